package io.diffraqt.examples.cli;

import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.budget.Amounts;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.result.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One submission as the journal has it.
///
/// @param state `intended`, `accepted`, `doubtful`, `settled`, `failed`, `cancelled`, `refused`,
///   `unsent` or `abandoned`
/// @param job the provider's id, once it is known
/// @param reason why it is in doubt or how it ended, where there is something to say
/// @param shots asked for
/// @param billedShots as the provider said
/// @param billedSeconds of the device
/// @param billedMoney in `currency`
/// @param heldMoney the most that is reserved for it, or was spent on it
/// @param found what the provider said when it was asked just now
/// @param results what the job gave, one for each circuit, when it was fetched just now
record JobDocument(
    String key,
    String backend,
    String state,
    @Nullable String job,
    @Nullable String reason,
    String at,
    String run,
    long circuits,
    long shots,
    @Nullable Long billedShots,
    @Nullable Double billedSeconds,
    @Nullable BigDecimal billedMoney,
    @Nullable BigDecimal heldMoney,
    @Nullable String currency,
    @Nullable String found,
    @Nullable List<Fetched> results) {
  static JobDocument of(Entry entry, Optional<Amounts> held) {
    return of(entry, held, Optional.empty());
  }

  static JobDocument of(Entry entry, Optional<Amounts> held, Optional<String> found) {
    var intent = entry.intent();
    var bill = bill(entry);
    return new JobDocument(
        intent.key().value(),
        intent.backend(),
        entry.state(),
        job(entry).orElse(null),
        reason(entry).filter(text -> !text.isEmpty()).orElse(null),
        intent.at().toString(),
        intent.run(),
        intent.circuits(),
        intent.shots(),
        bill.shots().isPresent() ? bill.shots().getAsLong() : null,
        bill.deviceTime().map(JobDocument::seconds).orElse(null),
        bill.money().orElse(null),
        held.map(Amounts::money).map(BigDecimal::stripTrailingZeros).orElse(null),
        held.map(Amounts::currency).orElse(null),
        found.orElse(null),
        null);
  }

  /// Counts of one circuit, those included that post-selection drops.
  ///
  /// @param registers by name
  record Fetched(Map<String, Bits> registers) {
    static Fetched of(Counts counts) {
      var registers = new LinkedHashMap<String, Bits>();
      for (var register : counts.registers()) {
        var own = counts.of(register.name());
        registers.put(register.name(), new Bits(register.size(), own.asMap()));
      }
      return new Fetched(registers);
    }

    String text() {
      return registers.entrySet().stream()
          .map(r -> "  " + r.getKey() + " " + r.getValue().counts())
          .collect(Collectors.joining());
    }
  }

  /// @param bits length of each bit string
  record Bits(int bits, SortedMap<String, Long> counts) {}

  JobDocument withResults(List<Counts> counts) {
    return new JobDocument(
        key,
        backend,
        state,
        job,
        reason,
        at,
        run,
        circuits,
        shots,
        billedShots,
        billedSeconds,
        billedMoney,
        heldMoney,
        currency,
        found,
        counts.stream().map(Fetched::of).toList());
  }

  private static double seconds(Duration time) {
    return time.toNanos() * 1e-9;
  }

  static Optional<String> job(Entry entry) {
    return switch (entry) {
      case Entry.Accepted(_, var job) -> Optional.of(job.value());
      case Entry.Closed(_, var job, _) -> job.map(id -> id.value());
      case Entry.Unresolved _ -> Optional.empty();
    };
  }

  private static Optional<String> reason(Entry entry) {
    return switch (entry) {
      case Entry.Doubtful(_, var reason) -> Optional.of(reason);
      case Entry.Closed(_, _, Ending.Failed(var reason, _)) -> Optional.of(reason);
      case Entry.Closed(_, _, Ending.NothingRan nothing) -> Optional.of(nothing.reason());
      case Entry.Closed(_, _, Ending.Abandoned(var reason)) -> Optional.of(reason);
      case Entry.Closed _, Entry.Accepted _, Entry.Intended _ -> Optional.empty();
    };
  }

  private static Bill bill(Entry entry) {
    return entry instanceof Entry.Closed(_, _, Ending.AfterRun run) ? run.bill() : Bill.UNKNOWN;
  }

  String text() {
    var fetched = results == null ? Stream.<Fetched>empty() : results.stream();
    return fetched
        .map(one -> System.lineSeparator() + one.text())
        .collect(Collectors.joining("", line(), ""));
  }

  private String line() {
    return "%s  %s  %-9s %s  %d circuits, %d shots%s%s%s"
        .formatted(
            at,
            key,
            state,
            backend,
            circuits,
            shots,
            job == null ? "" : ", job " + job,
            reason == null ? "" : ": " + reason,
            found == null ? "" : " (" + found + ")");
  }
}
