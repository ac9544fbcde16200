package io.diffraqt.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Shares of two outcomes over the same bit strings: those that either has, rising.
final class Shares {
  private final double[] first;
  private final double[] second;

  private Shares(double[] first, double[] second) {
    this.first = first;
    this.second = second;
  }

  /// @throws IllegalArgumentException when the numbers of bits differ
  static Shares of(Outcomes one, Outcomes other) {
    if (one.bits() != other.bits()) {
      throw new IllegalArgumentException(
          "outcomes over %d and %d bits; compare the same registers"
              .formatted(one.bits(), other.bits()));
    }
    var left = byString(one);
    var right = byString(other);
    var strings = new TreeSet<>(left.keySet());
    strings.addAll(right.keySet());
    return new Shares(values(strings, left), values(strings, right));
  }

  double[] first() {
    return first.clone();
  }

  double[] second() {
    return second.clone();
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

  private static double[] values(Set<String> strings, Map<String, Double> shares) {
    return strings.stream().mapToDouble(s -> shares.getOrDefault(s, 0.0)).toArray();
  }

  private static Map<String, Double> byString(Outcomes outcomes) {
    var shares = new HashMap<String, Double>();
    switch (outcomes) {
      case Outcomes.Seen(var counts) ->
          counts.asMap().forEach((s, n) -> shares.put(s, (double) n / counts.shots()));
      case Outcomes.Known(var distribution) -> {
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
}
