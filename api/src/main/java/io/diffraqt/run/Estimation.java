package io.diffraqt.run;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Expectation values from counts: one measured circuit per group of Pauli strings.
final class Estimation {
  private final Circuit program;
  private final Bindings bindings;
  private final List<PauliSum> observables;
  private final List<MeasuredGroup> groups;

  Estimation(Circuit program, Bindings bindings, List<? extends Observable> observables) {
    this.program = program;
    this.bindings = bindings;
    this.observables = observables.stream().map(PauliForm::of).toList();
    this.observables.forEach(this::requireFits);
    this.groups =
        MeasuredGroup.of(
            this.observables.stream()
                .flatMap(o -> o.terms().stream())
                .map(PauliSum.Term::string)
                .toList());
  }

  private void requireFits(PauliSum observable) {
    if (observable.span() > program.qubits()) {
      throw new IllegalArgumentException(
          "observable %s needs %d qubits, and the circuit has %d"
              .formatted(observable, observable.span(), program.qubits()));
    }
  }

  /// The circuits to run, one per group; each group draws from a seed of its own.
  List<Sampling.Program> programs(Request.Samples samples) {
    var programs = new ArrayList<Sampling.Program>();
    for (var group : groups) {
      var seed = samples.seed();
      var own = seed.isEmpty() ? seed : OptionalLong.of(seed.getAsLong() + 7919L * programs.size());
      programs.add(
          new Sampling.Program(
              group.measuring(program), bindings, new Request.Samples(samples.shots(), own)));
    }
    return programs;
  }

  /// Estimates of all rows from the counts, groups outermost.
  List<List<Estimate>> estimates(List<SampleResult.Row> counts) {
    var rows = new ArrayList<List<Estimate>>();
    for (var row = 0; row < bindings.rows(); row++) {
      var place = row;
      rows.add(observables.stream().map(o -> estimate(o, counts, place)).toList());
    }
    return rows;
  }

  private Estimate estimate(PauliSum observable, List<SampleResult.Row> counts, int row) {
    var value = coefficient(observable, PauliString.IDENTITY);
    var variance = 0.0;
    var square = 0.0;
    var shots = 0L;
    for (var g = 0; g < groups.size(); g++) {
      var weights = weights(observable, groups.get(g));
      if (weights.length > 0) {
        var kept = counts.get(g * bindings.rows() + row).counts();
        var moments = groups.get(g).moments(weights, requireShots(kept), program.bits());
        value += moments.mean();
        variance += moments.variance();
        square += moments.variance() / moments.shots();
        shots += moments.shots();
      }
    }
    return new Estimate(value, Math.sqrt(square), variance, shots);
  }

  /// One weight per member of the group; empty when the observable has none of them.
  private static double[] weights(PauliSum observable, MeasuredGroup group) {
    var weights = group.strings().stream().mapToDouble(s -> coefficient(observable, s)).toArray();
    for (var weight : weights) {
      if (weight != 0) {
        return weights;
      }
    }
    return new double[0];
  }

  private static double coefficient(PauliSum observable, PauliString string) {
    return observable.terms().stream()
        .filter(t -> t.string().equals(string))
        .mapToDouble(PauliSum.Term::coefficient)
        .sum();
  }

  private static io.diffraqt.result.Counts requireShots(io.diffraqt.result.Counts kept) {
    if (kept.shots() == 0) {
      throw new RefusedException(
          "post-selection dropped every shot, so nothing is known; ask for more shots");
    }
    return kept;
  }
}
