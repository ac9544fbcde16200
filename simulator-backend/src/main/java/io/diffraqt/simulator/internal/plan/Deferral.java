package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.noise.NoiseModel;
import java.util.BitSet;

/// Finds the measurements that can wait until the end: nothing acts on their qubit afterwards, and
/// their bit is neither read nor written again.
public final class Deferral {
  private final NoiseModel noise;
  private final boolean projects;
  private final BitSet qubits = new BitSet();
  private final BitSet bits = new BitSet();

  /// @param noise whose channels also touch qubits
  /// @param projects whether a measurement that keeps one outcome cuts the other one off
  public Deferral(NoiseModel noise, boolean projects) {
    this.noise = noise;
    this.projects = projects;
  }

  /// Indices among the instructions of the circuit.
  public BitSet in(Circuit circuit) {
    var deferred = new BitSet();
    for (var k = circuit.instructions().size() - 1; k >= 0; k--) {
      if (canWait(circuit.instructions().get(k))) {
        deferred.set(k);
      }
    }
    return deferred;
  }

  private boolean canWait(Instruction instruction) {
    if (instruction instanceof Instruction.Measure measure) {
      touchNoise(measure);
      var plain = measure.keep() == Keep.BOTH || !projects;
      if (plain && !qubits.get(measure.qubit()) && !bits.get(measure.bit())) {
        bits.set(measure.bit());
        return true;
      }
    }
    touch(instruction);
    return false;
  }

  private void touch(Instruction instruction) {
    switch (instruction) {
      case Instruction.Barrier _ -> {}
      case Instruction.Conditional(var condition, var then, var otherwise) -> {
        condition.bitsRead().forEach(bits::set);
        then.forEach(this::touch);
        otherwise.forEach(this::touch);
      }
      case Instruction.Measure measure -> {
        bits.set(measure.bit());
        qubits.set(measure.qubit());
        touchNoise(measure);
      }
      case Instruction.Apply _,
          Instruction.Reset _,
          Instruction.Prepare _,
          Instruction.Noise _,
          Instruction.Delay _ -> {
        instruction.qubits().forEach(qubits::set);
        touchNoise(instruction);
      }
    }
  }

  private void touchNoise(Instruction instruction) {
    noise.channels(instruction).forEach(placed -> placed.qubits().forEach(qubits::set));
  }
}
