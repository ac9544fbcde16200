package io.diffraqt.circuit;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A gate that acts only where every control has its required value.
///
/// Operands: the controls first, in order, then the operands of `base`.
///
/// @param base what acts
/// @param controls the required values, `true` for `ctrl`, `false` for `negctrl`; at least one
public record ControlledGate(Gate base, List<Boolean> controls) implements Gate {
  /// @throws IllegalArgumentException when there is no control
  public ControlledGate {
    controls = List.copyOf(controls);
    if (controls.isEmpty()) {
      throw new IllegalArgumentException("a controlled " + base.gateName() + " needs a control");
    }
  }

  /// `base` under one more positive control, as a [StandardGate] where the table has it.
  public static Gate of(Gate base) {
    return of(base, List.of(true));
  }

  /// `base` under more controls, flattened, as a [StandardGate] where the table has it.
  public static Gate of(Gate base, List<Boolean> controls) {
    if (controls.isEmpty()) {
      return base;
    }
    var last = controls.getLast();
    var rest = controls.subList(0, controls.size() - 1);
    var inner = last ? StandardGate.controlled(base) : Optional.<StandardGate>empty();
    if (inner.isPresent()) {
      return of(inner.get(), rest);
    }
    if (base instanceof ControlledGate(var core, var more)) {
      var all = new ArrayList<>(controls);
      all.addAll(more);
      return new ControlledGate(core, all);
    }
    return new ControlledGate(base, controls);
  }

  @Override
  public String gateName() {
    return "c".repeat(controls.size()) + base.gateName();
  }

  @Override
  public int qubits() {
    return controls.size() + base.qubits();
  }

  @Override
  public int angleCount() {
    return base.angleCount();
  }

  @Override
  public ComplexMatrix matrix(double... angles) {
    return embed(base.matrix(angles), Complex.ONE);
  }

  @Override
  public ComplexMatrix derivative(int index, double... angles) {
    return embed(base.derivative(index, angles), Complex.ZERO);
  }

  @Override
  public AngleKind angleKind(int index) {
    return switch (base.angleKind(index)) {
      case ROTATION, CONTROLLED_ROTATION -> AngleKind.CONTROLLED_ROTATION;
      case PHASE -> AngleKind.PHASE;
      case AXIS -> AngleKind.AXIS;
    };
  }

  @Override
  public Instruction.Apply inverse(List<Angle> angles, List<Integer> operands) {
    var inner = base.inverse(angles, operands.subList(controls.size(), operands.size()));
    return new Instruction.Apply(of(inner.gate(), controls), inner.angles(), operands);
  }

  /// The index bits of the controls, at their required values.
  public int activePattern() {
    var pattern = 0;
    for (var k = 0; k < controls.size(); k++) {
      pattern |= controls.get(k) ? 1 << k : 0;
    }
    return pattern;
  }

  private ComplexMatrix embed(ComplexMatrix inner, Complex elsewhere) {
    var mask = (1 << controls.size()) - 1;
    var pattern = activePattern();
    return ComplexMatrix.fill(
        1 << qubits(),
        1 << qubits(),
        (r, c) -> {
          if ((r & mask) != (c & mask)) {
            return Complex.ZERO;
          }
          if ((r & mask) == pattern) {
            return inner.at(r >> controls.size(), c >> controls.size());
          }
          return r == c ? elsewhere : Complex.ZERO;
        });
  }
}
