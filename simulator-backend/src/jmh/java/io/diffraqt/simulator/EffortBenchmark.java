package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.noise.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one request takes by each method, on one thread: [Effort] predicts by the medians.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class EffortBenchmark {
  private static final int DEPTH = 5;

  /// Method, gates, noise, qubits, shots.
  @Param({
    "state turns none 4 1000",
    "state turns none 8 1000",
    "state turns none 12 1000",
    "state turns none 16 1000",
    "state turns none 20 1000",
    "density turns flips 4 1000",
    "density turns flips 6 1000",
    "density turns flips 8 1000",
    "density turns flips 10 1000",
    "density turns damping 8 1000",
    "trajectories turns flips 4 1000",
    "trajectories turns flips 8 100",
    "trajectories turns flips 8 1000",
    "trajectories turns flips 8 10000",
    "trajectories turns flips 12 100",
    "trajectories turns flips 16 100",
    "trajectories turns damping 8 100",
    "trajectories turns damping 12 100",
    "trajectories turns damping 16 20",
    "state clifford none 16 1000",
    "stabilizer clifford none 8 1000",
    "stabilizer clifford none 16 1000",
    "stabilizer clifford none 100 1",
    "stabilizer clifford none 100 1000",
    "stabilizer clifford none 300 1",
    "stabilizer clifford none 300 1000",
    "stabilizer clifford none 1000 1",
    "stabilizer clifford flips 16 10000",
    "stabilizer clifford flips 100 10000",
    "stabilizer clifford flips 100 100000"
  })
  String what;

  private ExactBackend simulator;
  private Circuit circuit;
  private int shots;

  @Setup
  public void prepare() {
    var words = what.split(" ");
    simulator = open(words[0], words[2]);
    circuit = layers(Integer.parseInt(words[3]), words[1].equals("clifford"));
    shots = Integer.parseInt(words[4]);
  }

  private static ExactBackend open(String method, String noise) {
    var settings =
        method.equals("state")
            ? Map.of("threads", "1")
            : Map.of("threads", "1", "method", method);
    var named =
        noise.equals("none")
            ? Optional.<NamedNoise>empty()
            : Optional.of(new NamedNoise(new AfterGates(noise), Optional.empty()));
    return new SimulatorBackend(SimulatorSettings.of(settings), named, new SplittableRandom(1));
  }

  /// Layers of two gates on every qubit and a ladder of `cx`, all qubits measured.
  private static Circuit layers(int qubits, boolean clifford) {
    var random = new Random(1);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < DEPTH; layer++) {
      for (var q = 0; q < qubits; q++) {
        if (clifford) {
          builder.h(q).s(q);
        } else {
          builder.rx(6 * random.nextDouble(), q).rz(6 * random.nextDouble(), q);
        }
      }
      for (var q = 0; q + 1 < qubits; q++) {
        builder.cx(q, q + 1);
      }
    }
    return builder.measureAll().build();
  }

  /// Flips of 0.2 % or damping of 1 % of each operand of a gate.
  private record AfterGates(String kind) implements NoiseModel {
    private static final KrausChannel FLIPS =
        KrausChannel.of(
            ComplexMatrix.identity(2).times(new Complex(Math.sqrt(.998), 0)),
            ComplexMatrix.real(2, 2, 0, Math.sqrt(.002), Math.sqrt(.002), 0));
    private static final KrausChannel DAMPING =
        KrausChannel.of(
            ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(.99)),
            ComplexMatrix.real(2, 2, 0, .1, 0, 0));

    @Override
    public List<Placed> after(Instruction instruction) {
      return instruction instanceof Instruction.Apply
          ? IntStream.range(0, instruction.qubits().size())
              .mapToObj(k -> new Placed(channel(), instruction.qubits().subList(k, k + 1)))
              .toList()
          : List.of();
    }

    private KrausChannel channel() {
      return kind.equals("flips") ? FLIPS : DAMPING;
    }

    @Override
    public Optional<ReadoutError> readout(int qubit) {
      return Optional.of(new ReadoutError(.01, .01));
    }

    @Override
    public String description() {
      return kind;
    }
  }

  @Benchmark
  public List<Outcome> request() {
    var run =
        new Submission.Run(
            circuit, Bindings.none(), new Request.Samples(shots, OptionalLong.of(1)));
    return simulator.result(
        simulator.submit(new Submission(SubmissionKey.of(UUID.randomUUID()), List.of(run))));
  }
}
