package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.circuits;
import static io.diffraqt.conformance.Tampering.gate;
import static io.diffraqt.conformance.Tampering.instructions;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Backends that run another program than they are given.
final class BrokenPrograms {
  private BrokenPrograms() {}

  static List<Broken> all() {
    return List.of(
        Broken.of("gate r transposed", "T08a", gate(StandardGate.R, BrokenPrograms::transposed)),
        Broken.of("gate u transposed", "T08b", gate(StandardGate.U, BrokenPrograms::transposed)),
        Broken.of("s for sdg", "T08a", replaced(StandardGate.SDG, StandardGate.S)),
        Broken.of("sx for its inverse", "T08a", replaced(StandardGate.SXDG, StandardGate.SX)),
        Broken.of("control and target of ch swapped", "T08a", exchanged(StandardGate.CH)),
        Broken.of("control and target of ecr swapped", "T08a", exchanged(StandardGate.ECR)),
        Broken.of("target and control of ccx swapped", "T08a", exchanged(StandardGate.CCX)),
        Broken.of("sign of the angle of rzz", "T08a", angle(StandardGate.RZZ, a -> -a)),
        Broken.of("sign of the angle of cp", "T08b", angle(StandardGate.CP, a -> -a)),
        Broken.of("half the angle of rx", "T08a", angle(StandardGate.RX, a -> a / 2)),
        Broken.of("degrees for radians in p", "T08a", angle(StandardGate.P, Math::toDegrees)),
        Broken.of(
            "angles of crz modulo 2π",
            "T09a",
            angle(StandardGate.CRZ, a -> Math.IEEEremainder(a, 2 * Math.PI))),
        Broken.of("angles rounded to milliradians", "T09b", allAngles(a -> rounded(a, 1e-3))),
        Broken.of(
            "angles snapped to twelfths of π",
            "T09b",
            angle(StandardGate.RY, a -> rounded(a, Math.PI / 12))),
        Broken.of("angles rounded to nanoradians", "T09d", allAngles(a -> rounded(a, 2e-9))),
        Broken.of("offset of an angle lost", "T09c", circuits(BrokenPrograms::withoutOffsets)),
        Broken.of("negative control taken as positive", "T10a", positiveControls()),
        Broken.of("operands of matrices reversed", "T10a", reversedMatrices()),
        Broken.of("reset ignored", "T11d", dropped(Instruction.Reset.class)),
        Broken.of("barrier runs an x", "T11a", instructions(BrokenPrograms::flippingBarriers)),
        Broken.of("delay runs an x", "T11b", instructions(BrokenPrograms::flippingDelays)),
        Broken.of("prepared qubits reversed", "T11f", reversedPreparation()),
        Broken.of("condition ignored", "T12d", instructions(BrokenPrograms::alwaysThen)),
        Broken.of("the other branch lost", "T12d", instructions(BrokenPrograms::neverOtherwise)),
        Broken.of("at most read as less", "T12e", relation(Condition.Relation.AT_MOST)),
        Broken.of("reuse after measurement lost", "T12b", circuits(BrokenPrograms::endsMeasured)),
        Broken.of("measurement only at the end", "T12a", circuits(BrokenPrograms::measuredLate)),
        Broken.of("the other branch kept", "T12h", instructions(BrokenPrograms::keptOther)));
  }

  private static Apply transposed(Apply apply) {
    var matrix = Tree.matrix(apply).transpose();
    return new Apply(new UnitaryGate(apply.gate().gateName(), matrix), List.of(), apply.qubits());
  }

  private static BackendPlugin replaced(StandardGate from, StandardGate to) {
    return gate(from, apply -> new Apply(to, apply.angles(), apply.qubits()));
  }

  private static BackendPlugin exchanged(StandardGate gate) {
    return gate(
        gate, apply -> new Apply(gate, apply.angles(), Tampering.swappedEnds(apply.qubits())));
  }

  private static BackendPlugin angle(StandardGate gate, DoubleUnaryOperator change) {
    return gate(gate, apply -> withAngles(apply, change));
  }

  private static BackendPlugin allAngles(DoubleUnaryOperator change) {
    return instructions(
        step -> List.of(step instanceof Apply apply ? withAngles(apply, change) : step));
  }

