package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Requests with the time that each took when `EffortBenchmark` last measured them: medians on one
/// core of an AMD EPYC (Zen 5, AVX-512), 2026-11-20, load 4 on two cores, that core kept free.
public enum EffortCase {
  STATE_4("state", Gates.TURNS, Noise.NONE, 4, 1_000, 3.1),
  STATE_8("state", Gates.TURNS, Noise.NONE, 8, 1_000, 11.8),
  STATE_12("state", Gates.TURNS, Noise.NONE, 12, 1_000, 57.4),
  STATE_16("state", Gates.TURNS, Noise.NONE, 16, 1_000, 766),
  STATE_20("state", Gates.TURNS, Noise.NONE, 20, 1_000, 18_465),
  CLIFFORD_STATE_16("state", Gates.CLIFFORD, Noise.NONE, 16, 1_000, 883),
  CLIFFORD_STATE_20("trajectories", Gates.CLIFFORD, Noise.NONE, 20, 1_000, 22_938),
  DENSITY_4("density", Gates.TURNS, Noise.FLIPS, 4, 1_000, 8.2),
  DENSITY_6("density", Gates.TURNS, Noise.FLIPS, 6, 1_000, 34.4),
  DENSITY_8("density", Gates.TURNS, Noise.FLIPS, 8, 1_000, 654),
  DENSITY_10("density", Gates.TURNS, Noise.FLIPS, 10, 1_000, 9_552),
  FEW_OF_DENSITY_10("density", Gates.TURNS, Noise.FLIPS, 10, 20, 10_306),
  FEW_OF_DAMPED_DENSITY_12("density", Gates.TURNS, Noise.DAMPING, 12, 20, 503_841),
  DAMPED_DENSITY_8("density", Gates.TURNS, Noise.DAMPING, 8, 1_000, 660),
  DRAWN_4("trajectories", Gates.TURNS, Noise.FLIPS, 4, 1_000, 111),
  FEW_DRAWN_8("trajectories", Gates.TURNS, Noise.FLIPS, 8, 100, 75.4),
  DRAWN_8("trajectories", Gates.TURNS, Noise.FLIPS, 8, 1_000, 345),
  MANY_DRAWN_8("trajectories", Gates.TURNS, Noise.FLIPS, 8, 10_000, 2_912),
  FEW_DRAWN_10("trajectories", Gates.TURNS, Noise.FLIPS, 10, 20, 81.5),
  FEW_DRAWN_12("trajectories", Gates.TURNS, Noise.FLIPS, 12, 100, 716),
  FEW_DRAWN_16("trajectories", Gates.TURNS, Noise.FLIPS, 16, 100, 15_401),
  FEW_DAMPED_8("trajectories", Gates.TURNS, Noise.DAMPING, 8, 100, 759),
  DAMPED_8("trajectories", Gates.TURNS, Noise.DAMPING, 8, 1_000, 4_035),
  FEWER_DAMPED_12("trajectories", Gates.TURNS, Noise.DAMPING, 12, 20, 4_350),
  FEW_DAMPED_12("trajectories", Gates.TURNS, Noise.DAMPING, 12, 100, 16_105),
  FEW_DAMPED_16("trajectories", Gates.TURNS, Noise.DAMPING, 16, 20, 106_955),
  TABLEAU_8("stabilizer", Gates.CLIFFORD, Noise.NONE, 8, 1_000, 26.8),
  TABLEAU_16("stabilizer", Gates.CLIFFORD, Noise.NONE, 16, 1_000, 100),
  TABLEAU_20("stabilizer", Gates.CLIFFORD, Noise.NONE, 20, 1_000, 185),
  ONE_OF_TABLEAU_100("stabilizer", Gates.CLIFFORD, Noise.NONE, 100, 1, 54.5),
  TABLEAU_100("stabilizer", Gates.CLIFFORD, Noise.NONE, 100, 1_000, 653),
  ONE_OF_TABLEAU_300("stabilizer", Gates.CLIFFORD, Noise.NONE, 300, 1, 453),
  TABLEAU_300("stabilizer", Gates.CLIFFORD, Noise.NONE, 300, 1_000, 1_888),
  ONE_OF_TABLEAU_1000("stabilizer", Gates.CLIFFORD, Noise.NONE, 1_000, 1, 8_405),
  FRAMES_16("stabilizer", Gates.CLIFFORD, Noise.FLIPS, 16, 10_000, 2_552),
  FRAMES_100("stabilizer", Gates.CLIFFORD, Noise.FLIPS, 100, 10_000, 7_881),
  MANY_FRAMES_100("stabilizer", Gates.CLIFFORD, Noise.FLIPS, 100, 100_000, 144_441);

