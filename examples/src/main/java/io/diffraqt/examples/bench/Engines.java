package io.diffraqt.examples.bench;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.examples.bench.Workload.PeerTask;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.noisemodels.Depolarizing;
import io.diffraqt.noisemodels.NoiseRules;
import io.diffraqt.noisemodels.Readout;
import io.diffraqt.noisemodels.Selector;
import io.diffraqt.simulator.SimulatorPlugin;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// The simulators that are measured.
///
/// @param exact without noise
/// @param noisy with a density matrix
/// @param drawing with trajectories
/// @param tableau without noise, by a tableau
/// @param threads of each
/// @param precision of those that hold pure states
record Engines(
    ExactBackend exact,
    ExactBackend noisy,
    ExactBackend drawing,
    ExactBackend tableau,
    int threads,
    Precision precision)
    implements AutoCloseable {
  private static final String NOISE = "depolarizing";
  private static final double AFTER_ONE = 0.001;
  private static final double AFTER_TWO = 0.01;
  private static final double READOUT = 0.02;

  /// Simulators with so many threads each.
  static Engines of(int threads, Precision precision) {
    var word = precision.word();
    return new Engines(
        open(threads, Map.of("precision", word)),
        open(threads, Map.of("noise", NOISE, "method", "density")),
        open(threads, Map.of("noise", NOISE, "method", "trajectories", "precision", word)),
        open(threads, Map.of("method", "stabilizer")),
        threads,
        precision);
  }

  /// The noise of the cases as peers are told of it.
  static PeerTask.Strengths strengths() {
    return new PeerTask.Strengths(
        Depolarizing.towardsMixed(AFTER_ONE, 1).pauliProbability(),
        Depolarizing.towardsMixed(AFTER_TWO, 2).pauliProbability(),
        READOUT);
  }

  /// The noise of the cases.
  static NoiseModel noise() {
    return NoiseRules.describedAs(NOISE)
        .after(Selector.arity(1), Depolarizing.towardsMixed(AFTER_ONE, 1).channel())
        .after(Selector.arity(2), Depolarizing.towardsMixed(AFTER_TWO, 2).channel())
        .readout(Readout.everywhere(ReadoutError.symmetric(READOUT)))
        .build();
  }

  private static ExactBackend open(int threads, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("threads", String.valueOf(threads));
    var context =
        new BackendContext(
            Optional.empty(),
            settings,
            Map.of(),
            Clock.systemUTC(),
            new SplittableRandom(1),
            List.of(new Depolarized()));
    return (ExactBackend) new SimulatorPlugin().open(context);
  }

  /// The noise of the cases, under the one name that the simulators above ask for.
  private record Depolarized() implements NoiseSource {
    @Override
    public List<String> names() {
      return List.of(NOISE);
    }

    @Override
    public Optional<NamedNoise> find(String name, Map<String, String> settings) {
      return Optional.of(new NamedNoise(noise(), Optional.empty())).filter(_ -> name.equals(NOISE));
    }
  }

  @Override
  public void close() {
    exact.close();
    noisy.close();
    drawing.close();
    tableau.close();
  }
}
