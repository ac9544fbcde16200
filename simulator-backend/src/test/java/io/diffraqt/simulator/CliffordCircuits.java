package io.diffraqt.simulator;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Random Clifford circuits for tests, the same ones for the same seed.
final class CliffordCircuits {
  private static final double QUARTER = Math.PI / 2;

  /// By gate the unit of which its angles may be any multiple; gates without angles have 0.
  static final Map<StandardGate, Double> UNITS = units();

  private CliffordCircuits() {}

  private static Map<StandardGate, Double> units() {
    var units = new EnumMap<StandardGate, Double>(StandardGate.class);
    for (var gate : StandardGate.values()) {
      switch (gate) {
        case T, TDG, CH, CSX, CCX, CCZ, CSWAP -> {}
        case CP, CRX, CRY, CRZ, CU -> units.put(gate, Math.PI);
        case ID, X, Y, Z, H, S, SDG, SX, SXDG, CX, CY, CZ, SWAP, ISWAP, ECR -> units.put(gate, 0.);
        case RX, RY, RZ, P, R, U, RXX, RYY, RZZ, RZX, GPHASE -> units.put(gate, QUARTER);
      }
    }
    return Collections.unmodifiableMap(units);
  }

  /// A random gate of the table at random angles that make it one, or its matrix as a gate.
  static Instruction.Apply gate(int qubits, Random random) {
    var fitting = UNITS.keySet().stream().filter(g -> g.qubits() <= qubits).toList();
    var row = fitting.get(random.nextInt(fitting.size()));
    var angles = angles(row, random);
    var places = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    Collections.shuffle(places, random);
    Gate gate = row;
    if (random.nextInt(5) == 0 && row.qubits() > 0) {
      gate =
          new UnitaryGate(
              "m", row.matrix(angles.stream().mapToDouble(a -> a.value(p -> 0)).toArray()));
      angles = List.of();
    }
    return new Instruction.Apply(gate, angles, places.subList(0, gate.qubits()));
  }

  private static List<Angle> angles(StandardGate row, Random random) {
    return IntStream.range(0, row.angleCount())
        .mapToObj(k -> Angle.of(UNITS.get(row) * (random.nextInt(9) - 4)))
        .toList();
  }

  /// Gates alone.
  static Circuit random(int qubits, int gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < gates; k++) {
      builder.add(gate(qubits, random));
    }
    return builder.build();
  }

  /// Gates with measurements, resets, conditions and kept outcomes among them; as many bits as
  /// qubits, each qubit measured at the end.
  static Circuit dynamic(int qubits, int steps, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits).register("c", qubits);
    for (var k = 0; k < steps; k++) {
      var qubit = random.nextInt(qubits);
      var bit = random.nextInt(qubits);
      switch (random.nextInt(16)) {
        case 0, 1 -> builder.measure(qubit, bit);
        case 2 -> builder.reset(qubit);
        case 3 -> builder.add(conditional(qubits, bit, random));
        default -> builder.add(gate(qubits, random));
      }
    }
    return builder.measureAll().build();
  }

  private static Instruction conditional(int qubits, int bit, Random random) {
    var condition =
        new Condition.Compare(List.of(bit, (bit + 1) % qubits), Condition.Relation.AT_LEAST, 1);
    return new Instruction.Conditional(
        condition,
        List.of(gate(qubits, random), new Instruction.Reset(random.nextInt(qubits))),
        List.of(
            gate(qubits, random), new Instruction.Measure(random.nextInt(qubits), bit, Keep.BOTH)));
  }
}
