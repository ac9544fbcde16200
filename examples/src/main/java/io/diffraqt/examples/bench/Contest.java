package io.diffraqt.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Several contenders at one workload, in turns, so that what disturbs one disturbs all.
///
/// @param seconds that each may take to warm up, and again to be measured
record Contest(double seconds) {
  private static final int ROUNDS = 5;

  /// The first run also plans and compiles, and says little about those after it.
  private static final int FEWEST_TO_WARM_UP = 3;

  private static final int MOST_RUNS_OF_A_ROUND = 1000;

  /// What one contender took.
  ///
  /// @param seconds of all runs
  /// @param rounds the median of each round
  record Times(Figure.Seconds seconds, List<Double> rounds) {
    /// Copies the list.
    Times {
      rounds = List.copyOf(rounds);
    }

    /// How many times as long as another one, round by round.
    Figure.Ratio over(Times other) {
      var ratios = new double[rounds.size()];
      Arrays.setAll(ratios, k -> rounds.get(k) / other.rounds.get(k));
      var all = Figure.Seconds.of(ratios);
      return new Figure.Ratio(
          all.median(), all.min(), Arrays.stream(ratios).max().orElse(all.median()));
    }
  }

  /// The times of each contender, in their order; at least one run per round.
  List<Times> times(List<Contender> contenders) {
    var runs = contenders.stream().mapToInt(this::warmUp).toArray();
    var taken = new ArrayList<List<double[]>>();
    contenders.forEach(_ -> taken.add(new ArrayList<>()));
    for (var round = 0; round < ROUNDS; round++) {
      for (var k = 0; k < runs.length; k++) {
        var now = contenders.get(k).seconds(runs[k]);
        taken.get(k).add(now);
        runs[k] = fillingARound(Arrays.stream(now).min().orElseThrow());
      }
    }
    return taken.stream().map(Contest::together).toList();
  }

  private static Times together(List<double[]> rounds) {
    var all = rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    var medians = rounds.stream().map(round -> Figure.Seconds.of(round).median()).toList();
    return new Times(Figure.Seconds.of(all), medians);
  }

  /// The number of runs that fill one round.
  private int warmUp(Contender contender) {
    var start = System.nanoTime();
    var fastest = Double.POSITIVE_INFINITY;
    for (var k = 0; k < FEWEST_TO_WARM_UP || System.nanoTime() - start < seconds * 1e9; k++) {
      fastest = Math.min(fastest, contender.seconds(1)[0]);
    }
    return fillingARound(fastest);
  }

  /// Asked anew after each round, since code may still become faster while it is measured.
  private int fillingARound(double run) {
    return (int) Math.clamp(seconds / ROUNDS / run, 1, MOST_RUNS_OF_A_ROUND);
  }
}
