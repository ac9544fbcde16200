package io.diffraqt.circuit;

import java.util.BitSet;

/// Finds measurements after which their qubit is used, their bit is read or written again, or of
/// which one outcome only is kept.
final class MidCircuit {
  private MidCircuit() {}

  static boolean measures(Circuit circuit) {
    var measured = new BitSet();
    var written = new BitSet();
    for (var instruction : circuit.instructions()) {
      switch (instruction) {
        case Instruction.Conditional _ -> {
          return true;
        }
        case Instruction.Barrier _ -> {}
        case Instruction.Measure measure -> {
          if (measured.get(measure.qubit())
              || written.get(measure.bit())
              || measure.keep() != Keep.BOTH) {
            return true;
          }
          measured.set(measure.qubit());
          written.set(measure.bit());
        }
        case Instruction.Apply _,
            Instruction.Reset _,
            Instruction.Delay _,
            Instruction.Noise _,
            Instruction.Prepare _ -> {
          if (instruction.qubits().stream().anyMatch(measured::get)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
