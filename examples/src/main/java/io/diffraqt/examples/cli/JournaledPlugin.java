package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Journal;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// A backend with the journal that was opened for it alone; closing the one closes the other.
record JournaledPlugin(Backend plugin, Journal journal) implements Backend {
  @Override
  public Target target() {
    return plugin.target();
  }

  @Override
  public JobId submit(Submission submission) {
    return plugin.submit(submission);
  }

  @Override
  public JobStatus status(JobId job) {
    return plugin.status(job);
  }

  @Override
  public List<Outcome> result(JobId job) {
    return plugin.result(job);
  }

  @Override
  public void cancel(JobId job) {
    plugin.cancel(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return plugin.find(key);
  }

  @Override
  public boolean isIdempotent() {
    return plugin.isIdempotent();
  }

  @Override
  public Optional<OpenQasm3.Dialect> dialect() {
    return plugin.dialect();
  }

  @Override
  public void close() {
    try {
      plugin.close();
    } finally {
      journal.close();
    }
  }
}
