package io.diffraqt.result;

/// How far the frequencies of drawn outcomes may be from their probabilities, in total variation.
/// The bounds hold for every number of shots and every distribution, without an approximation.
public final class SamplingError {
  /// Above this many cells, `ln(2^cells − 2)` is `cells · ln 2` to double precision.
  private static final double MANY = 60;

  private SamplingError() {}

  /// A bound that is known before anything is drawn: passed with probability `risk` at most.
  ///
  /// Source: Weissman, Ordentlich, Seroussi, Verdu, Weinberger 2003, theorem 2.1, with `‖p−q‖₁ =
  /// 2·TV`: `√(ln((2^k − 2)/risk) / 2N)`.
  ///
  /// @param cells number of possible outcomes, at least 2; a whole number, perhaps beyond `long`
  /// @param shots at least 1
  /// @param risk in 0..1, both excluded
  public static double ofCells(double cells, long shots, double risk) {
    return Math.min(1, Math.sqrt(choices(cells, risk) / (2.0 * shots)));
  }

  /// The least shots for which [#ofCells] is `most` or less; `Long.MAX_VALUE` where that is beyond
  /// it.
  public static long shotsForCells(double cells, double most, double risk) {
    return (long) Math.ceil(choices(cells, risk) / (2 * most * most));
  }

  private static double choices(double cells, double risk) {
    var choices = cells < MANY ? Math.log(Math.pow(2, cells) - 2) : cells * Math.log(2);
    return choices - Math.log(risk);
  }

  /// A bound from what was drawn, whatever the number of possible outcomes: passed with probability
  /// `risk` at most. Sharper than [#ofCells] where few of many possible outcomes occur.
  ///
  /// With `Q = Σ_j E|S(n_j)|`, `S(n)` a sum of `n` random signs, and `x = ln(2/risk)`, it is
  /// `(√(x/2) + √(x/2 + Q))² / N + √(x/2N)`. The total variation is a supremum over sets, so that
  /// its mean is at most the mean of `Q/N` by symmetrization (Bartlett, Mendelson 2002, theorem 8).
  /// `Q` is self-bounding, so that its mean passes the square with probability `risk/2` at most
  /// (Boucheron, Lugosi, Massart 2000, theorem 1). One shot changes the total variation by `1/N` at
  /// most, so that it passes its mean by the last term with probability `risk/2` at most (McDiarmid
  /// 1989).
  public static double seen(Counts counts, double risk) {
    return bound(spread(counts), counts.shots(), risk);
  }

  /// The least shots for which [#seen] is `most` or less if the frequencies stay as they are.
  ///
  /// @param counts with at least 1 shot
  public static long shotsForSeen(Counts counts, double most, double risk) {
    var spread = spread(counts) / Math.sqrt((double) counts.shots());
    var low = leastShots(most, risk);
    var high = Math.max(low, 1);
    while (scaled(spread, high, risk) > most) {
      high *= 2;
    }
    while (high - low > 1) {
      var middle = low + (high - low) / 2;
      if (scaled(spread, middle, risk) > most) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The least shots for which [#seen] can be `most` or less at all.
  public static long leastShots(double most, double risk) {
    return (long) Math.ceil(Math.log(2 / risk) / (2 * most * most));
  }

  /// @param spread over the root of the shots, which it grows with
  private static double scaled(double spread, long shots, double risk) {
    return bound(spread * Math.sqrt((double) shots), shots, risk);
  }

  private static double bound(double spread, long shots, double risk) {
    var x = Math.log(2 / risk);
    var root = Math.sqrt(x / 2) + Math.sqrt(x / 2 + spread);
    return Math.min(1, root * root / shots + Math.sqrt(x / (2.0 * shots)));
  }

  private static double spread(Counts counts) {
    var sum = 0.0;
    for (var count : counts.asMap().values()) {
      sum += meanSize(count);
    }
    return sum;
  }

  /// `E|S(n)|` from above: `2k · C(2k,k) / 4^k` with `k = ⌈n/2⌉`, and `C(2k,k)/4^k ≤ 1/√(π(k +
  /// ¼))`.
  private static double meanSize(long signs) {
    var half = (signs + 1) / 2;
    return 2 * half / Math.sqrt(Math.PI * (half + 0.25));
  }
}
