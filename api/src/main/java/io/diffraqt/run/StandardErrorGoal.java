package io.diffraqt.run;

import java.util.Arrays;
import java.util.List;

/// Each observable's standard error small enough, in every row.
///
/// Shots go to a group in proportion to its standard deviation (Neyman 1934); where observables
/// share groups, each group gets the most that one of them asks for.
///
/// @param precision what is wanted
/// @param estimation what is estimated
record StandardErrorGoal(Precision.StandardError precision, Estimation estimation) implements Goal {
  /// The variances of the next round differ from those seen, so a little more is asked for.
  private static final double MARGIN = 1.05;

  private static final int LEAST_PART = 10;

  /// With enough shots the error is met in exact arithmetic; this much is left to rounding.
  private static final double ROUNDING = 1 + 1e-9;

  @Override
  public double wanted() {
    return precision.most();
  }

  private int groups() {
    return estimation.grouped().groups().size();
  }

  private int rows() {
    return estimation.rows();
  }

  /// Even a value that never varies needs about `√8·bound/error` shots, since four are counted that
  /// differ.
  @Override
  public long[] first() {
    var enough = enough();
    var units = new long[enough.length];
    for (var g = 0; g < groups(); g++) {
      var least = 2 * bound(g) * Math.sqrt(MeasuredGroup.EXTREMES * groups()) / wanted();
      var shots = Math.max(precision.rounds().pilot(), (long) Math.ceil(least));
      for (var row = 0; row < rows(); row++) {
        units[g * rows() + row] = Math.min(shots, enough[g * rows() + row]);
      }
    }
    return units;
  }

  private double bound(int group) {
    return estimation.grouped().parts().stream()
        .mapToDouble(parts -> parts.get(group).bound())
        .max()
        .orElse(0);
  }

  @Override
  public long[] enough() {
    var units = new long[groups() * rows()];
    for (var parts : estimation.grouped().parts()) {
      var deviations = parts.stream().mapToDouble(Grouped.Part::bound).toArray();
      for (var row = 0; row < rows(); row++) {
        raise(units, row, spread(deviations, 1));
      }
    }
    return units;
  }

  @Override
  public Standing judge(List<Tally> tallies, int look) {
    var wanted = new long[groups() * rows()];
    var reached = 0.0;
    for (var row = 0; row < rows(); row++) {
      for (var o = 0; o < estimation.grouped().parts().size(); o++) {
        reached = Math.max(reached, judge(tallies, o, row, wanted));
      }
    }
    return new Standing(reached, within(wanted, tallies));
  }

  /// The standard error of one observable; raises what its groups should have where it is too
  /// large.
  private double judge(List<Tally> tallies, int observable, int row, long[] wanted) {
    var deviations = new double[groups()];
    var square = 0.0;
    for (var g = 0; g < groups(); g++) {
      var tally = tallies.get(g * rows() + row);
      var variance = estimation.cautiousVariance(observable, g, tally);
      deviations[g] = Math.sqrt(variance);
      square += variance == 0 ? 0 : variance / tally.shots();
    }
    var error = Math.sqrt(square);
    if (error > wanted() * ROUNDING) {
      raise(wanted, row, spread(deviations, MARGIN));
    }
    return error <= wanted() * ROUNDING ? Math.min(error, wanted()) : error;
  }

  /// Never more than is enough, and a unit that is raised gets a tenth more at least, so that the
  /// rounds do not creep.
  private long[] within(long[] wanted, List<Tally> tallies) {
    var enough = enough();
    for (var unit = 0; unit < wanted.length; unit++) {
      var shots = tallies.get(unit).shots();
      if (wanted[unit] > 0) {
        wanted[unit] = Math.max(wanted[unit], shots + shots / LEAST_PART + 1);
      }
      wanted[unit] = Math.max(shots, Math.min(wanted[unit], enough[unit]));
    }
    return wanted;
  }

  /// Shots of each group by its deviation, so that the error is met.
  private double[] spread(double[] deviations, double margin) {
    var sum = Arrays.stream(deviations).sum();
    return Arrays.stream(deviations).map(d -> margin * d * sum / (wanted() * wanted())).toArray();
  }

  private void raise(long[] units, int row, double[] shots) {
    for (var g = 0; g < groups(); g++) {
      var unit = g * rows() + row;
      units[unit] = Math.max(units[unit], (long) Math.ceil(shots[g]));
    }
  }
}
