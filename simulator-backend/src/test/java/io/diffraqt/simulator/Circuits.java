package io.diffraqt.simulator;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Channel;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random circuits for tests, the same ones for the same seed.
final class Circuits {
  private Circuits() {}

  /// Gates of the whole table, and some under more controls, on random operands.
  static Circuit random(int qubits, int gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < gates; k++) {
      builder.add(gate(qubits, random));
    }
    return builder.build();
  }

  /// One random gate that fits.
  static Instruction.Apply gate(int qubits, Random random) {
    var fitting = Stream.of(StandardGate.values()).filter(g -> g.qubits() <= qubits).toList();
    Gate gate = fitting.get(random.nextInt(fitting.size()));
    if (random.nextInt(6) == 0 && gate.qubits() < qubits) {
      gate = new ControlledGate(gate, List.of(random.nextBoolean()));
    }
    var places = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    Collections.shuffle(places, random);
    var angles = random.doubles(gate.angleCount(), -4, 4).mapToObj(Angle::of).toList();
    return new Instruction.Apply(gate, angles, places.subList(0, gate.qubits()));
  }

  /// Gates with measurements, resets, conditions and prepared states among them; three bits.
  static Circuit dynamic(int qubits, int steps, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits).register("c", 3);
    for (var k = 0; k < steps; k++) {
      var qubit = random.nextInt(qubits);
      var bit = random.nextInt(3);
      switch (random.nextInt(12)) {
        case 0, 1 -> builder.measure(qubit, bit);
        case 2 -> builder.reset(qubit);
        case 3 -> builder.measureKeeping(qubit, bit, random.nextBoolean() ? Keep.ONE : Keep.ZERO);
        case 4 -> builder.add(conditional(qubits, bit, random));
        case 5 -> builder.prepare(Amplitudes.real(random.nextDouble() - .5, 1), qubit);
        default -> builder.add(gate(qubits, random));
      }
    }
    return builder.measure(0, 0).measure(qubits - 1, 2).build();
  }

  /// The circuit with channels of the whole table, and their matrices alone, after every third
  /// instruction.
  static Circuit noisy(Circuit circuit, long seed) {
    var random = new Random(seed);
    var instructions = new ArrayList<Instruction>();
    for (var instruction : circuit.instructions()) {
      instructions.add(instruction);
      if (instructions.size() % 3 == 0) {
        instructions.add(noise(circuit.qubits(), random));
      }
    }
    return circuit.withInstructions(instructions);
  }

  private static Instruction noise(int qubits, Random random) {
    var fitting = Stream.of(StandardChannel.values()).filter(c -> c.qubits() <= qubits).toList();
    var kind = fitting.get(random.nextInt(fitting.size()));
    var values =
        kind.valueNames().stream().map(_ -> random.nextDouble() / 3).toArray(Double[]::new);
    Channel channel =
        random.nextBoolean() ? kind.of(values) : new Channel.General(kind.of(values).kraus());
    var places = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    Collections.shuffle(places, random);
    return new Instruction.Noise(channel, places.subList(0, kind.qubits()));
  }

  private static Instruction conditional(int qubits, int bit, Random random) {
    var condition =
        new Condition.Compare(List.of(bit, (bit + 1) % 3), Condition.Relation.AT_LEAST, 1);
    return new Instruction.Conditional(
        condition,
        List.of(gate(qubits, random), new Instruction.Reset(random.nextInt(qubits))),
        List.of(
            gate(qubits, random), new Instruction.Measure(random.nextInt(qubits), bit, Keep.BOTH)));
  }

  /// Every way to choose `count` distinct operands in order.
  static List<List<Integer>> placements(int qubits, int count) {
    if (count == 0) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Integer>>();
    for (var rest : placements(qubits, count - 1)) {
      for (var q = 0; q < qubits; q++) {
        if (!rest.contains(q)) {
          var more = new ArrayList<>(rest);
          more.add(q);
          all.add(List.copyOf(more));
        }
      }
    }
    return all;
  }
}
