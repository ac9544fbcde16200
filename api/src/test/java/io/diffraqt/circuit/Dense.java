package io.diffraqt.circuit;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// The unitary of a circuit of gates by embedded matrices: slow, obvious, for tests only.
public final class Dense {
  private Dense() {}

  /// The `2^n × 2^n` unitary of a circuit of gates and barriers without free parameters.
  public static ComplexMatrix unitary(Circuit circuit) {
    var product = ComplexMatrix.identity(1 << circuit.qubits());
    for (var instruction : circuit.instructions()) {
      if (instruction instanceof Instruction.Apply apply) {
        product = embed(apply, circuit.qubits()).times(product);
      }
    }
    return product;
  }

  /// The matrix of one gate on all qubits.
  public static ComplexMatrix embed(Instruction.Apply apply, int qubits) {
    var angles = apply.angles().stream().mapToDouble(Dense::radians).toArray();
    return embed(apply.gate().matrix(angles), apply.qubits(), qubits);
  }

  /// `matrix` on `operands` of `qubits` qubits, identity elsewhere.
  public static ComplexMatrix embed(ComplexMatrix matrix, List<Integer> operands, int qubits) {
    var mask = operands.stream().mapToInt(q -> 1 << q).sum();
    return ComplexMatrix.fill(
        1 << qubits,
        1 << qubits,
        (r, c) ->
            (r & ~mask) == (c & ~mask)
                ? matrix.at(gather(r, operands), gather(c, operands))
                : Complex.ZERO);
  }

  private static int gather(int index, List<Integer> operands) {
    var gathered = 0;
    for (var k = 0; k < operands.size(); k++) {
      gathered |= (index >> operands.get(k) & 1) << k;
    }
    return gathered;
  }

  private static double radians(Angle angle) {
    return angle.value(parameter -> {
      throw new IllegalArgumentException("free parameter " + parameter);
    });
  }
}
