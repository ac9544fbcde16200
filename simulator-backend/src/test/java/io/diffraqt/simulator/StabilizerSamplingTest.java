package io.diffraqt.simulator;

import static io.diffraqt.simulator.SamplingTest.assertDrawnFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.reference.Reference;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Shots of the tableau and of frames, against exact distributions from dense matrices; the
/// false-alarm rate is that of [SamplingTest#assertDrawnFrom].
class StabilizerSamplingTest {
  private static ExactBackend open(Optional<NoiseModel> noise, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    noise.ifPresent(_ -> all.put("noise", "test"));
    var source =
        new NoiseSource() {
          @Override
          public List<String> names() {
            return List.of("test");
          }

          @Override
          public Optional<NamedNoise> find(String name, Map<String, String> more) {
            return noise.map(model -> new NamedNoise(model, Optional.empty()));
          }
        };
    return (ExactBackend)
        new SimulatorPlugin()
            .open(
                new BackendContext(
                    Optional.empty(),
                    all,
                    Map.of(),
                    Clock.systemUTC(),
                    new SplittableRandom(1),
                    List.of(source)));
  }

  private static ExactBackend tableau(NoiseModel noise, int threads) {
    return open(
        Optional.of(noise), Map.of("method", "stabilizer", "threads", String.valueOf(threads)));
  }

  private static Counts counts(ExactBackend simulator, Circuit circuit, int shots, long seed) {
    return SamplingTest.counts(simulator, circuit, Bindings.none(), shots, seed).getFirst();
  }

  private static Circuit measured(int qubits, int gates, long seed) {
    return Circuit.onQubits(qubits)
        .addAll(CliffordCircuits.random(qubits, gates, seed).instructions())
        .measureAll()
        .build();
  }

  @Test
  void shotsWithoutNoiseFollowTheExactDistribution() {
    var simulator = StabilizerTest.open("stabilizer");
    for (var seed = 0; seed < 20; seed++) {
      var circuit = seed % 2 == 0 ? measured(3, 20, seed) : CliffordCircuits.dynamic(3, 16, seed);
      var exact = Reference.probabilities(circuit, NoiseModel.none());
      assertDrawnFrom(exact, counts(simulator, circuit, 20_000, seed));
    }
  }

  @Test
  void shotsUnderPauliNoiseFollowTheDensityMatrix() {
    var noise = new PauliNoise();
    var simulator = tableau(noise, 2);
    for (var seed = 0; seed < 20; seed++) {
      var circuit = seed % 2 == 0 ? measured(3, 12, seed) : CliffordCircuits.dynamic(3, 10, seed);
      var exact = Reference.probabilities(circuit, noise);
      assertDrawnFrom(exact, counts(simulator, circuit, 20_000, seed));
    }
  }

  @Test
  void midCircuitMeasurementsWithoutConditionsAreDrawnByFrames() {
    var noise = new PauliNoise();
    var circuit =
        Circuit.onQubits(3)
            .register("c", 4)
            .h(0)
            .cx(0, 1)
            .measure(0, 0)
            .h(0)
            .measure(0, 3)
            .reset(1)
            .cx(0, 1)
            .iswap(1, 2)
            .h(2)
            .measure(1, 1)
            .measure(2, 2)
            .build();
    var exact = Reference.probabilities(circuit, noise);
    assertDrawnFrom(exact, counts(tableau(noise, 1), circuit, 50_000, 3));
  }

  @Test
  void aSingleShotIsARunOfTheTableau() {
    var noise = new PauliNoise();
    var circuit = measured(2, 10, 5);
    var simulator = tableau(noise, 1);
    var sum = counts(simulator, circuit, 1, 0);
    for (var seed = 1; seed < 5_000; seed++) {
      sum = sum.plus(counts(simulator, circuit, 1, seed));
    }
    assertDrawnFrom(Reference.probabilities(circuit, noise), sum);
  }

  @Test
  void aSeedGivesTheSameShotsOnAnyNumberOfThreads() {
    var noise = new PauliNoise();
    var wide = measured(70, 400, 1);
    var branching = CliffordCircuits.dynamic(5, 30, 2);
    for (var circuit : List.of(wide, branching)) {
      var one = counts(tableau(noise, 1), circuit, 10_000, 7);
      assertThat(counts(tableau(noise, 3), circuit, 10_000, 7)).isEqualTo(one);
      assertThat(counts(tableau(noise, 1), circuit, 10_000, 8)).isNotEqualTo(one);
      assertThat(one.shots()).isEqualTo(10_000);
    }
  }

