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

/// Any unitary from two-qubit unitaries and multiplexed rotations.
///
/// Source: Shende, Bullock and Markov (2006), IEEE Trans. CAD 25, 1000, theorem 13. About
/// `(9/16)·4^k` gates `cx` for `k` qubits. Not thread-safe.
final class QuantumShannon {
  private final List<Apply> out = new ArrayList<>();

  private QuantumShannon() {}

  /// Gates on at most two qubits for a unitary on `operands`.
  static List<Apply> of(ComplexMatrix unitary, List<Integer> operands) {
    var shannon = new QuantumShannon();
    shannon.add(unitary, operands);
    return shannon.out;
  }

  private void add(ComplexMatrix unitary, List<Integer> operands) {
    if (operands.size() <= 2) {
      out.add(new Apply(new UnitaryGate("block", unitary), List.of(), operands));
      return;
    }
    var controls = operands.subList(0, operands.size() - 1);
    var top = operands.getLast();
    var split = CosineSine.of(unitary);
    addSelected(split.right0(), split.right1(), controls, top);
    var angles = split.angles().stream().mapToDouble(t -> 2 * t).toArray();
    out.addAll(Multiplexer.gates(StandardGate.RY, angles, controls, top));
    addSelected(split.left0(), split.left1(), controls, top);
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
