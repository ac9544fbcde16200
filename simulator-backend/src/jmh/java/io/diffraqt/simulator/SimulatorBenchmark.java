package io.diffraqt.simulator;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
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

/// A hardware-efficient circuit run once, and a batch of gradients, on one thread unless told
/// otherwise.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SimulatorBenchmark {
  private static ExactBackend open(String kernels, String threads) {
    var context =
        new BackendContext(
            Optional.empty(),
            Map.of("kernels", kernels, "threads", threads),
            Map.of(),
            Clock.systemUTC(),
            new SplittableRandom(1),
            List.of());
    return (ExactBackend) new SimulatorPlugin().open(context);
  }

  private static PauliSum sumOfZ(int qubits) {
    return PauliSum.of(
        IntStream.range(0, qubits)
            .mapToObj(q -> new PauliSum.Term(1, PauliString.of(Pauli.Z, q)))
            .toList());
  }

  /// Ten layers of `rx` and `rz` on every qubit and a ladder of `cx`.
  @State(Scope.Benchmark)
  public static class Forward {
    @Param({"8", "12", "16", "20"})
    int qubits;

    @Param("vector")
    String kernels;

    @Param("1")
    String threads;

    private ExactBackend simulator;
    private Circuit circuit;
    private Request.Exact request;

    @Setup
    public void prepare() {
      var random = new Random(1);
      var builder = Circuit.onQubits(qubits);
      for (var layer = 0; layer < 10; layer++) {
        for (var q = 0; q < qubits; q++) {
          builder.rx(6 * random.nextDouble(), q).rz(6 * random.nextDouble(), q);
        }
        for (var q = 0; q + 1 < qubits; q++) {
          builder.cx(q, q + 1);
        }
      }
      simulator = open(kernels, threads);
      circuit = builder.build();
      request = Request.Exact.expectations(List.of(sumOfZ(qubits)));
    }
  }

  /// Layers of `rz`, `ry`, `rz` and a ladder of `cx` behind a prepared state.
  @State(Scope.Benchmark)
  public static class Training {
    private static final int LAYERS = 6;

    @Param("9")
    int qubits;

    @Param("256")
    int rows;

    @Param("vector")
    String kernels;

    @Param("1")
    String threads;

    private ExactBackend simulator;
    private Circuit circuit;
    private Bindings bindings;
    private Request.Exact request;
    private List<Cotangent> cotangents;

    @Setup
    public void prepare() {
      var on = IntStream.range(0, qubits - 1).boxed().toArray(Integer[]::new);
      var builder = Circuit.onQubits(qubits).prepare(new Amplitudes.Slot("x", qubits - 1), on);
      for (var layer = 0; layer < LAYERS; layer++) {
        for (var q = 0; q < qubits; q++) {
          var place = layer + "_" + q;
          builder
              .rz(Parameter.of("a" + place).angle(), q)
              .ry(Parameter.of("b" + place).angle(), q)
              .rz(Parameter.of("c" + place).angle(), q);
        }
        for (var q = 0; q + 1 < qubits; q++) {
          builder.cx(q, q + 1);
        }
      }
      simulator = open(kernels, threads);
      circuit = builder.build();
      var values = new Random(3).doubles((long) rows * circuit.columns().width(), -2, 2).toArray();
      bindings = Bindings.of(circuit.columns(), rows, values);
      request = Request.Exact.expectations(List.of(sumOfZ(qubits)));
      cotangents = Collections.nCopies(rows, Cotangent.ofExpectations(1));
    }
  }

  @Benchmark
  public Object forward(Forward state) {
    return state.simulator.evaluate(state.circuit, Bindings.none(), state.request);
  }

  @Benchmark
  public Object gradients(Training state) {
    return state
        .simulator
        .forward(state.circuit, state.bindings, state.request)
        .pullback(state.cotangents);
  }
}