  private static final int DEPTH = 5;

  private final String method;
  private final Gates gates;
  private final Noise noise;
  private final int qubits;
  private final int shots;
  private final double microseconds;

  /// Two gates on every qubit of a layer.
  private enum Gates {
    /// `rx` and `rz`.
    TURNS,
    /// `h` and `s`.
    CLIFFORD
  }

  EffortCase(String method, Gates gates, Noise noise, int qubits, int shots, double microseconds) {
    this.method = method;
    this.gates = gates;
    this.noise = noise;
    this.qubits = qubits;
    this.shots = shots;
    this.microseconds = microseconds;
  }

  /// `state`, or a value of the setting `method`.
  String method() {
    return method;
  }

  NoiseModel noise() {
    return noise == Noise.NONE ? NoiseModel.none() : noise;
  }

  double measuredSeconds() {
    return 1e-6 * microseconds;
  }

  Request.Samples request() {
    return new Request.Samples(shots, OptionalLong.of(1));
  }

  /// Whether both ask for the same.
  boolean asksAs(EffortCase other) {
    return gates == other.gates
        && noise == other.noise
        && qubits == other.qubits
        && shots == other.shots;
  }

  /// A simulator of one thread that uses the method.
  ExactBackend simulator() {
    var settings = new HashMap<>(Map.of("threads", "1"));
    if (!method.equals("state")) {
      settings.put("method", method);
    }
    return open(settings);
  }

  /// A simulator that chooses for itself.
  ExactBackend chooser() {
    return open(Map.of());
  }

  private ExactBackend open(Map<String, String> settings) {
    var named = Optional.of(new NamedNoise(noise(), Optional.empty()));
    return new SimulatorBackend(
        SimulatorSettings.of(settings),
        named.filter(n -> noise != Noise.NONE),
        new SplittableRandom(1));
  }

  /// Layers of two gates on every qubit and a ladder of `cx`, all qubits measured.
  Circuit circuit() {
    var random = new Random(1);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < DEPTH; layer++) {
      for (var q = 0; q < qubits; q++) {
        switch (gates) {
          case TURNS -> builder.rx(6 * random.nextDouble(), q).rz(6 * random.nextDouble(), q);
          case CLIFFORD -> builder.h(q).s(q);
        }
      }
      for (var q = 0; q + 1 < qubits; q++) {
        builder.cx(q, q + 1);
      }
    }
    return builder.measureAll().build();
  }

  /// One channel on each operand of a gate, and wrong records.
  private enum Noise implements NoiseModel {
    NONE(ComplexMatrix.identity(2)),
    FLIPS(
        ComplexMatrix.identity(2).times(Complex.of(Math.sqrt(.998))),
        ComplexMatrix.real(2, 2, 0, Math.sqrt(.002), Math.sqrt(.002), 0)),
    DAMPING(
        ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(.99)), ComplexMatrix.real(2, 2, 0, .1, 0, 0));

    private final KrausChannel channel;

    Noise(ComplexMatrix... operators) {
      this.channel = KrausChannel.of(operators);
    }

    @Override
    public List<Placed> after(Instruction instruction) {
      var on = instruction.qubits();
      return instruction instanceof Instruction.Apply
          ? IntStream.range(0, on.size())
              .mapToObj(k -> new Placed(channel, on.subList(k, k + 1)))
              .toList()
          : List.of();
    }

    @Override
    public Optional<ReadoutError> readout(int qubit) {
      return Optional.of(ReadoutError.symmetric(.01));
    }

    @Override
    public String description() {
      return name();
    }
  }
}
