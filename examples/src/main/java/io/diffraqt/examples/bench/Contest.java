package io.diffraqt.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Several contenders at one workload, in turns, so that what disturbs one disturbs all.
///
/// @param seconds that each may take to warm up, and again to be measured
record Contest(double seconds) {
  private static final int ROUNDS = 5;

  /// The first run also plans and compiles, and says little about those after it.
  private static final int FEWEST_TO_WARM_UP = 3;

  private static final int MOST_RUNS_OF_A_ROUND = 1000;

  /// The times of each contender, in their order; at least one run per round.
  List<Figure.Seconds> times(List<Contender> contenders) {
    var runs = contenders.stream().mapToInt(this::warmUp).toArray();
    var times = new ArrayList<DoubleStream.Builder>();
    contenders.forEach(_ -> times.add(DoubleStream.builder()));
    for (var round = 0; round < ROUNDS; round++) {
      for (var k = 0; k < runs.length; k++) {
        var taken = contenders.get(k).seconds(runs[k]);
        Arrays.stream(taken).forEach(times.get(k)::add);
        runs[k] = fillingARound(Arrays.stream(taken).min().orElseThrow());
      }
    }
    return times.stream().map(all -> Figure.Seconds.of(all.build().toArray())).toList();
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
