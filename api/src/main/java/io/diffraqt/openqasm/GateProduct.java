package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// The matrix of a short sequence of gates without free parameters.
final class GateProduct {
  private GateProduct() {}

  /// The product on `qubits` qubits, `O(steps · 8^qubits)`; barriers are the identity.
  static ComplexMatrix of(List<? extends Instruction> steps, int qubits) {
    var product = ComplexMatrix.identity(1 << qubits);
    for (var step : steps) {
      if (step instanceof Apply apply) {
        product = embedded(apply, qubits).times(product);
      }
    }
    return product;
  }

  /// The angles of a gate without free parameters.
  static double[] radians(Apply step) {
    return step.angles().stream()
        .mapToDouble(angle -> ((Angle.Constant) angle).radians())
        .toArray();
  }

  private static ComplexMatrix embedded(Apply step, int qubits) {
    var inner = step.gate().matrix(radians(step));
    var on = step.qubits();
    var mask = on.stream().mapToInt(q -> 1 << q).sum();
    return ComplexMatrix.fill(
        1 << qubits,
        1 << qubits,
        (r, c) -> (r & ~mask) == (c & ~mask) ? inner.at(local(r, on), local(c, on)) : Complex.ZERO);
  }

  private static int local(int index, List<Integer> on) {
    var local = 0;
    for (var k = 0; k < on.size(); k++) {
      local |= (index >> on.get(k) & 1) << k;
    }
    return local;
  }
}
