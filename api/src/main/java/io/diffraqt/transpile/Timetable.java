package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Barrier;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.target.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// When each instruction of a circuit runs on a device, by the times that the device gave.
///
/// Instructions wait for their qubits and for the classical bits that they write or read. Pulses,
/// measurements and conditionals start on the grid of the device's clock. Immutable.
public final class Timetable {
  private final List<Instruction> instructions;
  private final InstructionTimes times;
  private final long[] starts;
  private final long[] lengths;

  private Timetable(List<Instruction> instructions, InstructionTimes times) {
    this.instructions = instructions;
    this.times = times;
    this.lengths = instructions.stream().mapToLong(times::ticks).toArray();
    this.starts = new long[lengths.length];
  }

  /// The times of a circuit on device qubits.
  public static Timetable of(Circuit circuit, Calibration calibration, Schedule schedule) {
    var early = asSoon(circuit.instructions(), new InstructionTimes(calibration));
    return switch (schedule) {
      case AS_SOON -> early;
      case AS_LATE -> early.delayed();
    };
  }

  static Timetable asSoon(List<Instruction> instructions, InstructionTimes times) {
    var table = new Timetable(instructions, times);
    var free = new Wires();
    for (var k = 0; k < table.starts.length; k++) {
      var wires = wires(instructions.get(k));
      table.starts[k] = table.up(k, free.latest(wires));
      free.put(wires, table.end(k));
    }
    return table;
  }

  /// The same with every instruction as late as those after it allow.
  private Timetable delayed() {
    var late = new Timetable(instructions, times);
    var end = ticks();
    // Counted backwards from the end, a wire is free until some later start.
    var taken = new Wires();
    for (var k = starts.length - 1; k >= 0; k--) {
      var wires = wires(instructions.get(k));
      late.starts[k] = down(k, end - taken.latest(wires) - lengths[k]);
      taken.put(wires, end - late.starts[k]);
    }
    late.shift();
    return late;
  }

  /// Moves all by as many whole steps of the grid as rounding has moved some before the start.
  private void shift() {
    var first = Arrays.stream(starts).min().orElse(0);
    var steps = Math.ceilDiv(Math.max(0, -first), grid());
    Arrays.setAll(starts, k -> starts[k] + steps * grid());
  }

  /// When an instruction starts, in seconds.
  public double start(int instruction) {
    return starts[instruction] * tick();
  }

  /// How long an instruction takes, in seconds.
  public double length(int instruction) {
    return lengths[instruction] * tick();
  }

  /// How long all takes, in seconds.
  public double seconds() {
    return ticks() * tick();
  }

  long ticks() {
    return IntStream.range(0, starts.length).mapToLong(this::end).max().orElse(0);
  }

  /// The instructions with a delay wherever a qubit waits between two of them, on the grid of the
  /// device; none before a qubit's first instruction or after its last, and none inside branches.
  public List<Instruction> withDelays() {
    var all = new ArrayList<Instruction>();
    var finished = new Wires();
    for (var k = 0; k < starts.length; k++) {
      var instruction = instructions.get(k);
      for (var qubit : instruction.qubits()) {
        if (finished.knows(qubit)) {
          addWait(all, qubit, starts[k] - finished.at(qubit));
        }
        if (finished.knows(qubit) || !(instruction instanceof Barrier)) {
          finished.put(List.of(qubit), end(k));
        }
      }
      all.add(
          lengths[k] > 0 && instruction instanceof Delay d
              ? delay(lengths[k], d.qubits())
              : instruction);
    }
    return all;
  }

  private void addWait(List<Instruction> all, int qubit, long ticks) {
    if (ticks > 0) {
      all.add(delay(ticks, List.of(qubit)));
    }
  }

  private Delay delay(long ticks, List<Integer> on) {
    return times.calibration().clock().isPresent()
        ? new Delay(ticks, DelayUnit.DT, on)
        : new Delay(ticks * tick(), DelayUnit.SECOND, on);
  }

  private double tick() {
    return times.clock().sampleSeconds();
  }

  private long grid() {
    return times.clock().alignment();
  }

  private long end(int k) {
    return starts[k] + lengths[k];
  }

  private long up(int k, long time) {
    return isAligned(k) ? Math.ceilDiv(time, grid()) * grid() : time;
  }

  private long down(int k, long time) {
    return isAligned(k) ? Math.floorDiv(time, grid()) * grid() : time;
  }

  /// What takes no time is no pulse.
  private boolean isAligned(int k) {
    return lengths[k] > 0 && !(instructions.get(k) instanceof Delay);
  }

  /// Qubits as they are, and classical bits as −1 and below.
  private static List<Integer> wires(Instruction instruction) {
    var wires = new ArrayList<>(instruction.qubits());
    instruction.bits().forEach(bit -> wires.add(-1 - bit));
    return wires;
  }

  /// A time for each wire, 0 at first. Not thread-safe.
  private static final class Wires {
    private final Map<Integer, Long> times = new HashMap<>();

    boolean knows(int wire) {
      return times.containsKey(wire);
    }

    long at(int wire) {
      return times.getOrDefault(wire, 0L);
    }

    long latest(List<Integer> wires) {
      return wires.stream().mapToLong(this::at).max().orElse(0);
    }

    void put(List<Integer> wires, long time) {
      wires.forEach(w -> times.put(w, time));
    }
  }
}
