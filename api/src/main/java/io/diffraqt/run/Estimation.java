package io.diffraqt.run;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Expectation values from counts: one measured circuit per group of Pauli strings.
final class Estimation {
  private final Circuit program;
  private final Bindings bindings;
  private final List<PauliSum> observables;
  private final Grouped grouped;
  private final Spread spread;

  /// How the variance of one shot is taken from the shots.
  enum Spread {
    /// Without bias, for a number of shots that was fixed beforehand.
    SAMPLE,
    /// With four shots at the extremes, where the shots themselves decided when to stop.
    CAUTIOUS
  }

  Estimation(
      Circuit program,
      Bindings bindings,
      List<PauliSum> observables,
      Grouped grouped,
      Spread spread) {
    this.program = program;
    this.bindings = bindings;
    this.observables = observables;
    this.grouped = grouped;
    this.spread = spread;
  }

  Grouped grouped() {
    return grouped;
  }

  int rows() {
    return bindings.rows();
  }

  /// The measured circuit of each group.
  List<Circuit> circuits() {
    return grouped.groups().stream().map(g -> g.measuring(program)).toList();
  }

  /// Of one shot of a group, as an observable weighs it; the most it can be before the first shot.
  double cautiousVariance(int observable, int group, Tally tally) {
    var part = grouped.parts().get(observable).get(group);
    return tally
        .kept()
        .filter(counts -> counts.shots() > 0)
        .map(counts -> moments(group, part, counts).cautiousVariance(part.bound()))
        .orElse(part.bound() * part.bound());
  }

  private MeasuredGroup.Moments moments(int group, Grouped.Part part, Counts counts) {
    return grouped.groups().get(group).moments(part.weights(), counts, program.bits());
  }

  private double variance(MeasuredGroup.Moments moments, Grouped.Part part) {
    return switch (spread) {
      case SAMPLE -> moments.variance();
      case CAUTIOUS -> moments.cautiousVariance(part.bound());
    };
  }

  /// The circuits to run, one per group; each group draws from a seed of its own.
  List<Sampling.Program> programs(Request.Samples samples) {
    var programs = new ArrayList<Sampling.Program>();
    for (var circuit : circuits()) {
      var seed = samples.seed();
      var own = seed.isEmpty() ? seed : OptionalLong.of(seed.getAsLong() + 7919L * programs.size());
      programs.add(
          new Sampling.Program(circuit, bindings, new Request.Samples(samples.shots(), own)));
    }
    return programs;
  }

  /// Estimates of all rows from the counts, groups outermost.
  ///
  /// @throws PartialResultException when some rows lack a group
  EstimateResult result(Harvest harvest) {
    var provenance = harvest.provenance().withStage(grouped.stage());
    var rows = new TreeMap<Integer, List<Estimate>>();
    for (var row = 0; row < bindings.rows(); row++) {
      if (isWhole(harvest, row)) {
        rows.put(row, estimates(harvest, row));
      }
    }
    if (!harvest.isWhole()) {
      throw new PartialResultException(
          new PartialResultException.Finished.Estimated(rows), missing(harvest), harvest);
    }
    return new EstimateResult(List.copyOf(rows.values()), provenance);
  }

  private boolean isWhole(Harvest harvest, int row) {
    for (var g = 0; g < grouped.groups().size(); g++) {
      if (!harvest.rows().get(g * bindings.rows() + row).isWhole()) {
        return false;
      }
    }
    return true;
  }

  private List<PartialResultException.Missing> missing(Harvest harvest) {
    return harvest.losses().stream()
        .map(loss -> {
          var rows = loss.rows().stream().map(r -> r % bindings.rows()).distinct().sorted();
          return new PartialResultException.Missing(
              loss.key(), rows.toList(), Messages.of(loss.cause()));
        })
        .toList();
  }

  private List<Estimate> estimates(Harvest harvest, int row) {
    var counts = new ArrayList<Counts>();
    for (var g = 0; g < grouped.groups().size(); g++) {
      var seen = harvest.rows().get(g * bindings.rows() + row).seen().orElseThrow();
      counts.add(requireShots(seen.counts()));
    }
    return IntStream.range(0, observables.size()).mapToObj(o -> estimate(o, counts)).toList();
  }

  private Estimate estimate(int observable, List<Counts> counts) {
    var value = observables.get(observable).coefficient(PauliString.IDENTITY);
    var variance = 0.0;
    var square = 0.0;
    var shots = 0L;
    for (var g = 0; g < grouped.groups().size(); g++) {
      var part = grouped.parts().get(observable).get(g);
      if (!part.isEmpty()) {
        var moments = moments(g, part, counts.get(g));
        value += moments.mean();
        variance += variance(moments, part);
        square += variance(moments, part) / moments.shots();
        shots += moments.shots();
      }
    }
    return new Estimate(value, Math.sqrt(square), variance, shots);
  }

  static Counts requireShots(Counts kept) {
    if (kept.shots() == 0) {
      throw new RefusedException(
          "post-selection dropped every shot, so nothing is known; ask for more shots");
    }
    return kept;
  }
}
