package io.diffraqt.transpile;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.GateSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One walk that looks back from each gate for one to join it with. Not thread-safe.
final class Cancellation {
  /// How many earlier gates on a qubit are looked at.
  private static final int REACH = 40;

  private final GateSet gates;
  private final List<Optional<Instruction>> kept = new ArrayList<>();
  private final List<IntList> onQubit = new ArrayList<>();

  /// @param gates whose limits joined rotations keep to
  Cancellation(int qubits, GateSet gates) {
    this.gates = gates;
    for (var q = 0; q < qubits; q++) {
      onQubit.add(new IntList());
    }
  }

  List<Instruction> rewrite(List<Instruction> instructions) {
    instructions.forEach(this::step);
    return kept.stream().flatMap(Optional::stream).toList();
  }

  private void step(Instruction instruction) {
    if (instruction instanceof Conditional(var condition, var then, var otherwise)) {
      keep(new Conditional(condition, inner(then), inner(otherwise)));
    } else if (!(instruction instanceof Apply apply && joins(apply))) {
      keep(instruction);
    }
  }

  private List<Instruction> inner(List<Instruction> branch) {
    return new Cancellation(onQubit.size(), gates).rewrite(branch);
  }

  private void keep(Instruction instruction) {
    instruction.qubits().forEach(q -> onQubit.get(q).add(kept.size()));
    kept.add(Optional.of(instruction));
  }

  /// Whether an earlier gate took this one in.
  private boolean joins(Apply apply) {
    if (apply.qubits().isEmpty()) {
      return false;
    }
    var partner = partner(apply);
    if (partner < 0) {
      return false;
    }
    var joined = join((Apply) kept.get(partner).orElseThrow(), apply).orElseThrow();
    kept.set(partner, joined.isEmpty() ? Optional.empty() : Optional.of(joined.getFirst()));
    if (joined.isEmpty()) {
      apply.qubits().forEach(q -> forget(onQubit.get(q), partner));
    }
    return true;
  }

  /// The latest gate that this one may join, past gates with which it commutes; −1 if none.
  private int partner(Apply apply) {
    var list = onQubit.get(apply.qubits().getFirst());
    for (var k = list.size() - 1; k >= Math.max(0, list.size() - REACH); k--) {
      var index = list.at(k);
      var earlier = kept.get(index).orElseThrow();
      if (earlier instanceof Apply other && join(other, apply).isPresent()) {
        return apply.qubits().stream().allMatch(q -> isFreeSince(apply, q, index)) ? index : -1;
      }
      if (!commutes(earlier, apply, apply.qubits().getFirst())) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isFreeSince(Apply apply, int qubit, int index) {
    var list = onQubit.get(qubit);
    for (var k = list.size() - 1; k >= 0 && list.at(k) > index; k--) {
      if (!commutes(kept.get(list.at(k)).orElseThrow(), apply, qubit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean commutes(Instruction earlier, Apply apply, int qubit) {
    var axis = Axis.of(apply, qubit);
    return axis != Axis.NONE && axis == Axis.of(earlier, qubit);
  }

  /// What two neighbours make: nothing where they cancel, one gate where they add up; empty where
  /// they do not join.
  private Optional<List<Instruction>> join(Apply earlier, Apply later) {
    if (!sameOperands(earlier, later)) {
      return Optional.empty();
    }
    if (isRotation(earlier) && earlier.gate() == later.gate()) {
      return sum(earlier, later);
    }
    var inverse = earlier.inverse();
    return inverse.gate().equals(later.gate()) && inverse.angles().equals(later.angles())
        ? Optional.of(List.of())
        : Optional.empty();
  }

  private Optional<List<Instruction>> sum(Apply earlier, Apply later) {
    var angle = earlier.angles().getFirst().plus(later.angles().getFirst());
    if (EulerChain.isZero(angle)) {
      return Optional.of(List.of());
    }
    var joined = new Apply(earlier.gate(), List.of(angle), earlier.qubits());
    return gates.limit(joined.gate()).isEmpty() || gates.runs(joined)
        ? Optional.of(List.of(joined))
        : Optional.empty();
  }

  private static boolean sameOperands(Apply earlier, Apply later) {
    return earlier.qubits().equals(later.qubits())
        || earlier.gate() instanceof StandardGate row
            && Entangler.isSymmetric(row)
            && earlier.qubits().equals(later.qubits().reversed());
  }

  private static boolean isRotation(Apply apply) {
    return apply.gate() instanceof StandardGate row
        && switch (row) {
          case RX, RY, RZ, P, RXX, RYY, RZZ, RZX, CP, CRX, CRY, CRZ -> true;
          default -> false;
        };
  }

  private static void forget(IntList list, int value) {
    var to = 0;
    for (var k = 0; k < list.size(); k++) {
      if (list.at(k) != value) {
        list.set(to++, list.at(k));
      }
    }
    list.cut(to);
  }
}
