package io.diffraqt.budget;

import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.error.BudgetExceededException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Many threads in a process of their own that reserve 30 shots each; it says how many may.
final class RacingProcess {
  private RacingProcess() {}

  /// Arguments: file of the journal, name of the process, number of threads.
  static void main(String[] arguments) {
    var granted = new AtomicInteger();
    try (var journal = Journal.open(Path.of(arguments[0]), Clock.systemUTC())) {
      var budget = journal.budget("");
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var k = 0; k < Integer.parseInt(arguments[2]); k++) {
          var key = new SubmissionKey(arguments[1] + "-" + k);
          pool.submit(() -> granted.addAndGet(isGranted(budget, key) ? 1 : 0));
        }
      }
    }
    System.out.println(granted);
  }

  private static boolean isGranted(ShotBudget budget, SubmissionKey key) {
    try {
      budget.reserve(key, new Account("folder", ""), estimate(30));
      return true;
    } catch (BudgetExceededException e) {
      return false;
    }
  }

  private static CostEstimate estimate(int shots) {
    var nothing = new CostEstimate.Range(BigDecimal.ZERO, BigDecimal.ZERO);
    return new CostEstimate(1, shots, nothing, Optional.of(nothing), "USD", Optional.empty());
  }
}
