package io.diffraqt.examples.cli;

import io.diffraqt.budget.Entry;
import io.diffraqt.budget.LedgerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the journal is there and whole, and what waits in it.
///
/// @param file where it is, or would be
/// @param exists whether anything was ever written
/// @param problem why it cannot be used; null when it can
/// @param underWay accepted or being sent
/// @param inDoubt waiting for a search or a person
record JournalHealth(
    String file, boolean exists, @Nullable String problem, int underWay, int inDoubt) {
  static JournalHealth of(JournalOptions options) {
    var file = options.file().toString();
    if (!options.exists()) {
      return new JournalHealth(file, false, null, 0, 0);
    }
    try (var journal = options.open()) {
      var open = journal.ledger().open();
      var doubtful = doubtful(open);
      return new JournalHealth(file, true, null, open.size() - doubtful, doubtful);
    } catch (LedgerException e) {
      return new JournalHealth(file, true, e.getMessage(), 0, 0);
    }
  }

  private static int doubtful(List<Entry> open) {
    return (int) open.stream().filter(Entry.Doubtful.class::isInstance).count();
  }

  String text() {
    if (!exists) {
      return "none yet; " + file + " is made with the first paid submission";
    }
    return problem == null
        ? "%s is whole: %d under way, %d in doubt".formatted(file, underWay, inDoubt)
        : problem;
  }
}
