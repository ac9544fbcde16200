package io.diffraqt.run;

import io.diffraqt.result.SamplingError;
import java.util.Arrays;
import java.util.List;

/// Each row's frequencies near enough to its distribution.
///
/// @param precision what is wanted
/// @param bits measured
/// @param rows of the bindings
record TotalVariationGoal(Precision.TotalVariation precision, int bits, int rows) implements Goal {
  /// What is seen in the next round differs from what was seen, so a little more is asked for.
  private static final double MARGIN = 1.05;

  @Override
  public double wanted() {
    return precision.most();
  }

  /// What the bound from few cells needs is bought at once where the other bound could save less
  /// than half of it; else the least with which that one can do.
  @Override
  public long[] first() {
    var sure = byCells(1);
    var least = Math.max(precision.rounds().pilot(), SamplingError.leastShots(wanted(), risk(1)));
    return forAll(sure / 2 <= least ? sure : least);
  }

  @Override
  public long[] enough() {
    return forAll(byCells(precision.rounds().most()));
  }

  private long[] forAll(long shots) {
    var units = new long[rows];
    Arrays.fill(units, shots);
    return units;
  }

  @Override
  public Standing judge(List<Tally> tallies, int look) {
    var reached = 0.0;
    var wanted = new long[rows];
    for (var row = 0; row < rows; row++) {
      var bound = bound(tallies.get(row), look);
      reached = Math.max(reached, bound);
      wanted[row] =
          bound <= wanted() ? tallies.get(row).shots() : needed(tallies.get(row), look + 1);
    }
    return new Standing(reached, wanted);
  }

  private double bound(Tally tally, int look) {
    return tally
        .kept()
        .filter(counts -> counts.shots() > 0)
        .map(counts ->
            Math.min(
                SamplingError.ofCells(cells(), counts.shots(), risk(look)),
                SamplingError.seen(counts, risk(look))))
        .orElse(1.0);
  }

  private long needed(Tally tally, int look) {
    return tally
        .kept()
        .filter(counts -> counts.shots() > 0)
        .map(counts -> (long) (MARGIN * SamplingError.shotsForSeen(counts, wanted(), risk(look))))
        .map(seen -> Math.min(seen, byCells(look)))
        .orElseGet(() -> byCells(look));
  }

  private long byCells(int look) {
    return SamplingError.shotsForCells(cells(), wanted(), risk(look));
  }

  private double cells() {
    return Math.pow(2, bits);
  }

  /// Of each of the two bounds at one look; all looks together risk `1 − confidence` at most.
  private double risk(int look) {
    return (1 - precision.confidence()) / (look * (look + 1.0)) / 2;
  }
}
