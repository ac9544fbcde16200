package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Barrier;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.Instruction.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Writes the waiting of qubits into a circuit, as delays between its instructions.
///
/// Every instruction runs as late as those after it allow, so that a qubit leaves state 0, in which
/// it could wait without harm, as late as possible. A conditional is one block that takes as long
/// as its longer branch; nothing is inserted inside it. Nothing is inserted before a qubit's first
/// instruction or after its last.
public final class IdleDelays {
  /// Waits below this are rounding; no device has a clock so fine.
  private static final double SHORTEST_SECONDS = 1e-15;

  private final Circuit circuit;
  private final ToDoubleFunction<Instruction> seconds;
  private final double[] starts;

  private IdleDelays(Circuit circuit, ToDoubleFunction<Instruction> seconds) {
    this.circuit = circuit;
    this.seconds = seconds;
    this.starts = new double[circuit.instructions().size()];
  }

  /// The circuit with a delay wherever a qubit waits between two instructions.
  ///
  /// @param seconds how long an instruction takes, 0 or more
  public static Circuit in(Circuit circuit, ToDoubleFunction<Instruction> seconds) {
    var delays = new IdleDelays(circuit, seconds);
    delays.schedule();
    return circuit.withInstructions(delays.filled());
  }

  /// Finds each start, counted backwards from the end of the program.
  private void schedule() {
    var busy = new double[circuit.qubits() + circuit.bits()];
    for (var k = starts.length - 1; k >= 0; k--) {
      var instruction = circuit.instructions().get(k);
      var wires = wires(instruction);
      var finish = wires.stream().mapToDouble(wire -> busy[wire]).max().orElse(0);
      starts[k] = finish + seconds.applyAsDouble(instruction);
      for (var wire : wires) {
        busy[wire] = starts[k];
      }
    }
  }

  private List<Instruction> filled() {
    var all = new ArrayList<Instruction>();
    var finished = new double[circuit.qubits()];
    Arrays.fill(finished, Double.NaN);
    for (var k = 0; k < starts.length; k++) {
      var instruction = circuit.instructions().get(k);
      if (!(instruction instanceof Barrier)) {
        for (var qubit : instruction.qubits()) {
          addWait(all, qubit, finished[qubit] - starts[k]);
          finished[qubit] = starts[k] - seconds.applyAsDouble(instruction);
        }
      }
      all.add(instruction);
    }
    return all;
  }

  /// @param wait not a number before the first use of the qubit
  private static void addWait(List<Instruction> all, int qubit, double wait) {
    if (wait > SHORTEST_SECONDS) {
      all.add(new Delay(wait, DelayUnit.SECOND, List.of(qubit)));
    }
  }

  /// Qubits, and behind them the classical bits that are written or read.
  private List<Integer> wires(Instruction instruction) {
    var wires = new ArrayList<>(instruction.qubits());
    bits(instruction).forEach(bit -> wires.add(circuit.qubits() + bit));
    return wires;
  }

  private static Stream<Integer> bits(Instruction instruction) {
    return switch (instruction) {
      case Measure measure -> Stream.of(measure.bit());
      case Conditional(var condition, var then, var otherwise) ->
          Stream.of(
                  condition.bitsRead().stream(),
                  then.stream().flatMap(IdleDelays::bits),
                  otherwise.stream().flatMap(IdleDelays::bits))
              .flatMap(bits -> bits);
      case Instruction.Apply _,
          Instruction.Reset _,
          Barrier _,
          Delay _,
          Instruction.Noise _,
          Instruction.Prepare _ ->
          Stream.of();
    };
  }
}
