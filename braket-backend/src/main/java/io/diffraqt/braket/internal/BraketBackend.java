package io.diffraqt.braket.internal;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Rates;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.Rates.Rate;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.braket.BraketSettings;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One of Braket's devices: described, and refusing to run, since this version sends nothing to
/// Braket.
///
/// @param target what is known of the device without the service
/// @param settings where the service would be reached
public record BraketBackend(Target target, BraketSettings settings) implements Backend {
  @Override
  public JobId submit(Submission submission) {
    throw refused("send a circuit");
  }

  @Override
  public JobStatus status(JobId job) {
    throw refused("ask for job " + job.value());
  }

  @Override
  public List<Outcome> result(JobId job) {
    throw refused("read job " + job.value());
  }

  @Override
  public void cancel(JobId job) {
    throw refused("cancel job " + job.value());
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    throw refused("search for key " + key.value());
  }

  /// Source: quotas of Amazon Braket, 20 new tasks a second of one account and region.
  @Override
  public Rates rates() {
    return Rates.UNLIMITED.atMost(Operation.SUBMIT, new Rate(20, Duration.ofSeconds(1)));
  }

  @Override
  public Optional<OpenQasm3.Dialect> dialect() {
    return Optional.of(OpenQasm3.Dialect.BRAKET);
  }

  private RefusedException refused(String wish) {
    var missing = settings.missing().map(m -> " (and " + m + ")").orElse("");
    return new RefusedException(
        "braket:%s cannot %s: this version does not talk to Amazon Braket yet%s; nothing was sent; run on simulator?noise=fake_torino for a device's noise"
            .formatted(target.name(), wish, missing));
  }
}
