package io.diffraqt.budget;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.SubmissionKey;
import java.util.List;
import java.util.Optional;

/// A journal of submissions: intended, accepted, closed. Thread-safe, and safe among processes.
///
/// Every function that changes something returns after the change is on disk. Every one may throw
/// [LedgerException], and has changed nothing then.
public interface ShotLedger {
  /// What the journal says to an intent.
  sealed interface Answer {
    /// It is new, or is known to have run nowhere; it may be sent now, by this process alone.
    ///
    /// @param entry as written
    record Fresh(Entry.Intended entry) implements Answer {}

    /// It was there before; it must not be sent.
    ///
    /// @param entry as found
    record Known(Entry entry) implements Answer {}
  }

  /// Writes an intent, before anything is sent. Of many callers with one key, one gets `Fresh`.
  Answer intend(Intent intent);

  /// Takes over an intent whose process has ended; empty when it lives, or another was faster.
  Optional<Entry.Intended> adopt(Entry.Intended entry);

  /// Whether the process that sends it still runs and has not let go of it.
  boolean isAlive(Entry.Intended entry);

  /// This process no longer sends it, and could not write how it ended. It may be adopted now by
  /// this process, and by others when this one has ended.
  void letGo(Entry.Unresolved entry);

  /// The provider has it. Allowed once; again with the same job changes nothing.
  Entry.Accepted accept(Entry.Unresolved entry, JobId job);

  /// Nobody knows whether the provider has it.
  Entry.Doubtful doubt(Entry.Unresolved entry, String reason);

  /// The provider does not have it, and this is certain.
  Entry.Closed close(Entry.Unresolved entry, Ending.NothingRan ending);

  /// The job has ended. The first ending stays.
  Entry.Closed close(Entry.Accepted entry, Ending.AfterRun ending);

  /// A person gives it up.
  Entry.Closed close(Entry.Doubtful entry, Ending.Abandoned ending);

  /// The entry of a key.
  Optional<Entry> find(SubmissionKey key);

  /// The entry of a job.
  Optional<Entry> find(JobId job);

  /// Every entry that is not closed, oldest first.
  List<Entry> open();

  /// The last entries, newest first.
  ///
  /// @param most how many at most
  List<Entry> latest(int most);
}
