package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.BackendLayer;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.budget.Intent;
import io.diffraqt.budget.LedgerException;
import io.diffraqt.budget.ShotLedger;
import java.time.Duration;
import java.util.Optional;

/// Writes down what is about to be sent before it is sent, and how it ended.
///
/// Of all callers with one key, in all processes, one sends; the others wait for its job.
final class JournaledBackend implements BackendLayer {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 6000;

  private final Backend inner;
  private final ShotLedger ledger;
  private final String name;
  private final Safeguards safeguards;
  private final Surroundings around;

  JournaledBackend(
      Backend inner, ShotLedger ledger, String name, Safeguards safeguards, Surroundings around) {
    this.inner = inner;
    this.ledger = ledger;
    this.name = name;
    this.safeguards = safeguards;
    this.around = around;
  }

  @Override
  public Backend inner() {
    return inner;
  }

  @Override
  public JobId submit(Submission submission) {
    var intent = intent(submission);
    for (var look = 0; look < MOST_LOOKS; look++) {
      var job = attempt(intent, submission);
      if (job.isPresent()) {
        return job.get();
      }
      pause(submission.key());
    }
    throw new IndeterminateException(
        submission.key(),
        "another process has been sending submission %s for ten minutes; end it, then resume"
            .formatted(submission.key().value()));
  }

  private Intent intent(Submission submission) {
    return new Intent(
        submission.key(),
        name,
        Digests.of(submission.runs()),
        submission.size(),
        submission.shots(),
        safeguards.run(),
        around.clock().instant());
  }

  /// Empty while another process is sending it.
  private Optional<JobId> attempt(Intent intent, Submission submission) {
    return switch (ledger.intend(intent)) {
      case ShotLedger.Answer.Fresh(var entry) -> {
        safeguards.listener().on(new SubmissionEvent.Intended(entry.key()));
        yield Optional.of(sendFirst(entry, submission));
      }
      case ShotLedger.Answer.Known(var entry) -> {
        requireSameContent(entry, intent);
        yield known(entry, submission);
      }
    };
  }

  private static void requireSameContent(Entry entry, Intent intent) {
    if (!entry.intent().digest().equals(intent.digest())) {
      throw new RefusedException(
          "key %s stands for another program in the journal; take a new key"
              .formatted(intent.key().value()));
    }
  }

  private Optional<JobId> known(Entry entry, Submission submission) {
    return switch (entry) {
      case Entry.Accepted(_, var job) -> Optional.of(job);
      case Entry.Closed(_, var job, _) -> Optional.of(job.orElseThrow(() -> givenUp(entry.key())));
      case Entry.Doubtful doubtful -> Optional.of(resolve(doubtful, submission));
      case Entry.Intended intended ->
          ledger.adopt(intended).map(adopted -> resolve(adopted, submission));
    };
  }

  private static RefusedException givenUp(SubmissionKey key) {
    return new RefusedException(
        "submission %s was given up by a person; take a new key".formatted(key.value()));
  }

  /// Nobody sent it before, so a refusal or a transient failure proves that nothing ran.
  private JobId sendFirst(Entry.Intended entry, Submission submission) {
    try {
      return accepted(entry, inner.submit(submission));
    } catch (RefusedException e) {
      throw nothingRan(entry, new Ending.Refused(Messages.of(e)), e);
    } catch (TransientException e) {
      throw nothingRan(entry, new Ending.Unsent(Messages.of(e)), e);
    } catch (LedgerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw doubtful(entry, e);
    }
  }

  /// It may have been sent before, so no failure proves anything.
  private JobId resolve(Entry.Unresolved entry, Submission submission) {
    try {
      var found = inner.find(entry.key());
      if (found.isPresent()) {
        safeguards.listener().on(new SubmissionEvent.Found(entry.key(), found.get()));
        return accepted(entry, found.get());
      }
      if (inner.isIdempotent()) {
        return accepted(entry, inner.submit(submission));
      }
      throw new IndeterminateException(
          entry.key(),
          ("submission %s was perhaps sent before, and the provider finds no job of it; look"
                  + " there, then resolve it")
              .formatted(entry.key().value()));
    } catch (LedgerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw doubtful(entry, e);
    }
  }

  private JobId accepted(Entry.Unresolved entry, JobId job) {
    try {
      ledger.accept(entry, job);
    } catch (LedgerException e) {
      ledger.letGo(entry);
      throw new IndeterminateException(
          entry.key(),
          "the provider has it as %s, and the journal cannot be written; mend it, then resume"
              .formatted(job),
          e);
    }
    safeguards.listener().on(new SubmissionEvent.Accepted(entry.key(), job));
    return job;
  }

  private BackendException nothingRan(
      Entry.Intended entry, Ending.NothingRan ending, BackendException cause) {
    try {
      ledger.close(entry, ending);
    } catch (LedgerException e) {
      ledger.letGo(entry);
      cause.addSuppressed(e);
    }
    safeguards.listener().on(new SubmissionEvent.NothingRan(entry.key(), ending.reason()));
    return cause;
  }

  private IndeterminateException doubtful(Entry.Unresolved entry, RuntimeException cause) {
    var doubt =
        cause instanceof IndeterminateException known
            ? known
            : new IndeterminateException(
                entry.key(),
                "submission %s may have run: %s".formatted(entry.key().value(), Messages.of(cause)),
                cause);
    try {
      ledger.doubt(entry, Messages.of(doubt));
    } catch (LedgerException e) {
      ledger.letGo(entry);
      doubt.addSuppressed(e);
    }
    safeguards.listener().on(new SubmissionEvent.InDoubt(entry.key(), Messages.of(doubt)));
    return doubt;
  }

  private void pause(SubmissionKey key) {
    try {
      around.pause().forAbout(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndeterminateException(
          key, "interrupted while another process was sending submission " + key.value(), e);
    }
  }

  @Override
  public JobStatus status(JobId job) {
    var status = inner.status(job);
    Bills.ending(status).ifPresent(ending -> close(job, status, ending));
    return status;
  }

  private void close(JobId job, JobStatus status, Ending.AfterRun ending) {
    if (ledger.find(job).orElse(null) instanceof Entry.Accepted accepted) {
      ledger.close(accepted, ending);
      safeguards.listener().on(new SubmissionEvent.Ended(job, status));
    }
  }
}
