package io.diffraqt.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.CircuitException;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalBackendTest {
  private static final Parameter SHOTS = Parameter.of("n");
  private static final Circuit CIRCUIT =
      Circuit.onQubits(1).rx(SHOTS.angle(), 0).measure(0, 0).build();
  private final AtomicInteger runs = new AtomicInteger();

  private final Backend backend =
      Backend.sampling(
          Target.unrestricted("echo", 1),
          (circuit, shots) -> {
            runs.incrementAndGet();
            return Counts.of(1, Map.of("0", (long) shots));
          });

  private static Submission submission(String key, double... values) {
    var rows = Arrays.stream(values).mapToObj(v -> new double[] {v});
    var bindings = Bindings.ofRows(List.of(SHOTS), rows.toArray(double[][]::new));
    var run = new Submission.Run(CIRCUIT, bindings, Request.Samples.of(5));
    return new Submission(new SubmissionKey(key), List.of(run));
  }

  @Test
  void theSameKeyTwiceMakesOneJob() {
    assertThat(backend.submit(submission("a", 1, 2)))
        .isEqualTo(backend.submit(submission("a", 1, 2)));
    assertThat(runs).hasValue(2);
  }

  @Test
  void everyRowHasAnOutcome() {
    assertThat(backend.result(backend.submit(submission("a", 1, 2, 3)))).hasSize(3);
  }

  @Test
  void aJobIsFoundByItsKey() {
    var id = backend.submit(submission("a", 1));
    assertThat(backend.find(new SubmissionKey("a"))).contains(id);
    assertThat(backend.find(new SubmissionKey("b"))).isEmpty();
    assertThat(backend.status(id)).isEqualTo(new JobStatus.Done(JobStatus.Bill.free(5)));
  }

  @Test
  void anUnknownJobIsRefused() {
    assertThatThrownBy(() -> backend.status(new JobId("echo", "x")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("job echo/x is unknown to echo");
  }

  @Test
  void exactValuesAreRefusedByABackendThatCounts() {
    var run = new Submission.Run(CIRCUIT, Bindings.of(Map.of(SHOTS, 1.0)), Request.Exact.of());
    var exact = new Submission(new SubmissionKey("e"), List.of(run));
    assertThatThrownBy(() -> backend.submit(exact)).isInstanceOf(RefusedException.class);
  }

  @Test
  void anUnboundParameterIsRefusedBeforeAnythingRuns() {
    assertThatThrownBy(() -> new Submission.Run(CIRCUIT, Bindings.none(), Request.Samples.of(1)))
        .isInstanceOf(CircuitException.class);
    assertThat(runs).hasValue(0);
  }
}
