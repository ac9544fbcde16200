package io.diffraqt.run;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.Amounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what happens to submissions in a registry of Micrometer. Thread-safe. This is the only
/// class that needs Micrometer.
///
/// | meter | tags | counts |
/// |---|---|---|
/// | `diffraqt.submissions` | `outcome`, `backend` | accepted, settled, failed, cancelled |
/// | `diffraqt.submissions` | `outcome`, `backend` empty | in_doubt, found, nothing_ran |
/// | `diffraqt.retries` | `call` | calls that are tried again |
/// | `diffraqt.waits` | `call` | time waited before calls, for a turn or after a failure |
/// | `diffraqt.shots` | `backend` | shots billed, or held where the bill does not say |
/// | `diffraqt.money` | `backend`, `currency` | money billed, or held where the bill does not say |
/// | `diffraqt.circuits.open` | | devices that are not called for a while |
/// | `diffraqt.jobs.inflight` | | jobs that this process sent and has not seen end |
public final class SubmissionMeters implements SubmissionListener {
  private final MeterRegistry registry;
  private final Map<SubmissionKey, Amounts> held = new ConcurrentHashMap<>();
  private final Map<JobId, Optional<Amounts>> inFlight = new ConcurrentHashMap<>();
  private final Set<Account> paused = ConcurrentHashMap.newKeySet();

  /// Registers its meters.
  public SubmissionMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("diffraqt.jobs.inflight", inFlight, Map::size).register(registry);
    Gauge.builder("diffraqt.circuits.open", paused, Set::size).register(registry);
  }

  /// Meters in Micrometer's global registry.
  static SubmissionListener global() {
    return new SubmissionMeters(Metrics.globalRegistry);
  }

  @Override
  public void on(SubmissionEvent event) {
    switch (event) {
      case SubmissionEvent.Reserved(var key, var amounts) -> held.put(key, amounts);
      case SubmissionEvent.Intended _ -> {}
      case SubmissionEvent.Retrying(var call, _, var pause, _) -> {
        registry.counter("diffraqt.retries", "call", call).increment();
        waited(call, pause);
      }
      case SubmissionEvent.Waiting(var call, var pause) -> waited(call, pause);
      case SubmissionEvent.Paused(var account) -> paused.add(account);
      case SubmissionEvent.Resumed(var account) -> paused.remove(account);
      case SubmissionEvent.InDoubt _ -> count("in_doubt", "");
      case SubmissionEvent.Found _ -> count("found", "");
      case SubmissionEvent.Accepted(var key, var job) -> accepted(key, job);
      case SubmissionEvent.NothingRan(var key, _) -> {
        held.remove(key);
        count("nothing_ran", "");
      }
      case SubmissionEvent.Ended(var job, var status) -> ended(job, status);
    }
  }

  private void waited(String call, Duration pause) {
    registry.timer("diffraqt.waits", "call", call).record(pause);
  }

  private void count(String outcome, String backend) {
    registry.counter("diffraqt.submissions", "outcome", outcome, "backend", backend).increment();
  }

  private void accepted(SubmissionKey key, JobId job) {
    inFlight.put(job, Optional.ofNullable(held.remove(key)));
    count("accepted", job.backend());
  }

  private void ended(JobId job, JobStatus status) {
    var amounts = Optional.ofNullable(inFlight.remove(job)).flatMap(known -> known);
    switch (status) {
      case JobStatus.Queued _, JobStatus.Running _ -> {}
      case JobStatus.Done(var bill) -> ended("settled", job, bill, amounts);
      case JobStatus.Failed(_, var bill) -> ended("failed", job, bill, amounts);
      case JobStatus.Cancelled(var bill) -> ended("cancelled", job, bill, amounts);
    }
  }

  private void ended(String outcome, JobId job, Bill bill, Optional<Amounts> amounts) {
    count(outcome, job.backend());
    var shots = bill.shots().orElse(amounts.map(Amounts::shots).orElse(0L));
    registry.counter("diffraqt.shots", "backend", job.backend()).increment((double) shots);
    var money = bill.money().or(() -> amounts.map(Amounts::money));
    if (money.isPresent() && amounts.isPresent()) {
      var currency = amounts.get().currency();
      registry
          .counter("diffraqt.money", "backend", job.backend(), "currency", currency)
          .increment(money.get().doubleValue());
    }
  }
}
