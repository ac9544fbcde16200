package io.diffraqt.examples.bench;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
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
record Engines(
    ExactBackend exact, ExactBackend noisy, ExactBackend drawing, ExactBackend tableau, int threads)
    implements AutoCloseable {
  private static final String NOISE = "depolarizing";

  /// How strong the noise of the cases is.
  static final Strength STRENGTH = new Strength(0.001, 0.01, 0.02);

  /// Weights of the fully mixed state, and of wrong bits.
  ///
  /// @param one after a gate on one qubit
  /// @param two after a gate on two qubits
  /// @param readout of every bit
  record Strength(double one, double two, double readout) {}

  /// Simulators with so many threads each.
  static Engines withThreads(int threads) {
    return new Engines(
        open(threads, Map.of()),
        open(threads, Map.of("noise", NOISE, "method", "density")),
        open(threads, Map.of("noise", NOISE, "method", "trajectories")),
        open(threads, Map.of("method", "stabilizer")),
        threads);
  }

  /// The noise of the cases.
  static NoiseModel noise() {
    return NoiseRules.describedAs(NOISE)
        .after(Selector.arity(1), Depolarizing.towardsMixed(STRENGTH.one(), 1).channel())
        .after(Selector.arity(2), Depolarizing.towardsMixed(STRENGTH.two(), 2).channel())
        .readout(Readout.everywhere(ReadoutError.symmetric(STRENGTH.readout())))
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
