package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.result.Counts;
import io.diffraqt.support.http.Answer;
import io.diffraqt.support.http.Call;
import io.diffraqt.support.http.Exchange;
import io.diffraqt.target.Target;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Talks to a [LoopbackProvider], in the way that plugins talk to theirs.
final class LoopbackBackend implements Backend {
  private static final int MISSING = 404;
  private static final int NOT_YET = 202;

  private final Target target;
  private final URI address;
  private final Exchange exchange = Exchange.of(Map.of(), Clock.systemUTC(), List.of());

  LoopbackBackend(Target target, URI address) {
    this.target = target;
    this.address = address;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public JobId submit(Submission submission) {
    var run = submission.runs().getFirst();
    if (submission.size() != 1) {
      throw new RefusedException("loopback takes one circuit at once");
    }
    var order =
        "%s %d %d".formatted(submission.key().value(), run.circuit().bits(), submission.shots());
    var call = Call.json("POST", address.resolve("/jobs"), order);
    return new JobId("loopback", exchange.submit(submission.key(), call).body());
  }

  @Override
  public JobStatus status(JobId job) {
    var answer = job(job);
    return answer.status() == NOT_YET
        ? new JobStatus.Queued(OptionalInt.empty())
        : new JobStatus.Done(JobStatus.Bill.free(number(answer, 1)));
  }

  @Override
  public List<Outcome> result(JobId job) {
    var answer = job(job);
    var bits = (int) number(answer, 0);
    return List.of(
        new Outcome.Sampled(Counts.of(bits, Map.of("1".repeat(bits), number(answer, 1)))));
  }

  private Answer job(JobId job) {
    return exchange.read(Call.read(address.resolve("/jobs/" + job.value())));
  }

  private static long number(Answer answer, int place) {
    return Long.parseLong(answer.body().split(" ", 2)[place]);
  }

  @Override
  public void cancel(JobId job) {
    job(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    var call = Call.read(address.resolve("/keys/" + key.value())).accepting(MISSING);
    var answer = exchange.read(call);
    return answer.status() == MISSING
        ? Optional.empty()
        : Optional.of(new JobId("loopback", answer.body()));
  }

  @Override
  public boolean isIdempotent() {
    return true;
  }

  @Override
  public void close() {
    exchange.close();
  }
}
