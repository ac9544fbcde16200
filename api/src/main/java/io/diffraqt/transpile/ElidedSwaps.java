package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.stream.IntStream;

/// A circuit whose `swap` gates are carried out by renaming the qubits after them.
///
/// @param circuit without swaps outside of branches
/// @param last entry `k` is the qubit of `circuit` that holds program qubit `k` at the end
record ElidedSwaps(Circuit circuit, Layout last) {
  static ElidedSwaps of(Circuit source) {
    var placement = Placement.of(IntStream.range(0, source.qubits()).toArray(), source.qubits());
    var out = new ArrayList<Instruction>();
    for (var instruction : source.instructions()) {
      if (instruction instanceof Apply(StandardGate gate, _, var on) && gate == StandardGate.SWAP) {
        placement.exchange(placement.place(on.get(0)), placement.place(on.get(1)));
      } else {
        out.add(instruction.movedTo(placement::place));
      }
    }
    return new ElidedSwaps(source.withInstructions(out), placement.layout());
  }
}
