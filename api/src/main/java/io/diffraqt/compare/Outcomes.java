package io.diffraqt.compare;

import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// What was seen, or what is expected, as a share for each bit string.
///
/// Immutable and thread-safe.
public sealed interface Outcomes {
  /// Shots that were counted.
  ///
  /// @param counts at least one shot
  record Seen(Counts counts) implements Outcomes {
    /// Refuses counts without a shot.
    ///
    /// @throws IllegalArgumentException when there is none
    public Seen {
      if (counts.shots() == 0) {
        throw new IllegalArgumentException("counts without a shot cannot be compared");
      }
    }
  }

  /// Probabilities that are known.
  ///
  /// @param distribution over all bit strings
  record Known(Distribution distribution) implements Outcomes {}

  /// Outcomes that were counted.
  static Outcomes of(Counts counts) {
    return new Seen(counts);
  }

  /// Outcomes that are known exactly.
  static Outcomes of(Distribution distribution) {
    return new Known(distribution);
  }

  /// Number of bits.
  default int bits() {
    return switch (this) {
      case Seen(var counts) -> counts.bits();
      case Known(var distribution) -> distribution.bits();
    };
  }

  /// Shares of both over the same bit strings: those that either has, rising.
  ///
  /// @throws IllegalArgumentException when the numbers of bits differ
  static Shares shares(Outcomes one, Outcomes other) {
    if (one.bits() != other.bits()) {
      throw new IllegalArgumentException(
          "outcomes over %d and %d bits; compare the same registers"
              .formatted(one.bits(), other.bits()));
    }
    var first = one.asMap();
    var second = other.asMap();
    var strings = new TreeSet<>(first.keySet());
    strings.addAll(second.keySet());
    return new Shares(List.copyOf(strings), values(strings, first), values(strings, second));
  }

  private static double[] values(TreeSet<String> strings, Map<String, Double> shares) {
    return strings.stream().mapToDouble(s -> shares.getOrDefault(s, 0.0)).toArray();
  }

  private Map<String, Double> asMap() {
    var shares = new HashMap<String, Double>();
    switch (this) {
      case Seen(var counts) ->
          counts.asMap().forEach((s, n) -> shares.put(s, (double) n / counts.shots()));
      case Known(var distribution) -> {
        for (var k = 0; k < distribution.size(); k++) {
          if (distribution.probability(k) > 0) {
            shares.put(string(k, distribution.bits()), distribution.probability(k));
          }
        }
      }
    }
    return shares;
  }

  private static String string(int value, int bits) {
    var text = Integer.toBinaryString(value);
    return bits == 0 ? "" : "0".repeat(bits - text.length()) + text;
  }

  /// Two lists of shares over the same strings.
  ///
  /// @param strings rising
  /// @param first shares of one side
  /// @param second shares of the other
  record Shares(List<String> strings, double[] first, double[] second) {
    /// Copies everything.
    public Shares {
      strings = List.copyOf(strings);
      first = first.clone();
      second = second.clone();
    }

    @Override
    public double[] first() {
      return first.clone();
    }

    @Override
    public double[] second() {
      return second.clone();
    }
  }

  /// Shares of `shots` draws from `shares`; `O(shots · log n)`.
  static double[] redrawn(double[] shares, long shots, RandomGenerator random) {
    var cumulative = shares.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
    var all = cumulative[cumulative.length - 1];
    var drawn = new double[shares.length];
    for (var shot = 0L; shot < shots; shot++) {
      var place = Arrays.binarySearch(cumulative, random.nextDouble() * all);
      var cell = Math.min(place < 0 ? -place - 1 : place + 1, shares.length - 1);
      drawn[cell] += 1.0 / shots;
    }
    return drawn;
  }
}
