package io.diffraqt.ibm.internal;

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
import io.diffraqt.ibm.IbmSettings;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// One of IBM's devices: described, and refusing to run, since this version sends nothing to IBM.
///
/// @param target what is known of the device without the service
/// @param settings where the service would be reached
public record IbmBackend(Target target, IbmSettings settings) implements Backend {
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

  /// Source: IBM Quantum's limits, five jobs a minute of one user.
  @Override
  public Rates rates() {
    return Rates.UNLIMITED.atMost(Operation.SUBMIT, Rate.perMinute(5));
  }

  @Override
  public Optional<OpenQasm3.Dialect> dialect() {
    return Optional.of(OpenQasm3.Dialect.IBM);
  }

  private RefusedException refused(String wish) {
    var missing = settings.missing().map(m -> " (and " + m + ")").orElse("");
    return new RefusedException(
        "ibm:%s cannot %s: this version does not talk to IBM Quantum yet%s; nothing was sent; run on simulator?noise=fake_torino for a device's noise"
            .formatted(target.name(), wish, missing));
  }
}
