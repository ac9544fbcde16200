package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.H;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.function.Consumer;

/// Translates single two-qubit gates.
///
/// @param target whose gates and directions count
/// @param entangler the gate to build from
/// @param out takes the gates in time order
record PairTranslation(Target target, Entangler entangler, Consumer<Apply> out) {
  void translate(Apply apply) {
    if (apply.qubits().size() != 2) {
      out.accept(apply);
    } else if (isNative(apply)) {
      emitNative(apply);
    } else if (entangler.isIsing() || entangler.gate() == StandardGate.ISWAP) {
      viaIsing(apply);
    } else {
      viaCx(apply);
    }
  }

  private boolean isNative(Apply apply) {
    if (!target.gates().runs(apply) && !isFolded(apply)) {
      return false;
    }
    var allowed = target.coupling().allows(apply.qubits().get(0), apply.qubits().get(1));
    var turned =
        apply.gate() instanceof StandardGate row
            && Entangler.isSymmetric(row)
            && target.coupling().allows(apply.qubits().get(1), apply.qubits().get(0));
    return allowed || turned;
  }

  private void emitNative(Apply apply) {
    var on = apply.qubits();
    var allowed = target.coupling().allows(on.get(0), on.get(1));
    var directed = allowed ? apply : new Apply(apply.gate(), apply.angles(), on.reversed());
    if (isFolded(apply)) {
      IsingForm.folded(directed).forEach(out);
    } else {
      out.accept(directed);
    }
  }

  /// Whether the device runs `rzz` by such an angle once it is brought into `[0, π/2]`.
  private boolean isFolded(Apply apply) {
    return apply.gate() == StandardGate.RZZ
        && !hasParameters(apply)
        && target.gates().contains(apply.gate())
        && !target.gates().runs(apply)
        && target
            .gates()
            .limit(apply.gate())
            .filter(l -> l instanceof AngleLimit.Range && l.allows(0) && l.allows(Math.PI / 2))
            .isPresent();
  }

  private void viaIsing(Apply apply) {
    var steps = IsingForm.of(apply);
    if (!entangler.takesParameters() && entangler.isIsing() && hasParameters(apply)) {
      viaTable((StandardGate) apply.gate(), apply);
    } else if (!steps.isEmpty()) {
      steps.forEach(this::isingStep);
    } else if (apply.gate() == StandardGate.CX) {
      oriented(entangler.cx(), apply);
    } else if (hasParameters(apply) && apply.gate() instanceof StandardGate row) {
      viaTable(row, apply);
    } else {
      oriented(entangler.unitary(matrix(apply)), apply);
    }
  }

  private void isingStep(Apply step) {
    if (step.gate() != StandardGate.RZZ) {
      out.accept(step);
      return;
    }
    if (entangler.reach() == Entangler.Reach.QUADRANT) {
      IsingForm.folded(step).forEach(this::isingInReach);
    } else {
      isingInReach(step);
    }
  }

  private void isingInReach(Apply step) {
    if (step.gate() != StandardGate.RZZ) {
      out.accept(step);
      return;
    }
    var on = step.qubits();
    var allowed = target.coupling().allows(on.get(0), on.get(1));
    var pair = allowed ? step : new Apply(step.gate(), step.angles(), on.reversed());
    oriented(entangler.ising(step.angles().getFirst()), pair);
  }

  private void viaCx(Apply apply) {
    if (apply.gate() == StandardGate.CX) {
      cx(apply);
    } else if (apply.gate() instanceof StandardGate row && row != StandardGate.ECR) {
      viaTable(row, apply);
    } else {
      entangler.unitary(matrix(apply)).forEach(step -> translate(step.onQubits(apply.qubits())));
    }
  }

  private void viaTable(StandardGate row, Apply apply) {
    // One order for symmetric gates, so that the cx of neighbours on the pair meet and cancel.
    var on = apply.qubits();
    var sorted = Entangler.isSymmetric(row) ? on.stream().sorted().toList() : on;
    row.decomposition(apply.angles(), sorted).forEach(this::translate);
  }

  /// `cx`, between two `h` on each side where only the other direction runs.
  private void cx(Apply apply) {
    var control = apply.qubits().get(0);
    var target0 = apply.qubits().get(1);
    if (target.coupling().allows(control, target0) || Entangler.isSymmetric(entangler.gate())) {
      oriented(entangler.cx(), apply);
      return;
    }
    apply.qubits().forEach(this::h);
    oriented(entangler.cx(), new Apply(StandardGate.CX, List.of(), List.of(target0, control)));
    apply.qubits().forEach(this::h);
  }

  private void h(int qubit) {
    out.accept(new Apply(H, List.of(), List.of(qubit)));
  }

  /// Puts gates on operands 0 and 1 onto the pair, symmetric ones in the allowed direction.
  private void oriented(List<Apply> steps, Apply pair) {
    for (var step : steps) {
      var moved = step.onQubits(pair.qubits());
      if (moved.qubits().size() == 2 && isNative(moved)) {
        emitNative(moved);
      } else if (moved.qubits().size() == 2) {
        translate(moved);
      } else {
        out.accept(moved);
      }
    }
  }

  private static boolean hasParameters(Apply apply) {
    return !apply.angles().stream().allMatch(Angle::isConstant);
  }

  private static ComplexMatrix matrix(Apply apply) {
    var angles = apply.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray();
    return apply.gate().matrix(angles);
  }
}