  private static Apply withAngles(Apply apply, DoubleUnaryOperator change) {
    var angles =
        apply.angles().stream()
            .map(angle ->
                angle instanceof Angle.Constant(var radians)
                    ? Angle.of(change.applyAsDouble(radians))
                    : angle)
            .toList();
    return new Apply(apply.gate(), angles, apply.qubits());
  }

  private static double rounded(double value, double unit) {
    return Math.rint(value / unit) * unit;
  }

  private static Circuit withoutOffsets(Circuit circuit) {
    var steps = new ArrayList<Instruction>();
    for (var step : circuit.instructions()) {
      steps.add(
          step instanceof Apply(var gate, var angles, var on)
              ? new Apply(gate, angles.stream().map(BrokenPrograms::withoutOffset).toList(), on)
              : step);
    }
    return circuit.withInstructions(steps);
  }

  private static Angle withoutOffset(Angle angle) {
    return switch (angle) {
      case Angle.Affine(var terms, _) -> new Angle.Affine(terms, 0);
      case Angle.Constant constant -> constant;
    };
  }

  private static BackendPlugin positiveControls() {
    return instructions(step ->
        List.of(
            step instanceof Apply(ControlledGate(var base, var controls), var angles, var on)
                    && controls.contains(false)
                ? new Apply(
                    new ControlledGate(base, Collections.nCopies(controls.size(), true)),
                    angles,
                    on)
                : step));
  }

  private static BackendPlugin reversedMatrices() {
    return instructions(step ->
        List.of(
            step instanceof Apply(UnitaryGate gate, var angles, var on)
                ? new Apply(gate, angles, on.reversed())
                : step));
  }

  private static BackendPlugin dropped(Class<? extends Instruction> kind) {
    return instructions(step -> kind.isInstance(step) ? List.of() : List.of(step));
  }

  private static List<Instruction> flippingBarriers(Instruction step) {
    return step instanceof Instruction.Barrier(var qubits)
        ? List.of(flip(qubits.getFirst()))
        : List.of(step);
  }

  private static List<Instruction> flippingDelays(Instruction step) {
    return step instanceof Instruction.Delay(_, _, var qubits)
        ? List.of(flip(qubits.getFirst()))
        : List.of(step);
  }

  private static Instruction flip(int qubit) {
    Gate x = StandardGate.X;
    return new Apply(x, List.of(), List.of(qubit));
  }

  private static BackendPlugin reversedPreparation() {
    return instructions(step ->
        List.of(
            step instanceof Instruction.Prepare(var on, var amplitudes)
                ? new Instruction.Prepare(on.reversed(), amplitudes)
                : step));
  }

  private static List<Instruction> alwaysThen(Instruction step) {
    return step instanceof Instruction.Conditional(_, var then, _) ? then : List.of(step);
  }

  private static List<Instruction> neverOtherwise(Instruction step) {
    return step instanceof Instruction.Conditional(var condition, var then, _)
        ? List.of(new Instruction.Conditional(condition, then, List.of()))
        : List.of(step);
  }

  private static BackendPlugin relation(Condition.Relation misread) {
    return instructions(step ->
        List.of(
            step
                        instanceof
                        Instruction.Conditional(
                            Condition.Compare(var bits, var relation, var value),
                            var then,
                            var otherwise)
                    && relation == misread
                ? new Instruction.Conditional(
                    new Condition.Compare(bits, Condition.Relation.LESS, value), then, otherwise)
                : step));
  }

  /// Drops gates on measured qubits.
  private static Circuit endsMeasured(Circuit circuit) {
    var measured = new BitSet();
    var steps = new ArrayList<Instruction>();
    for (var step : circuit.instructions()) {
      if (step instanceof Instruction.Measure measure) {
        measured.set(measure.qubit());
      }
      if (!(step instanceof Apply) || step.qubits().stream().noneMatch(measured::get)) {
        steps.add(step);
      }
    }
    return circuit.withInstructions(steps);
  }

  private static Circuit measuredLate(Circuit circuit) {
    var steps = new ArrayList<Instruction>(circuit.instructions());
    steps.removeIf(Instruction.Measure.class::isInstance);
    circuit.instructions().stream()
        .filter(Instruction.Measure.class::isInstance)
        .forEach(steps::add);
    return circuit.withInstructions(steps);
  }

  private static List<Instruction> keptOther(Instruction step) {
    return List.of(
        step instanceof Instruction.Measure(var qubit, var bit, var keep) && keep == Keep.ONE
            ? new Instruction.Measure(qubit, bit, Keep.ZERO)
            : step);
  }
}
