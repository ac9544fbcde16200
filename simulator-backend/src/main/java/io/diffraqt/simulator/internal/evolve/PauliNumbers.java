package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.SparseMatrix;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Operands;
import io.diffraqt.simulator.internal.plan.PauliMatrices;
import io.diffraqt.simulator.internal.plan.PauliOp;
import io.diffraqt.simulator.internal.plan.PauliProgram;

/// The matrices of a program on Pauli coefficients under one row of bindings.
///
/// @param numbers of one qubit each, where the program says
/// @param open of several qubits each, by index
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
record PauliNumbers(double[] numbers, SparseMatrix[] open) {
  /// The matrices as a bound frame gives them.
  static PauliNumbers of(PauliProgram program, Frame frame) {
    var numbers = new PauliNumbers(new double[program.numbers()], new SparseMatrix[program.open()]);
    for (var sweep : program.sweeps()) {
      sweep.ops().forEach(placed -> numbers.add(placed, frame));
    }
    return numbers;
  }

  private void add(PauliProgram.Placed placed, Frame frame) {
    switch (placed.op()) {
      case PauliOp.Turn(_, var factors) -> {
        var product = matrix(factors.getFirst(), frame);
        for (var k = 1; k < factors.size(); k++) {
          product = PauliMatrices.product(matrix(factors.get(k), frame), product);
        }
        System.arraycopy(product, 0, numbers, placed.at(), product.length);
      }
      case PauliOp.Open(var qubits, var step) -> {
        var unitary = Operands.matrix(step, frame.matrices(), step.at());
        var matrix = PauliMatrices.ofUnitary(unitary, qubits.length);
        open[placed.at()] = SparseMatrix.of(1 << 2 * qubits.length, matrix, 0);
      }
      case PauliOp.Moves _, PauliOp.Scale _, PauliOp.Known _, PauliOp.Exchange _ -> {}
    }
  }

  private static double[] matrix(PauliOp.Source source, Frame frame) {
    return switch (source) {
      case PauliOp.Source.Constant(var matrix) -> matrix;
      case PauliOp.Source.Bound(var step) ->
          PauliMatrices.ofUnitary(Operands.matrix(step, frame.matrices(), step.at()), 1);
    };
  }
}
