package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

/// What one request takes by each method, on one thread: its medians belong into [EffortCase].
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class EffortBenchmark {
  @Param EffortCase what = EffortCase.STATE_4;

  private ExactBackend simulator = what.simulator();
  private Circuit circuit = what.circuit();

  @Setup
  public void prepare() {
    simulator = what.simulator();
    circuit = what.circuit();
  }

  @Benchmark
  public List<Outcome> request() {
    var run = new Submission.Run(circuit, Bindings.none(), what.request());
    return simulator.result(
        simulator.submit(new Submission(SubmissionKey.of(UUID.randomUUID()), List.of(run))));
  }
}
