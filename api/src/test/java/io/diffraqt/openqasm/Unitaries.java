package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Barrier;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The unitary of a small circuit, by the definition: one full matrix per gate.
final class Unitaries {
  private Unitaries() {}

  /// A value for each parameter that depends on its name alone.
  static final ToDoubleFunction<Parameter> BY_NAME =
      parameter -> (parameter.name().hashCode() % 1000) / 317.0;

  static ComplexMatrix of(Circuit circuit) {
    var product = ComplexMatrix.identity(1 << circuit.qubits());
    for (var instruction : circuit.instructions()) {
      product =
          switch (instruction) {
            case Apply apply -> full(apply, circuit.qubits()).times(product);
            case Barrier _ -> product;
            default -> throw new IllegalArgumentException("no unitary: " + instruction);
          };
    }
    return product;
  }

  private static ComplexMatrix full(Apply apply, int qubits) {
    var radians = apply.angles().stream().mapToDouble(a -> a.value(BY_NAME)).toArray();
    var inner = apply.gate().matrix(radians);
    var rest = apply.qubits().stream().mapToInt(q -> 1 << q).reduce(-1, (m, b) -> m & ~b);
    return ComplexMatrix.fill(
        1 << qubits,
        1 << qubits,
        (r, c) ->
            (r & rest) == (c & rest)
                ? inner.at(local(r, apply.qubits()), local(c, apply.qubits()))
                : Complex.ZERO);
  }

  private static int local(int index, List<Integer> operands) {
    var local = 0;
    for (var k = 0; k < operands.size(); k++) {
      local |= (index >> operands.get(k) & 1) << k;
    }
    return local;
  }
}
