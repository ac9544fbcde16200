package io.diffraqt.tck;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.budget.Intent;
import io.diffraqt.budget.ShotLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A ledger with a step before and after everything that it writes.
///
/// @param inner that writes
/// @param step what happens in between, such as the end of a process
public record SteppedLedger(ShotLedger inner, Runnable step) implements ShotLedger {
  private <T> T between(Supplier<T> work) {
    step.run();
    var result = work.get();
    step.run();
    return result;
  }

  @Override
  public Answer intend(Intent intent) {
    return between(() -> inner.intend(intent));
  }

  @Override
  public Optional<Entry.Intended> adopt(Entry.Intended entry) {
    return between(() -> inner.adopt(entry));
  }

  @Override
  public boolean isAlive(Entry.Intended entry) {
    return inner.isAlive(entry);
  }

  @Override
  public void letGo(Entry.Unresolved entry) {
    inner.letGo(entry);
  }

  @Override
  public Entry.Accepted accept(Entry.Unresolved entry, JobId job) {
    return between(() -> inner.accept(entry, job));
  }

  @Override
  public Entry.Doubtful doubt(Entry.Unresolved entry, String reason) {
    return between(() -> inner.doubt(entry, reason));
  }

  @Override
  public Entry.Closed close(Entry.Unresolved entry, Ending.NothingRan ending) {
    return between(() -> inner.close(entry, ending));
  }

  @Override
  public Entry.Closed close(Entry.Accepted entry, Ending.AfterRun ending) {
    return between(() -> inner.close(entry, ending));
  }

  @Override
  public Entry.Closed close(Entry.Doubtful entry, Ending.Abandoned ending) {
    return between(() -> inner.close(entry, ending));
  }

  @Override
  public Optional<Entry> find(SubmissionKey key) {
    return inner.find(key);
  }

  @Override
  public Optional<Entry> find(JobId job) {
    return inner.find(job);
  }

  @Override
  public List<Entry> open() {
    return inner.open();
  }

  @Override
  public List<Entry> latest(int most) {
    return inner.latest(most);
  }
}
