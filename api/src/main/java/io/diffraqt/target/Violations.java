package io.diffraqt.target;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Collects what a target cannot run, one sentence each, the first ten.
final class Violations {
  private static final int MOST = 10;

  private final Target target;
  private final Circuit circuit;
  private final List<String> found = new ArrayList<>();
  private int place;

  Violations(Target target, Circuit circuit) {
    this.target = target;
    this.circuit = circuit;
  }

  List<String> list() {
    if (circuit.qubits() > target.qubits() && !circuit.isPhysical()) {
      found.add(
          "the circuit has %d qubits, and %s has %d"
              .formatted(circuit.qubits(), target.name(), target.qubits()));
    }
    if (circuit.hasMidCircuitMeasurement() && !target.limits().midCircuit()) {
      found.add("it measures in mid-circuit, and " + target.name() + " measures only at the end");
    }
    for (var instruction : circuit.instructions()) {
      check(instruction);
      place++;
    }
    return found.size() <= MOST ? List.copyOf(found) : shortened();
  }

  private List<String> shortened() {
    var some = new ArrayList<>(found.subList(0, MOST));
    some.add("and " + (found.size() - MOST) + " more");
    return some;
  }

  private void check(Instruction instruction) {
    if (circuit.isPhysical()) {
      instruction.qubits().stream().filter(q -> q >= target.qubits()).forEach(this::noSuchQubit);
    }
    switch (instruction) {
      case Apply apply -> checkGate(apply);
      case Instruction.Conditional(_, var then, var otherwise) -> checkBranches(then, otherwise);
      case Instruction.Prepare prepare -> {
        if (!target.limits().prepare()) {
          found.add(
              "instruction %d prepares a state on qubits %s, which takes gates; compile it with Transpiler.to(target)"
                  .formatted(place, prepare.qubits()));
        }
      }
      case Instruction.Noise noise -> {
        if (!target.limits().noise()) {
          found.add(
              "instruction %d is noise on qubits %s, and %s has its own alone; run it on a simulator, or leave the noise out"
                  .formatted(place, noise.qubits(), target.name()));
        }
      }
      case Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _ -> {}
    }
  }

  private void noSuchQubit(int qubit) {
    found.add(
        "instruction %d uses qubit %d, and %s has %d (0 to %d)"
            .formatted(place, qubit, target.name(), target.qubits(), target.qubits() - 1));
  }

  private void checkBranches(List<Instruction> then, List<Instruction> otherwise) {
    if (!target.limits().conditions()) {
      found.add(
          "instruction %d depends on measured bits, and %s has no conditions"
              .formatted(place, target.name()));
    }
    then.forEach(this::check);
    otherwise.forEach(this::check);
  }

  private void checkGate(Apply apply) {
    if (!target.gates().contains(apply.gate()) && apply.gate() != StandardGate.GPHASE) {
      found.add(
          "it uses %s on qubits %s at instruction %d, and %s runs only %s; compile it with Transpiler.to(target)"
              .formatted(
                  apply.gate().gateName(), apply.qubits(), place, target.name(), gateNames()));
      return;
    }
    if (!target.gates().runs(apply) && apply.gate() != StandardGate.GPHASE) {
      checkAngles(apply);
    }
    if (apply.qubits().size() == 2
        && !target.coupling().allows(apply.qubits().get(0), apply.qubits().get(1))) {
      found.add(
          "instruction %d uses %s on qubits %s, which %s does not join in this direction"
              .formatted(place, apply.gate().gateName(), apply.qubits(), target.name()));
    }
  }

  private void checkAngles(Apply apply) {
    var limit = target.gates().limit(apply.gate()).orElseThrow();
    var angles =
        apply.angles().stream()
            .filter(a -> !limit.allows(a))
            .map(a -> a.isConstant() ? Double.toString(a.value(p -> Double.NaN)) : "a parameter")
            .collect(Collectors.joining(" and "));
    found.add(
        "instruction %d uses %s on qubits %s with %s, and %s runs it with angles %s; compile it with Transpiler.to(target)"
            .formatted(
                place, apply.gate().gateName(), apply.qubits(), angles, target.name(), limit));
  }

  private String gateNames() {
    return target.gates().gates().stream()
        .map(StandardGate::gateName)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
