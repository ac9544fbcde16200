package io.diffraqt.compare;

import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;

/// How far two distributions are apart, over bit strings or any other outcomes; 0 for equal ones.
public enum Distance {
  /// `½ Σ |p − q|`, in 0..1.
  TOTAL_VARIATION(Distance::totalVariation),
  /// `√(½ Σ (√p − √q)²)`, in 0..1.
  HELLINGER(Distance::hellinger),
  /// `Σ p ln(p/q)` in nats, from the first to the second; infinite where the second has a zero that
  /// the first has not.
  KULLBACK_LEIBLER(Distance::kullbackLeibler),
  /// Mean Kullback-Leibler divergence from both to their middle, in nats, in 0..ln 2.
  JENSEN_SHANNON(Distance::jensenShannon);

  private static final double SUM_TOLERANCE = 1e-9;

  private final ToDoubleBiFunction<double[], double[]> formula;

  Distance(ToDoubleBiFunction<double[], double[]> formula) {
    this.formula = formula;
  }

  /// The distance of two distributions over the same outcomes in the same order.
  ///
  /// @param p no entry below 0, sum 1 within 1e-9
  /// @param q of the same length, likewise
  /// @throws IllegalArgumentException if the lengths differ or one is no distribution
  public double between(double[] p, double[] q) {
    if (p.length != q.length) {
      throw new IllegalArgumentException(
          "distributions over %d and %d outcomes cannot be compared".formatted(p.length, q.length));
    }
    requireDistribution(p);
    requireDistribution(q);
    return ofShares(p, q);
  }

  double ofShares(double[] p, double[] q) {
    return formula.applyAsDouble(p, q);
  }

  /// The distance of two outcomes over the same bits.
  public double between(Outcomes one, Outcomes other) {
    var shares = Shares.of(one, other);
    return ofShares(shares.first(), shares.second());
  }

  /// The distance of two counts.
  public double between(Counts one, Counts other) {
    return between(Outcomes.of(one), Outcomes.of(other));
  }

  /// The distance of counts from what is expected.
  public double between(Counts seen, Distribution expected) {
    return between(Outcomes.of(seen), Outcomes.of(expected));
  }

  /// The distance of two distributions.
  public double between(Distribution one, Distribution other) {
    return between(Outcomes.of(one), Outcomes.of(other));
  }

  /// The distance with a percentile interval: both sides are drawn again from what was seen.
  ///
  /// Shot noise lifts a distance that is near zero, and redrawing lifts it again; use
  /// [GoodnessOfFit] to ask whether two outcomes differ at all. Source: Efron 1979.
  ///
  /// @param draws how often, at least 100
  /// @param confidence such as 0.95
  public Interval interval(
      Outcomes one, Outcomes other, double confidence, int draws, RandomGenerator random) {
    var shares = Shares.of(one, other);
    var redrawn = new double[Math.max(100, draws)];
    for (var k = 0; k < redrawn.length; k++) {
      redrawn[k] =
          ofShares(again(one, shares.first(), random), again(other, shares.second(), random));
    }
    Arrays.sort(redrawn);
    var tail = (1 - confidence) / 2;
    return new Interval(
        ofShares(shares.first(), shares.second()),
        redrawn[(int) Math.floor(tail * (redrawn.length - 1))],
        redrawn[(int) Math.ceil((1 - tail) * (redrawn.length - 1))],
        confidence);
  }

  private static double[] again(Outcomes outcomes, double[] shares, RandomGenerator random) {
    return switch (outcomes) {
      case Outcomes.Seen(var counts) -> Shares.redrawn(shares, counts.shots(), random);
      case Outcomes.Known _ -> shares;
    };
  }

  private static void requireDistribution(double[] p) {
    var sum = Arrays.stream(p).sum();
    var least = Arrays.stream(p).min().orElse(Double.NaN);
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE && least >= 0)) {
      throw new IllegalArgumentException(
          "no distribution: the sum is %s and the least entry %s; they must be 1 and at least 0"
              .formatted(sum, least));
    }
  }

  private static double totalVariation(double[] p, double[] q) {
    var sum = 0.0;
    for (var k = 0; k < p.length; k++) {
      sum += Math.abs(p[k] - q[k]);
    }
    return sum / 2;
  }

  /// As a sum of squares: the equal form `1 − Σ √(pq)` loses half of the digits where p is near q.
  private static double hellinger(double[] p, double[] q) {
    var sum = 0.0;
    for (var k = 0; k < p.length; k++) {
      var difference = Math.sqrt(p[k]) - Math.sqrt(q[k]);
      sum += difference * difference;
    }
    return Math.sqrt(sum / 2);
  }

  private static double kullbackLeibler(double[] p, double[] q) {
    var sum = 0.0;
    for (var k = 0; k < p.length; k++) {
      sum += p[k] == 0 ? 0 : p[k] * Math.log(p[k] / q[k]);
    }
    return Math.max(0, sum);
  }

  private static double jensenShannon(double[] p, double[] q) {
    var middle = new double[p.length];
    for (var k = 0; k < p.length; k++) {
      middle[k] = (p[k] + q[k]) / 2;
    }
    return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2;
  }
}
