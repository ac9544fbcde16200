package io.diffraqt.examples.report;

import java.util.List;

/// Groups of bars from zero, for instance the probability of each outcome on several backends.
///
/// @param caption what the chart shows
/// @param valueLabel what the height means
/// @param categories one per group, in order
/// @param groups each with one bar per category
public record BarChart(
    String caption, String valueLabel, List<String> categories, List<Bars> groups)
    implements Block {
  public BarChart {
    categories = List.copyOf(categories);
    groups = List.copyOf(groups);
    for (var group : groups) {
      if (group.bars().size() != categories.size()) {
        throw new IllegalArgumentException(
            "'%s' has %d bars for %d categories"
                .formatted(group.name(), group.bars().size(), categories.size()));
      }
    }
  }

  /// The bars of one series, one per category.
  public record Bars(String name, List<Bar> bars) {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /// A height with an interval; `low` and `high` equal `value` where there is none.
  public record Bar(double value, double low, double high) {
    public static Bar of(double value) {
      return new Bar(value, value, value);
    }

    boolean hasInterval() {
      return low < high;
    }
  }
}
