package io.diffraqt.circuit;

import java.util.List;

/// Replaces parameters and slots by the values of one row.
///
/// @param values arranged for the circuit
/// @param row which row
record Binding(Bindings values, int row) {
  static Binding of(Bindings values, int row) {
    return new Binding(values, row);
  }

  List<Instruction> all(List<Instruction> instructions) {
    return instructions.stream().map(this::one).toList();
  }

  private Instruction one(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Apply(var gate, var angles, var on) ->
          new Instruction.Apply(gate, angles.stream().map(this::angle).toList(), on);
      case Instruction.Prepare(var on, Amplitudes.Slot slot) ->
          new Instruction.Prepare(on, amplitudes(slot));
      case Instruction.Conditional(var condition, var then, var otherwise) ->
          new Instruction.Conditional(condition, all(then), all(otherwise));
      case Instruction.Prepare _,
          Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _ ->
          instruction;
    };
  }

  private Angle angle(Angle angle) {
    return Angle.of(angle.value(values.asFunction(row)));
  }

  private Amplitudes amplitudes(Amplitudes.Slot slot) {
    var from = values.columns().offset(slot).orElseThrow();
    var re = new double[slot.size()];
    var im = new double[slot.size()];
    values.copyRow(row, from, re, 0, re.length);
    values.copyRow(row, from + re.length, im, 0, im.length);
    return Amplitudes.of(re, im);
  }
}