  @Test
  void expectationValuesUnderPauliNoiseAreThoseOfTheDensityMatrix() {
    var noise = new PauliNoise();
    var density = open(Optional.of(noise), Map.of("method", "density"));
    var tableau = tableau(noise, 1);
    for (var seed = 0; seed < 30; seed++) {
      var gates = CliffordCircuits.random(4, 12, seed).instructions();
      var circuit =
          Circuit.onQubits(4)
              .addAll(gates.subList(0, 6))
              .measure(1, 0)
              .reset(2)
              .addAll(gates.subList(6, 12))
              .measure(3, 1)
              .build();
      var request =
          Request.Exact.expectations(
              List.of(PauliSum.parse("XIZI + 0.5*ZZZZ - IIYY + 2*IIIZ"), PauliSum.parse("ZIII")));
      var expected = density.evaluate(circuit, Bindings.none(), request).getFirst().expectations();
      var actual = tableau.evaluate(circuit, Bindings.none(), request).getFirst().expectations();
      for (var k = 0; k < expected.size(); k++) {
        assertThat(actual.get(k).value()).isCloseTo(expected.get(k).value(), within(1e-12));
        assertThat(actual.get(k).variance()).isCloseTo(expected.get(k).variance(), within(1e-12));
      }
    }
  }

