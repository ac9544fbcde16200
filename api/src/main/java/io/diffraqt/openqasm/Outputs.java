package io.diffraqt.openqasm;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Register;
import io.diffraqt.openqasm.Symbol.Variable;
import io.diffraqt.openqasm.Value.Bit;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Known;
import io.diffraqt.openqasm.Value.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Settles at the end of a program which bits of the circuit hold the program's bit variables.
///
/// A variable that took over bits measured elsewhere gets them by renaming; a register that was
/// only computed with, never measured into, is dropped.
final class Outputs {
  private final Program program;
  private final Site site;
  private final int[] places;
  private final List<Register> kept = new ArrayList<>();

  Outputs(Program program, Site site) {
    this.program = program;
    this.site = site;
    this.places = new int[program.bits().count()];
  }

  /// The registers of the circuit, and its instructions in `program` on their bits.
  List<Register> settle() {
    Arrays.setAll(places, k -> k);
    var registers = program.bits().registers();
    var dropped = new HashSet<Integer>();
    for (var variable : program.outputs()) {
      if (variable.home() != Symbol.NO_HOME) {
        settle(variable, dropped);
      }
    }
    if (dropped.isEmpty()) {
      return registers;
    }
    pack(registers, dropped);
    program.instructions().replaceAll(this::moved);
    return kept;
  }

  private void settle(Variable variable, Set<Integer> dropped) {
    var bits = ((Bits) variable.value()).bits();
    var home = variable.home();
    if (isComputed(bits, home)) {
      dropped.add(home);
      return;
    }
    for (var k = 0; k < bits.size(); k++) {
      settle(variable, bits.get(k), home + k, dropped);
    }
  }

  /// Whether a register holds computed values only.
  private boolean isComputed(List<Bit> bits, int home) {
    var measured = false;
    for (var k = 0; k < bits.size(); k++) {
      measured |= program.bits().isMeasured(home + k) || bits.get(k) instanceof Measured;
    }
    return !measured && bits.stream().anyMatch(b -> b instanceof Known(var one) && one);
  }

  private void settle(Variable variable, Bit bit, int place, Set<Integer> dropped) {
    switch (bit) {
      case Measured(Condition.Bit(var index)) when index == place -> {}
      case Known(var one) when !one && !program.bits().isMeasured(place) -> {}
      case Measured(Condition.Bit(var index)) when isFree(index, place) -> {
        places[index] = place;
        dropped.add(program.bits().registerAt(index).first());
      }
      case Measured _, Known _ ->
          throw site.error(
              "bit %d of '%s' ends with a value that no measurement put there; a circuit's bits"
                      .formatted(place - variable.home(), variable.name())
                  + " hold outcomes only, so measure into the register itself");
    }
  }

  /// Whether the bit `index` of a register that is no output may become the bit `place`.
  private boolean isFree(int index, int place) {
    var register = program.bits().registerAt(index);
    return places[index] == index
        && !program.bits().isMeasured(place)
        && program.outputs().stream().noneMatch(v -> v.home() == register.first());
  }

  private void pack(List<Register> registers, Set<Integer> dropped) {
    var shift = new int[places.length];
    var next = 0;
    for (var register : registers) {
      var gone = dropped.contains(register.first()) && isEmptied(register);
      for (var k = register.first(); k < register.end(); k++) {
        shift[k] = gone ? -1 : next + k - register.first();
      }
      if (!gone) {
        kept.add(new Register(register.name(), next, register.size()));
        next += register.size();
      }
    }
    for (var k = 0; k < places.length; k++) {
      places[k] = shift[places[k]];
    }
  }

  /// Whether no measurement is left in a register.
  private boolean isEmptied(Register register) {
    for (var k = register.first(); k < register.end(); k++) {
      if (places[k] == k && program.bits().isMeasured(k)) {
        return false;
      }
    }
    return true;
  }

  private Instruction moved(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Measure(var qubit, var bit, var keep) ->
          new Instruction.Measure(qubit, places[bit], keep);
      case Instruction.Conditional(var condition, var then, var otherwise) ->
          new Instruction.Conditional(
              moved(condition),
              then.stream().map(this::moved).toList(),
              otherwise.stream().map(this::moved).toList());
      case Instruction.Apply _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _ ->
          instruction;
    };
  }

  private int place(int bit) {
    if (places[bit] < 0) {
      throw site.error(
          "a bit is read before it is assigned, and holds a computed value in the end; give it"
              + " its value where it is declared");
    }
    return places[bit];
  }

  private Condition moved(Condition condition) {
    return switch (condition) {
      case Condition.Bit(var index) -> new Condition.Bit(place(index));
      case Condition.Compare(var bits, var relation, var value) ->
          new Condition.Compare(bits.stream().map(this::place).toList(), relation, value);
      case Condition.Not(var inner) -> new Condition.Not(moved(inner));
      case Condition.All(var parts) -> new Condition.All(parts.stream().map(this::moved).toList());
      case Condition.Any(var parts) -> new Condition.Any(parts.stream().map(this::moved).toList());
    };
  }
}
