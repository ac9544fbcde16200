package io.diffraqt.examples.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diffraqt.backend.Backend;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.run.PackingPlan;
import io.diffraqt.run.PrecisionCost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the submissions of one command would cost, by backend. Not thread-safe.
final class Quotes {
  private final Map<String, List<PackingPlan.Part>> byBackend = new LinkedHashMap<>();
  private final List<Quote> ofPrecisions = new ArrayList<>();

  /// What takes the place of a backend while its price is asked for. One that is free runs in this
  /// process and is left as it is.
  Backend instead(String name, Backend plugin) {
    var parts = byBackend.computeIfAbsent(name, _ -> new ArrayList<>());
    return plugin.target().tariff().isFree() ? plugin : new QuotingBackend(plugin, parts::add);
  }

  /// What a precision would cost; takes the place of what would be sent.
  void add(String name, PrecisionCost cost) {
    byBackend.remove(name);
    ofPrecisions.add(Quote.of(name, cost));
  }

  boolean isEmpty() {
    return ofPrecisions.isEmpty() && byBackend.values().stream().allMatch(List::isEmpty);
  }

  List<Quote> list() {
    var quotes = new ArrayList<>(ofPrecisions);
    byBackend.forEach((name, parts) -> quotes.add(Quote.of(name, parts)));
    return quotes;
  }

  /// What one backend would charge.
  ///
  /// @param submissions how often something is sent; with a precision, in the first round
  /// @param circuits executions in all of them; with a precision, at most
  /// @param shots of all circuits; with a precision, at most
  /// @param seconds of the device
  /// @param money in `currency`; null where the price is not known
  /// @param priceDate of the price list; null for what is free
  /// @param leastShots with a precision, those of the first round; absent without
  /// @param overheads what is bought beside the program itself
  /// @param jobs each submission; with a precision, those of the first round
  record Quote(
      String backend,
      int submissions,
      long circuits,
      long shots,
      Bounds seconds,
      @Nullable Bounds money,
      String currency,
      @Nullable String priceDate,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long leastShots,
      List<CostEstimate.Overhead> overheads,
      List<PlannedJob> jobs) {
    static Quote of(String backend, List<PackingPlan.Part> parts) {
      return parts.isEmpty()
          ? new Quote(
              backend, 0, 0, 0, Bounds.ZERO, Bounds.ZERO, "USD", null, null, List.of(), List.of())
          : of(
              backend,
              parts,
              parts.stream().map(PackingPlan.Part::cost).reduce(CostEstimate::plus).orElseThrow());
    }

    private static Quote of(String backend, List<PackingPlan.Part> parts, CostEstimate all) {
      return new Quote(
          backend,
          parts.size(),
          all.circuits(),
          all.shots(),
          Bounds.of(all.seconds()),
          all.money().map(Bounds::of).orElse(null),
          all.currency(),
          all.priceDate().map(Object::toString).orElse(null),
          null,
          all.overheads(),
          parts.stream().map(PlannedJob::of).toList());
    }

    /// From the least of the first round to the most of all.
    static Quote of(String backend, PrecisionCost cost) {
      var least = cost.first().total();
      var most = of(backend, cost.first().parts(), cost.most());
      var money =
          least
              .money()
              .flatMap(l -> cost.most().money().map(m -> Bounds.between(l.least(), m.most())));
      return new Quote(
          backend,
          most.submissions,
          most.circuits,
          most.shots,
          Bounds.between(least.seconds().least(), cost.most().seconds().most()),
          money.orElse(null),
          most.currency,
          most.priceDate,
          least.shots(),
          most.overheads,
          most.jobs);
    }

    String text() {
      return submissions == 0
          ? backend + ": runs on this machine, free"
          : String.join(System.lineSeparator(), lines());
    }

    private List<String> lines() {
      var lines = new ArrayList<String>();
      lines.add(
          "%s: %d circuits, %s shots in %d submissions%s, %s s of the device, %s"
              .formatted(
                  backend,
                  circuits,
                  leastShots == null ? shots : leastShots + " to " + shots,
                  submissions,
                  leastShots == null ? "" : " at first",
                  seconds.text(),
                  price()));
      overheads.forEach(o ->
          lines.add(
              "  of it %s: %d circuits, %d shots".formatted(o.purpose(), o.circuits(), o.shots())));
      lines.addAll(PlanText.lines(jobs, currency));
      return lines;
    }

    private String price() {
      return money == null
          ? "price not known"
          : priceDate == null
              ? "free"
              : "%s %s (prices of %s)".formatted(money.text(), currency, priceDate);
    }
  }

  /// One submission.
  ///
  /// @param circuits executions in it
  /// @param shots of all of them
  /// @param bytes of programs and values as sent; null where nothing goes over a wire
  /// @param seconds of the device
  /// @param money its fee; null where the price is not known
  record PlannedJob(
      int circuits, long shots, @Nullable Long bytes, Bounds seconds, @Nullable Bounds money) {
    static PlannedJob of(PackingPlan.Part part) {
      return new PlannedJob(
          part.circuits(),
          part.shots(),
          part.bytes() == 0 ? null : part.bytes(),
          Bounds.of(part.cost().seconds()),
          part.cost().money().map(Bounds::of).orElse(null));
    }
  }

  /// A lower and an upper bound.
  record Bounds(BigDecimal least, BigDecimal most) {
    static final Bounds ZERO = new Bounds(BigDecimal.ZERO, BigDecimal.ZERO);

    static Bounds of(CostEstimate.Range range) {
      return between(range.least(), range.most());
    }

    static Bounds between(BigDecimal least, BigDecimal most) {
      return new Bounds(plain(least), plain(most));
    }

    private static BigDecimal plain(BigDecimal amount) {
      var shorter = amount.stripTrailingZeros();
      return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
    }

    String text() {
      return least.compareTo(most) == 0
          ? least.toPlainString()
          : least.toPlainString() + " to " + most.toPlainString();
    }
  }
}
