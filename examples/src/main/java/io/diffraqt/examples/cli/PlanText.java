package io.diffraqt.examples.cli;

import io.diffraqt.run.PackingPlan;
import java.util.ArrayList;
import java.util.List;

/// How a batch is packed, for people: one line for each submission, the first ones only.
final class PlanText {
  private static final int MOST = 10;

  private PlanText() {}

  /// With the sum and the date of the price.
  static List<String> lines(PackingPlan plan) {
    var total = plan.total();
    var lines = new ArrayList<String>();
    lines.add(
        "to send: %d circuits, %d shots in %d submissions%s"
            .formatted(
                total.circuits(),
                total.shots(),
                plan.parts().size(),
                total
                    .money()
                    .map(m ->
                        total
                            .priceDate()
                            .map(date ->
                                ", %s %s (prices of %s)"
                                    .formatted(Quotes.Bounds.of(m).text(), total.currency(), date))
                            .orElse(", free"))
                    .orElse(", price not known")));
    lines.addAll(
        lines(plan.parts().stream().map(Quotes.PlannedJob::of).toList(), total.currency()));
    return lines;
  }

  static List<String> lines(List<Quotes.PlannedJob> jobs, String currency) {
    var lines = new ArrayList<String>();
    for (var k = 0; k < Math.min(jobs.size(), MOST); k++) {
      lines.add("  job %d: %s".formatted(k + 1, line(jobs.get(k), currency)));
    }
    if (jobs.size() > MOST) {
      lines.add("  … %d in all; estimate --json shows every one".formatted(jobs.size()));
    }
    return lines;
  }

  private static String line(Quotes.PlannedJob job, String currency) {
    return "%d circuits, %d shots%s, %s"
        .formatted(
            job.circuits(),
            job.shots(),
            job.bytes() == null ? "" : ", " + job.bytes() + " bytes",
            job.money() == null
                ? "price not known"
                : job.money().most().signum() == 0 ? "free" : job.money().text() + " " + currency);
  }
}