  @Test
  void dampingIsRefusedByNameAndNeverTwirled() {
    var simulator = tableau(new TestNoise(), 1);
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).measureAll().build();
    assertThatThrownBy(() -> counts(simulator, circuit, 10, 1))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining(
            "the noise after instruction 1 on qubits [0] is no mixture of Paulis on one or two"
                + " qubits (damping and relaxation are none); leave method out");
  }

  @Test
  void aTableThatDoesNotFitIsRefusedWithItsSize() {
    var circuit = Circuit.onQubits(1_000).h(0).measureAll().build();
    try (var sampler = CliffordSampler.of(circuit, NoiseModel.none(), 1)) {
      assertThatThrownBy(() -> sampler.shots(Integer.MAX_VALUE, 1))
          .isInstanceOf(UnsupportedCircuitException.class)
          .hasMessageContaining(
              "a table of 2,147,483,647 shots of 1,000 bits takes 274,877,906,816 bytes")
          .hasMessageContaining("draw fewer at a time");
      assertThatThrownBy(() -> sampler.shots(0, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("shots 0; at least 1");
    }
  }

  @Test
  void theTableOfASamplerHoldsTheBitsOfTheCounts() {
    var noise = new PauliNoise();
    var circuit = measured(3, 12, 4);
    try (var sampler = CliffordSampler.of(circuit, noise, 1)) {
      var table = sampler.shots(20_000, 3);
      assertDrawnFrom(Reference.probabilities(circuit, noise), table.counts());
      var ones = 0L;
      for (var shot = 0; shot < table.shots(); shot++) {
        ones += table.bit(shot, 2);
      }
      assertThat(ones)
          .isEqualTo(
              table.counts().asMap().entrySet().stream()
                  .filter(e -> e.getKey().charAt(0) == '1')
                  .mapToLong(Map.Entry::getValue)
                  .sum());
    }
  }

  @Test
  void theMethodAndItsReasonAreSaid() {
    var bell = Circuit.onQubits(2).h(0).cx(0, 1).measureAll().build();
    var wide = measured(300, 10, 1);
    var deep = measured(20, 400, 1);
    var request = Request.Samples.of(100);
    var exact = Simulator.exact();
    assertThat(exact.method(bell, Bindings.none(), request)).contains("state-vector");
    assertThat(exact.method(wide, Bindings.none(), request))
        .contains("stabilizer (a Clifford circuit, and no other method holds it)");
    assertThat(exact.method(deep, Bindings.none(), request).orElseThrow())
        .matches(
            "stabilizer \\(a Clifford circuit, predicted [0-9.e-]+ s instead of [0-9.e-]+ s\\)");
    assertThat(tableau(new PauliNoise(), 1).method(bell, Bindings.none(), request))
        .contains("stabilizer (asked for)");
    assertThat(Simulator.noisy(new TestNoise()).method(bell, Bindings.none(), request))
        .hasValueSatisfying(said ->
            assertThat(said).matches("density \\(predicted [0-9.e-]+ s instead of [0-9.e-]+ s\\)"));
  }

  @Test
  void openParametersAtCliffordAnglesRunWhereATableauIsAskedFor() {
    var theta = Parameter.of("theta");
    var circuit = Circuit.onQubits(2).rx(theta.angle(), 0).cx(0, 1).measureAll().build();
    var rows =
        Bindings.ofRows(List.of(theta), new double[] {Math.PI}, new double[] {0}, new double[] {1});
    var simulator = StabilizerTest.open("stabilizer");
    var counts = SamplingTest.counts(simulator, circuit, rows.limit(2), 10, 1);
    assertThat(counts.get(0).count("11")).isEqualTo(10);
    assertThat(counts.get(1).count("00")).isEqualTo(10);
    assertThatThrownBy(() -> SamplingTest.counts(simulator, circuit, rows, 10, 1))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("rx(1.00000) at instruction 0 on qubits [0] is no Clifford gate");
  }

  @Test
  void aTableauGivesNoDerivatives() {
    var circuit = Circuit.onQubits(1).h(0).build();
    var request = Request.Exact.expectations(List.of(PauliSum.parse("Z")));
    assertThatThrownBy(
            () -> StabilizerTest.open("stabilizer").forward(circuit, Bindings.none(), request))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("it gives no derivatives; leave method out");
  }

  @Test
  void aMirroredCircuitOfManyQubitsEndsWhereItBegan() {
    var forth = CliffordCircuits.random(300, 3_000, 5);
    var circuit =
        Circuit.onQubits(300)
            .addAll(forth.instructions())
            .addAll(forth.inverse().instructions())
            .x(17)
            .x(299)
            .measureAll()
            .build();
    var expected = "1" + "0".repeat(281) + "1" + "0".repeat(17);
    assertThat(counts(Simulator.exact(), circuit, 100, 1).asMap())
        .isEqualTo(Map.of(expected, 100L));
    assertThat(counts(Simulator.exact(), circuit, 1, 1).asMap()).isEqualTo(Map.of(expected, 1L));
  }

  @Test
  void whatWasMeasuredOnceIsMeasuredAgainHoweverManyQubitsThereAre() {
    var qubits = 150;
    var builder = Circuit.onQubits(qubits).register("a", qubits).register("b", qubits);
    builder.addAll(CliffordCircuits.random(qubits, 2_000, 6).instructions());
    for (var q = 0; q < qubits; q++) {
      builder.measure(q, q);
    }
    for (var q = qubits - 1; q >= 0; q--) {
      builder.measure(q, qubits + q);
    }
    var circuit = builder.build();
    for (var shots : List.of(1, 200)) {
      var counts = counts(Simulator.exact(), circuit, shots, 3);
      assertThat(counts.of("a").asMap()).isEqualTo(counts.of("b").asMap());
      assertThat(counts.asMap().keySet())
          .allMatch(bits -> bits.substring(0, qubits).equals(bits.substring(qubits)));
    }
    assertThat(counts(Simulator.exact(), circuit, 200, 3).asMap()).hasSizeGreaterThan(100);
  }

  @Test
  void hundredsOfQubitsRunUnasked() {
    var builder = Circuit.onQubits(300).h(0);
    for (var q = 0; q < 299; q++) {
      builder.cx(q, q + 1);
    }
    var counts = counts(Simulator.exact(), builder.measureAll().build(), 1_000, 4);
    assertThat(counts.asMap().keySet()).containsExactly("0".repeat(300), "1".repeat(300));
    // 500 ± 150 leaves out 2e-21 of all runs.
    assertThat(counts.count("1".repeat(300))).isBetween(350L, 650L);
  }

  @Test
  void aLargeCircuitThatIsNoCliffordCircuitIsRefusedWithTheMemoryItNeeds() {
    var circuit = Circuit.onQubits(300).h(0).cx(0, 1).t(7).measureAll().build();
    assertThatThrownBy(() -> counts(Simulator.exact(), circuit, 10, 1))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("a state of 300 qubits takes 2^304 bytes")
        .hasMessageContaining(
            "a tableau would hold a Clifford circuit of that size, but t at instruction 2 on qubits"
                + " [7] is no Clifford gate on one or two qubits");
  }
}
