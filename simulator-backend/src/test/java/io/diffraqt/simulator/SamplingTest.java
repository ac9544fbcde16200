package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  private static int keys;

  static List<Counts> counts(
      ExactBackend simulator, Circuit circuit, Bindings bindings, int shots, long seed) {
    var request = new Request.Samples(shots, OptionalLong.of(seed));
    var key = new SubmissionKey("test-" + keys++);
    var run = new Submission.Run(circuit, bindings, request);
    var job = simulator.submit(new Submission(key, List.of(run)));
    return simulator.result(job).stream().map(o -> ((Outcome.Sampled) o).counts()).toList();
  }

  private static Counts counts(ExactBackend simulator, Circuit circuit, int shots, long seed) {
    return counts(simulator, circuit, Bindings.none(), shots, seed).getFirst();
  }

  /// Each count lies within the bounds that a binomial variable leaves with a probability below
  /// 2e-10 by Bernstein's inequality: `|k − np| ≤ sqrt(2·L·np(1−p)) + 2·L/3`, `L = ln 1e10`. With
  /// at most 300 comparisons of 8 values the false-alarm rate stays below 5e-7.
  static void assertDrawnFrom(double[] probabilities, Counts counts) {
    var bits = Integer.numberOfTrailingZeros(probabilities.length);
    var log = Math.log(1e10);
    for (var k = 0; k < probabilities.length; k++) {
      var text = Integer.toBinaryString(probabilities.length | k).substring(1);
      var count = counts.count(bits == 0 ? "" : text);
      var mean = probabilities[k] * counts.shots();
      var bound = Math.sqrt(2 * log * mean * Math.max(0, 1 - probabilities[k])) + 2 * log / 3;
      assertThat(Math.abs(count - mean)).as("%s in %s", text, counts).isLessThan(bound);
      if (probabilities[k] < 1e-14) {
        assertThat(count).isZero();
      }
    }
  }

  /// A shot of a kept measurement is counted whatever it shows.
  private static Circuit keepingBoth(Circuit circuit) {
    return circuit.withInstructions(
        circuit.instructions().stream()
            .map(i ->
                i instanceof Instruction.Measure(var qubit, var bit, _)
                    ? new Instruction.Measure(qubit, bit, Keep.BOTH)
                    : i)
            .toList());
  }

  @Test
  void countsFollowTheExactDistribution() {
    var simulator = Simulator.exact();
    for (var seed = 0; seed < 40; seed++) {
      var circuit = Circuits.dynamic(3, 14, seed);
      var shots = seed % 2 == 0 ? 5 : 20_000;
      var counts = counts(simulator, circuit, shots, seed);
      assertThat(counts.shots()).isEqualTo(shots);
      assertDrawnFrom(Reference.probabilities(keepingBoth(circuit), NoiseModel.none()), counts);
    }
  }

  @Test
  void noisyCountsFollowTheExactDistributionWithBothMethods() {
    var noise = new TestNoise();
    for (var seed = 0; seed < 40; seed++) {
      var circuit = Circuits.dynamic(3, 10, seed);
      var exact = Reference.probabilities(keepingBoth(circuit), noise);
      // Whichever method is chosen for few shots and for many.
      assertDrawnFrom(exact, counts(Simulator.noisy(noise), circuit, 4, seed));
      assertDrawnFrom(exact, counts(Simulator.noisy(noise), circuit, 20_000, seed));
      assertDrawnFrom(exact, counts(trajectories(noise), circuit, 20_000, seed));
    }
  }

  private static ExactBackend trajectories(NoiseModel noise) {
    var settings = SimulatorSettings.of(Map.of("method", "trajectories"));
    var named = new NamedNoise(noise, Optional.empty());
    return new SimulatorBackend(settings, Optional.of(named), new SplittableRandom(1));
  }

  private static ExactBackend simulator(String threads, String precision) {
    return StateVectorTest.simulator(
        Map.of("threads", threads, "kernels", "scalar", "precision", precision));
  }

  @ParameterizedTest
  @ValueSource(strings = {"double", "single"})
  void theSameSeedGivesTheSameCountsOnAnyNumberOfThreads(String precision) {
    var angle = Parameter.of("a");
    var circuit =
        Circuit.onQubits(9).rx(angle.angle(), 0).h(1).measure(1, 0).cx(0, 8).measureAll().build();
    var rows = new double[300][1];
    for (var r = 0; r < rows.length; r++) {
      rows[r][0] = .01 * r;
    }
    var bindings = Bindings.ofRows(List.of(angle), rows);
    var one = simulator("1", precision);
    var three = simulator("3", precision);
    var expected = counts(one, circuit, bindings, 1000, 42);
    assertThat(counts(three, circuit, bindings, 1000, 42)).isEqualTo(expected);
    assertThat(counts(three, circuit, bindings, 1000, 43)).isNotEqualTo(expected);
  }

  @Test
  void bitsBeyondSixtyThreeAreCounted() {
    var circuit = Circuit.onQubits(2).register("c", 100).x(0).measure(0, 99).measure(1, 98).build();
    assertThat(counts(Simulator.exact(), circuit, 10, 1).asMap())
        .isEqualTo(Map.of("1" + "0".repeat(99), 10L));
  }

  @Test
  void aMillionShotsSpreadOverManyValuesSumUp() {
    var builder = Circuit.onQubits(12);
    for (var q = 0; q < 12; q++) {
      builder.ry(.7 + .1 * q, q);
    }
    var circuit = builder.measureAll().build();
    var few = counts(Simulator.exact(), circuit, 3000, 5);
    var many = counts(Simulator.exact(), circuit, 1_000_000, 5);
    assertThat(few.shots()).isEqualTo(3000);
    assertThat(many.shots()).isEqualTo(1_000_000);
    for (var q = 0; q < 12; q++) {
      var p = Math.pow(Math.sin((.7 + .1 * q) / 2), 2);
      assertOnes(few, q, p);
      assertOnes(many, q, p);
    }
  }

  /// Hoeffding: off by more than `sqrt(n·ln(2e12)/2)` with a probability below 1e-12.
  private static void assertOnes(Counts counts, int bit, double p) {
    var ones =
        counts.asMap().entrySet().stream()
            .filter(e -> e.getKey().charAt(counts.bits() - 1 - bit) == '1')
            .mapToLong(Map.Entry::getValue)
            .sum();
    var bound = Math.sqrt(counts.shots() * Math.log(2e12) / 2);
    assertThat(Math.abs(ones - p * counts.shots())).isLessThan(bound);
  }
}
