package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.CosineSine;
import io.diffraqt.linalg.UnitaryEigen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Any unitary from two-qubit unitaries and multiplexed rotations.
///
/// Source: Shende, Bullock and Markov (2006), IEEE Trans. CAD 25, 1000, theorem 13 with both
/// improvements of appendix A. `(23/48)·4^k − (3/2)·2^k + 4/3` gates `cx` for `k` qubits. Not
/// thread-safe.
final class QuantumShannon {
  private final List<Apply> out = new ArrayList<>();

  private QuantumShannon() {}

  /// Gates on at most two qubits for a unitary on `operands`.
  static List<Apply> of(ComplexMatrix unitary, List<Integer> operands) {
    var shannon = new QuantumShannon();
    shannon.add(unitary, operands);
    shannon.passDiagonalsOn();
    return shannon.out;
  }

  /// All two-qubit unitaries are on the same pair, and whatever is between them is diagonal there.
  private void passDiagonalsOn() {
    var blocks =
        IntStream.range(0, out.size())
            .filter(k -> out.get(k).gate() instanceof UnitaryGate)
            .toArray();
    var carried = ComplexMatrix.identity(4);
    for (var k = 0; k < blocks.length; k++) {
      var block = out.get(blocks[k]);
      var unitary = block.gate().matrix().times(carried);
      if (k < blocks.length - 1) {
        var split = UpToDiagonal.of(unitary);
        unitary = split.cheap();
        carried = split.diagonal();
      }
      out.set(blocks[k], block(unitary, block.qubits()));
    }
  }

  private static Apply block(ComplexMatrix unitary, List<Integer> operands) {
    return new Apply(new UnitaryGate("block", unitary), List.of(), operands);
  }

  private void add(ComplexMatrix unitary, List<Integer> operands) {
    if (operands.size() <= 2) {
      out.add(block(unitary, operands));
      return;
    }
    var controls = operands.subList(0, operands.size() - 1);
    var top = operands.getLast();
    var split = CosineSine.of(unitary);
    addSelected(split.right0(), split.right1(), controls, top);
    var angles = split.angles().stream().mapToDouble(t -> 2 * t).toArray();
    addTurns(angles, controls, top);
    addSelected(split.left0(), split.left1().times(signs(controls.size())), controls, top);
  }

  /// Multiplexed rotations about Y by `cz` without the last one, which the next gate takes in.
  private void addTurns(double[] angles, List<Integer> controls, int top) {
    var gates = Multiplexer.gates(StandardGate.RY, angles, controls, top);
    for (var gate : gates.subList(0, gates.size() - 1)) {
      out.add(
          gate.gate() == StandardGate.CX
              ? new Apply(StandardGate.CZ, List.of(), gate.qubits())
              : gate);
    }
  }

  /// `Z` on the most significant of some qubits.
  private static ComplexMatrix signs(int qubits) {
    return ComplexMatrix.diagonal(
        IntStream.range(0, 1 << qubits)
            .mapToObj(k -> Complex.of(k >> (qubits - 1) == 0 ? 1 : -1))
            .toArray(Complex[]::new));
  }

  /// `zero` where `top` is 0, `one` where it is 1: `V·(D ⊕ D†)·W` with diagonal `D`.
  private void addSelected(ComplexMatrix zero, ComplexMatrix one, List<Integer> controls, int top) {
    var eigen = UnitaryEigen.of(zero.times(one.adjoint()));
    var roots = eigen.angles().stream().map(a -> Complex.cis(a / 2)).toArray(Complex[]::new);
    var first = ComplexMatrix.diagonal(roots).times(eigen.vectors().adjoint()).times(one);
    add(first, controls);
    var angles = eigen.angles().stream().mapToDouble(a -> -a).toArray();
    out.addAll(Multiplexer.gates(StandardGate.RZ, angles, controls, top));
    add(eigen.vectors(), controls);
  }

  /// Gates for a unitary on no or one qubit, phase included.
  static List<Apply> small(ComplexMatrix unitary, List<Integer> operands) {
    if (operands.isEmpty()) {
      return GlobalPhase.instruction(Angle.of(unitary.at(0, 0).arg())).stream().toList();
    }
    var locals = new LocalGates(operands);
    locals.add(unitary, 0);
    return locals.gates();
  }
}
