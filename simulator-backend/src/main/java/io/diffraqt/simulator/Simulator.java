package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.internal.kernel.KernelChoice;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import java.util.Optional;
import java.util.SplittableRandom;

/// Simulators for programs that need no plugin.
///
/// Requests without a seed draw theirs from a generator which starts the same way each time, so
/// that a program repeats itself.
public final class Simulator {
  private static final long FIRST = 1;

  private Simulator() {}

  /// The loops over amplitudes that a simulator of this process runs.
  ///
  /// @param kernels `vector`, or `scalar` where the Vector API is not loaded
  /// @param lanes doubles worked on at once
  /// @param mostQubits of a state that fits on an empty heap
  /// @param mostSingleQubits of a state in single precision, likewise
  /// @param mostCliffordQubits of a Clifford circuit, which runs on a tableau
  public record Engine(
      String kernels, int lanes, int mostQubits, int mostSingleQubits, int mostCliffordQubits) {}

  /// What a simulator without settings chooses on this machine.
  public static Engine engine() {
    var kernels = KernelChoice.FASTEST.kernels();
    return new Engine(
        kernels.name(),
        KernelChoice.lanes(kernels),
        Memory.mostBits(Form.PURE),
        Memory.mostBits(Form.SINGLE),
        Memory.mostTableauQubits());
  }

  /// Refuses a state of so many qubits where it does not fit into the memory that is free now.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException with the bytes needed and available
  public static void requireRoom(int qubits) {
    Memory.requireState(Form.PURE, qubits);
  }

  /// An exact simulator: state vectors, expectation values, derivatives.
  public static ExactBackend exact() {
    return open(Optional.empty());
  }

  /// A simulator under noise: density matrices, or drawn trajectories where those are too large.
  public static ExactBackend noisy(NoiseModel noise) {
    return open(Optional.of(new NamedNoise(noise, Optional.empty())));
  }

  private static ExactBackend open(Optional<NamedNoise> noise) {
    return new SimulatorBackend(SimulatorSettings.defaults(), noise, new SplittableRandom(FIRST));
  }
}
