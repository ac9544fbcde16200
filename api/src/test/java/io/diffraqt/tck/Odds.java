package io.diffraqt.tck;

import io.diffraqt.result.Counts;
import java.util.Map;

/// Compares counts with probabilities by exact binomial tails, and adds up how likely a false alarm
/// has become.
///
/// One comparison of counts, of which `K` outcomes can occur, asks for each of them and for all
/// others together whether so many, or so few, have a probability below `1e-9 / 2(K + 1)`; by the
/// union bound a correct backend fails it with probability at most 1e-9.
final class Odds {
  /// Of one comparison.
  static final double FALSE_ALARM = 1e-9;

  /// How far a probability computed in double precision may be off.
  static final double ROUNDING = 1e-9;

  private final double slack;
  private int comparisons;

  /// @param slack how far each true probability may be from the ideal one
  Odds(double slack) {
    this.slack = slack;
  }

  double spent() {
    return comparisons * FALSE_ALARM;
  }

  void add(Odds other) {
    comparisons += other.comparisons;
  }

  void compare(String what, Counts counts, Map<Long, Double> ideal) {
    comparisons++;
    var limit = FALSE_ALARM / (2 * (ideal.size() + 1));
    var others = counts.shots();
    for (var outcome : ideal.entrySet()) {
      var bits = text(outcome.getKey(), counts.bits());
      others -= counts.count(bits);
      compare(what, counts, "'" + bits + "'", counts.count(bits), outcome.getValue(), limit);
    }
    compare(what, counts, "what cannot occur", others, 0, limit);
  }

  private void compare(
      String what, Counts counts, String outcome, long count, double ideal, double limit) {
    var shots = counts.shots();
    Expect.that(
        Tails.atLeast(shots, Math.min(1, ideal + slack), count) >= limit
            && Tails.atMost(shots, Math.max(0, ideal - slack), count) >= limit,
        "%s: %s came %d times in %d shots, and its probability is %.6f; all counts: %s",
        what,
        outcome,
        count,
        shots,
        ideal,
        counts);
  }

  private static String text(long value, int bits) {
    var digits = Long.toBinaryString(value);
    return bits == 0 ? "" : "0".repeat(Math.max(0, bits - digits.length())) + digits;
  }
}
