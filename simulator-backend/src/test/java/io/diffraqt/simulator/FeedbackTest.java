package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Condition.Relation;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Clifford circuits in which gates depend on measured bits, against exact distributions from dense
/// matrices; the false-alarm rate is that of [SamplingTest#assertDrawnFrom].
class FeedbackTest {
  private static final List<StandardGate> PAULIS =
      List.of(StandardGate.X, StandardGate.Y, StandardGate.Z);
  private static final List<StandardGate> CLIFFORD =
      List.of(StandardGate.H, StandardGate.S, StandardGate.SX, StandardGate.X);

  private static ExactBackend open(NoiseModel noise, int threads) {
    var settings =
        SimulatorSettings.of(Map.of("method", "stabilizer", "threads", String.valueOf(threads)));
    var named = new NamedNoise(noise, Optional.empty());
    return new SimulatorBackend(settings, Optional.of(named), new SplittableRandom(1));
  }

  private static Counts counts(NoiseModel noise, Circuit circuit, int shots, long seed) {
    try (var simulator = open(noise, 2)) {
      return SamplingTest.counts(simulator, circuit, Bindings.none(), shots, seed).getFirst();
    }
  }

  private static Condition condition(int bits, Random random, int depth) {
    var kinds = depth == 0 ? 2 : 5;
    return switch (random.nextInt(kinds)) {
      case 0 -> new Condition.Bit(random.nextInt(bits));
      case 1 ->
          new Condition.Compare(
              List.of(random.nextInt(bits), random.nextInt(bits), random.nextInt(bits)),
              Relation.values()[random.nextInt(6)],
              random.nextInt(-1, 9));
      case 2 -> new Condition.Not(condition(bits, random, depth - 1));
      case 3 -> new Condition.All(two(bits, random, depth - 1));
      default -> new Condition.Any(two(bits, random, depth - 1));
    };
  }

  private static List<Condition> two(int bits, Random random, int depth) {
    return List.of(condition(bits, random, depth), condition(bits, random, depth));
  }

  private static List<Instruction> arm(
      int qubits, List<StandardGate> gates, Random random, int depth) {
    var arm = new ArrayList<Instruction>();
    for (var k = random.nextInt(3); k > 0; k--) {
      var gate = gates.get(random.nextInt(gates.size()));
      arm.add(new Apply(gate, List.of(), List.of(random.nextInt(qubits))));
    }
    if (depth > 0 && random.nextBoolean()) {
      arm.add(conditional(qubits, gates, random, depth - 1));
    }
    return arm;
  }

  private static Instruction conditional(
      int qubits, List<StandardGate> gates, Random random, int depth) {
    return new Instruction.Conditional(
        condition(qubits, random, 2),
        arm(qubits, gates, random, depth),
        arm(qubits, gates, random, depth));
  }

  /// Random gates, measurements, and branches of the given gates, nested up to three deep.
  private static Circuit fed(int qubits, List<StandardGate> gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits).register("c", qubits);
    for (var k = 0; k < 4; k++) {
      for (var more = 0; more < 4; more++) {
        builder.add(CliffordCircuits.gate(qubits, random));
      }
      builder.measure(random.nextInt(qubits), random.nextInt(qubits));
      builder.add(conditional(qubits, gates, random, 2));
    }
    return builder.measureAll().build();
  }

  @Test
  void paulisUnderAnyConditionFollowTheExactDistribution() {
    for (var seed = 0; seed < 40; seed++) {
      var circuit = fed(3, PAULIS, seed);
      var noise = seed % 2 == 0 ? NoiseModel.none() : new PauliNoise();
      var exact = Reference.probabilities(circuit, noise);
      SamplingTest.assertDrawnFrom(exact, counts(noise, circuit, 20_000, seed));
    }
  }

  @Test
  void cliffordGatesUnderAnyConditionFollowTheExactDistribution() {
    for (var seed = 0; seed < 40; seed++) {
      var circuit = fed(3, CLIFFORD, 100 + seed);
      var noise = seed % 2 == 0 ? NoiseModel.none() : new PauliNoise();
      var exact = Reference.probabilities(circuit, noise);
      SamplingTest.assertDrawnFrom(exact, counts(noise, circuit, 20_000, seed));
    }
  }

  /// A bit is handed on by Bell pairs, the corrections as Paulis under conditions, or as gates
  /// whose kind is hidden from frames: `h z h` for `x`.
  private static Circuit teleported(int hops, List<StandardGate> correction) {
    var builder = Circuit.onQubits(2 * hops + 1).register("c", 2 * hops + 1).x(0);
    for (var hop = 0; hop < hops; hop++) {
      var here = 2 * hop;
      builder.h(here + 1).cx(here + 1, here + 2).cx(here, here + 1).h(here);
      builder.measure(here + 1, here + 1).measure(here, here);
      var x =
          correction.stream()
              .<Instruction>map(gate -> new Apply(gate, List.of(), List.of(here + 2)))
              .toList();
      builder.add(new Instruction.Conditional(new Condition.Bit(here + 1), x, List.of()));
      builder.add(
          new Instruction.Conditional(
              new Condition.Bit(here),
              List.of(new Apply(StandardGate.Z, List.of(), List.of(here + 2))),
              List.of()));
    }
    return builder.measure(2 * hops, 2 * hops).build();
  }

  @Test
  void aBitIsTeleportedThroughHundredsOfQubits() {
    var counts = counts(NoiseModel.none(), teleported(100, List.of(StandardGate.X)), 20_000, 1);
    assertThat(counts.shots()).isEqualTo(20_000);
    assertThat(counts.asMap().keySet()).allMatch(bits -> bits.charAt(0) == '1');
    // 2^200 outcomes are equally likely: no two shots of 20,000 agree, but with 1e-52.
    assertThat(counts.asMap()).hasSize(20_000);
  }

  @Test
  void shotsThatPartAtEveryBranchAreTeleportedAsWell() {
    var byGates = List.of(StandardGate.H, StandardGate.Z, StandardGate.H);
    var counts = counts(NoiseModel.none(), teleported(20, byGates), 500, 1);
    assertThat(counts.asMap().keySet()).allMatch(bits -> bits.charAt(0) == '1');
    assertThat(counts.asMap()).hasSize(500);
  }

  @Test
  void shotsUnderConditionsAreTheSameOnAnyNumberOfThreads() {
    for (var gates : List.of(PAULIS, CLIFFORD)) {
      var circuit = fed(4, gates, 7);
      try (var one = open(new PauliNoise(), 1);
          var three = open(new PauliNoise(), 3)) {
        var expected = SamplingTest.counts(one, circuit, Bindings.none(), 10_000, 3);
        assertThat(SamplingTest.counts(three, circuit, Bindings.none(), 10_000, 3))
            .isEqualTo(expected);
      }
    }
  }
}
