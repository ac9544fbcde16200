package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.budget.CostEstimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the submissions of one command would cost, by backend. Not thread-safe.
final class Quotes {
  private final Map<String, List<CostEstimate>> byBackend = new LinkedHashMap<>();

  /// What takes the place of a backend while its price is asked for. One that is free runs in this
  /// process and is left as it is.
  Backend instead(String name, Backend plugin) {
    var estimates = byBackend.computeIfAbsent(name, _ -> new ArrayList<>());
    return plugin.target().tariff().isFree() ? plugin : new QuotingBackend(plugin, estimates::add);
  }

  boolean isEmpty() {
    return byBackend.values().stream().allMatch(List::isEmpty);
  }

  List<Quote> list() {
    return byBackend.entrySet().stream().map(e -> Quote.of(e.getKey(), e.getValue())).toList();
  }

  /// What one backend would charge.
  ///
  /// @param submissions how often something is sent
  /// @param circuits executions in all of them
  /// @param shots of all circuits
  /// @param seconds of the device
  /// @param money in `currency`; null where the price is not known
  /// @param priceDate of the price list; null for what is free
  record Quote(
      String backend,
      int submissions,
      long circuits,
      long shots,
      Bounds seconds,
      @Nullable Bounds money,
      String currency,
      @Nullable String priceDate) {
    static Quote of(String backend, List<CostEstimate> estimates) {
      if (estimates.isEmpty()) {
        return new Quote(backend, 0, 0, 0, Bounds.ZERO, Bounds.ZERO, "USD", null);
      }
      var all = estimates.stream().reduce(CostEstimate::plus).orElseThrow();
      return new Quote(
          backend,
          estimates.size(),
          all.circuits(),
          all.shots(),
          Bounds.of(all.seconds()),
          all.money().map(Bounds::of).orElse(null),
          all.currency(),
          all.priceDate().map(Object::toString).orElse(null));
    }

    String text() {
      if (submissions == 0) {
        return backend + ": runs on this machine, free";
      }
      return "%s: %d circuits, %d shots in %d submissions, %s s of the device, %s"
          .formatted(backend, circuits, shots, submissions, seconds.text(), price());
    }

    private String price() {
      return money == null
          ? "price not known"
          : "%s %s (prices of %s)".formatted(money.text(), currency, priceDate);
    }
  }

  /// A lower and an upper bound.
  record Bounds(BigDecimal least, BigDecimal most) {
    static final Bounds ZERO = new Bounds(BigDecimal.ZERO, BigDecimal.ZERO);

    static Bounds of(CostEstimate.Range range) {
      return new Bounds(plain(range.least()), plain(range.most()));
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
