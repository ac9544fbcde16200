package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.AngleKind;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.openqasm.Modifiers.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Real powers of gates: angles are scaled where that is exact, integer powers repeat, and all else
/// is the principal power of the matrix.
final class Powers {
  /// Integer powers up to this are written out.
  private static final int REPEATED = 1_000;

  /// Sequences longer than this are not multiplied out.
  private static final int MULTIPLIED = 2_000;

  private static final double EXACT = 1e-12;

  private Powers() {}

  static Steps of(Site site, Steps steps, double exponent) {
    if (exponent == 0) {
      return new Steps(List.of(), steps.operands());
    }
    if (exponent == 1) {
      return steps;
    }
    var whole = exponent == Math.rint(exponent);
    if (steps.list().size() == 1 && steps.list().getFirst() instanceof Apply only) {
      if (isScalable(only, whole)) {
        return new Steps(List.of(scaled(only, exponent)), steps.operands());
      }
      if (only.gate().qubits() <= Limits.MATRIX_QUBITS && isConstant(only)) {
        return new Steps(rooted(only, exponent), steps.operands());
      }
    }
    return whole && Math.abs(exponent) <= REPEATED
        ? repeated(site, steps, (int) exponent)
        : multiplied(site, steps, exponent);
  }

  /// Whether the power is the same gate with its first angle times the exponent.
  private static boolean isScalable(Apply step, boolean whole) {
    var rotation = core(step.gate());
    if (!(rotation instanceof StandardGate gate)) {
      return false;
    }
    var kind =
        switch (gate) {
          case RX, RY, RZ, RXX, RYY, RZZ, RZX, CRX, CRY, CRZ, R -> AngleKind.ROTATION;
          case P, CP, GPHASE -> AngleKind.PHASE;
          default -> AngleKind.CONTROLLED_ROTATION;
        };
    var period = kind == AngleKind.ROTATION ? 2 * Math.PI : Math.PI;
    return kind != AngleKind.CONTROLLED_ROTATION
        && (whole
            || !(step.angles().getFirst() instanceof Angle.Constant(var radians))
            || Math.abs(radians) < period - 1e-9);
  }

  private static Gate core(Gate gate) {
    return gate instanceof ControlledGate(var base, _) ? base : gate;
  }

  private static Apply scaled(Apply step, double exponent) {
    var angles = new ArrayList<>(step.angles());
    angles.set(0, angles.getFirst().times(exponent));
    return new Apply(step.gate(), angles, step.qubits());
  }

  private static boolean isConstant(Apply step) {
    return step.angles().stream().allMatch(Angle::isConstant);
  }

  private static List<Instruction> rooted(Apply step, double exponent) {
    var matrix = step.gate().matrix(GateProduct.radians(step));
    return recognised(step.gate().gateName(), MatrixPower.of(matrix, exponent), step.qubits());
  }

  private static Steps repeated(Site site, Steps steps, int exponent) {
    var once = new ArrayList<>(steps.list());
    if (exponent < 0) {
      once.clear();
      steps.list().reversed().forEach(s -> once.add(s instanceof Apply a ? a.inverse() : s));
    }
    if ((long) once.size() * Math.abs(exponent) > Limits.SIZE) {
      throw site.error("a power of more than the limit of " + Limits.SIZE + " steps");
    }
    var list = new ArrayList<Instruction>();
    for (var k = 0; k < Math.abs(exponent); k++) {
      list.addAll(once);
    }
    return new Steps(list, steps.operands());
  }

  private static Steps multiplied(Site site, Steps steps, double exponent) {
    if (steps.operands() > Limits.MATRIX_QUBITS || steps.list().size() > MULTIPLIED) {
      throw site.error(
          "the power %s of %d steps on %d qubits needs their matrix; the limit is %d steps on %d"
              .formatted(
                  exponent,
                  steps.list().size(),
                  steps.operands(),
                  MULTIPLIED,
                  Limits.MATRIX_QUBITS));
    }
    if (!steps.list().stream().allMatch(s -> !(s instanceof Apply a) || isConstant(a))) {
      throw site.error("the power " + exponent + " of gates with free parameters has no form");
    }
    var matrix = GateProduct.of(steps.list(), steps.operands());
    var on = IntStream.range(0, steps.operands()).boxed().toList();
    return new Steps(recognised("power", MatrixPower.of(matrix, exponent), on), steps.operands());
  }

  /// A matrix as a row of the gate table where one equals it.
  private static List<Instruction> recognised(String name, ComplexMatrix matrix, List<Integer> on) {
    if (matrix.distance(ComplexMatrix.identity(matrix.rows())) < EXACT) {
      return List.of();
    }
    for (var gate : StandardGate.values()) {
      if (gate.angleCount() == 0
          && gate.qubits() == on.size()
          && gate.matrix().distance(matrix) < EXACT) {
        return List.of(new Apply(gate, List.of(), on));
      }
    }
    if (matrix.rows() == 2
        && matrix.isDiagonal(EXACT)
        && Math.hypot(matrix.re(0, 0) - 1, matrix.im(0, 0)) < EXACT) {
      var phase = Angle.of(matrix.at(1, 1).arg());
      return List.of(new Apply(StandardGate.P, List.of(phase), on));
    }
    return List.of(new Apply(new UnitaryGate(name + "_pow", matrix), List.of(), on));
  }
}
