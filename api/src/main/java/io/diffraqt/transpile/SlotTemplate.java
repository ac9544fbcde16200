package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Gates for a state that is bound later: one fixed circuit with a parameter for each rotation.
///
/// `2^n − 1` parameters `…_y` and as many `…_z`, then `…_phase`; a fixed number of `cx`, `2^(n+1) −
/// 2n − 2`.
///
/// @param slot what is bound
/// @param parameters in the order in which [#values] gives their values
record SlotTemplate(Amplitudes.Slot slot, List<Parameter> parameters) {
  /// A template whose parameters start with `prefix`.
  static SlotTemplate of(Amplitudes.Slot slot, String prefix) {
    var rotations = slot.size() - 1;
    var names = new ArrayList<Parameter>();
    IntStream.range(0, rotations).forEach(k -> names.add(Parameter.of(prefix + "_y" + k)));
    IntStream.range(0, rotations).forEach(k -> names.add(Parameter.of(prefix + "_z" + k)));
    names.add(Parameter.of(prefix + "_phase"));
    return new SlotTemplate(slot, List.copyOf(names));
  }

  /// The gates in time order.
  List<Apply> gates(List<Integer> operands) {
    var out = new ArrayList<Apply>();
    var n = operands.size();
    var next = 0;
    for (var t = n - 1; t >= 0; t--) {
      var count = 1 << (n - 1 - t);
      level(out, operands, t, next);
      next += count;
    }
    out.add(new Apply(StandardGate.GPHASE, List.of(parameters.getLast().angle()), List.of()));
    return out;
  }

  private void level(List<Apply> out, List<Integer> operands, int t, int first) {
    var n = operands.size();
    var controls = operands.subList(t + 1, n);
    var count = 1 << controls.size();
    var target = operands.get(t);
    var y = Multiplexer.gates(StandardGate.RY, angles(first, count), controls, target);
    var z =
        Multiplexer.mirrored(
            StandardGate.RZ, angles(slot.size() - 1 + first, count), controls, target);
    // The last cx of the first and the first of the second cancel.
    var shared = controls.isEmpty() ? 0 : 1;
    out.addAll(y.subList(0, y.size() - shared));
    out.addAll(z.subList(shared, z.size()));
  }

  private List<Angle> angles(int first, int count) {
    return parameters.subList(first, first + count).stream().map(Parameter::angle).toList();
  }

  /// The values of the parameters for the amplitudes of one row.
  ///
  /// @throws CircuitException when all amplitudes of the row vanish
  double[] values(Bindings bindings, int row) {
    requireNorm(bindings, row);
    var state = StateAngles.of(slot.qubits(), k -> bindings.amplitude(row, slot, k));
    var out = new double[parameters.size()];
    var rotations = slot.size() - 1;
    var next = 0;
    for (var t = slot.qubits() - 1; t >= 0; t--) {
      var y = Multiplexer.transformed(state.y(t));
      var z = Multiplexer.transformed(state.z(t));
      System.arraycopy(y, 0, out, next, y.length);
      System.arraycopy(z, 0, out, rotations + next, z.length);
      next += y.length;
    }
    out[out.length - 1] = state.phase();
    return out;
  }

  private void requireNorm(Bindings bindings, int row) {
    for (var k = 0; k < slot.size(); k++) {
      if (bindings.amplitude(row, slot, k).squaredAbs() > 0) {
        return;
      }
    }
    throw new CircuitException(
        "slot %s has amplitudes of norm 0 in row %d; a state needs a norm above zero"
            .formatted(slot.name(), row));
  }
}
