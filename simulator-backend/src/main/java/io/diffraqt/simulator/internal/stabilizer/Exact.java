package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.error.CircuitException;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Exact values of a script: expectation values of Pauli sums, and distributions of few bits.
public final class Exact {
  private static final int MOST_BITS = 26;

  private final Script script;
  private final Request.Exact request;
  private final boolean branches;

  private Exact(Script script, Request.Exact request) {
    this.script = script;
    this.request = request;
    this.branches = script.hasConditions() || script.postSelects();
  }

  /// Why a tableau does not give what is asked for; empty when it does.
  public static Optional<String> refusal(Script script, Request.Exact request) {
    return new Exact(script, request).refusal();
  }

  /// The values that are asked for.
  ///
  /// @throws CircuitException when no branch is kept
  public static Outcome.Evaluated evaluated(Script script, Request.Exact request) {
    return new Exact(script, request).evaluated();
  }

  private Optional<String> refusal() {
    if (request.quantities().contains(Quantity.STATE)
        || request.quantities().contains(Quantity.DENSITY_MATRIX)) {
      return Optional.of("it gives no state vector and no density matrix");
    }
    if (request.observables().stream().anyMatch(HermitianObservable.class::isInstance)) {
      return Optional.of("it gives expectation values of Pauli sums alone, of no matrix");
    }
    var wantsProbabilities = request.quantities().contains(Quantity.PROBABILITIES);
    if (wantsProbabilities && script.bits() > MOST_BITS) {
      return Optional.of(
          "an exact distribution of %d bits has 2^%d values, at most 2^%d are given; ask for counts, or for expectation values alone"
              .formatted(script.bits(), script.bits(), MOST_BITS));
    }
    if (script.isNoisy() && (wantsProbabilities || branches)) {
      return Optional.of(
          "under noise it gives counts, and expectation values where no condition and no kept"
              + " outcome occurs, but no exact distribution");
    }
    return Optional.empty();
  }

  private Outcome.Evaluated evaluated() {
    var probabilities = Optional.<Distribution>empty();
    var acceptance = 1.0;
    if (branches || request.quantities().contains(Quantity.PROBABILITIES)) {
      var all = followed(List.of(), request.quantities().contains(Quantity.PROBABILITIES));
      acceptance = all.total();
      probabilities = distribution(all);
    }
    var estimates = request.observables().stream().map(this::estimate).toList();
    return new Outcome.Evaluated(
        probabilities, estimates, Optional.empty(), Optional.empty(), acceptance);
  }

  private Optional<Distribution> distribution(Branches all) {
    return request.quantities().contains(Quantity.PROBABILITIES)
        ? Optional.of(Distribution.of(script.registers(), all.probabilities()))
        : Optional.empty();
  }

  private Estimate estimate(Observable observable) {
    var moments = new Strings((PauliSum) observable, this::place).moments(this::values);
    var variance = Math.max(0, moments.square() - moments.mean() * moments.mean());
    return Estimate.exact(moments.mean(), variance);
  }

  private double[] values(List<? extends Map<Integer, Pauli>> strings) {
    return branches ? followed(strings, false).values() : Backwards.values(script, strings);
  }

  private Branches followed(List<? extends Map<Integer, Pauli>> strings, boolean distribution) {
    var all = new Branches(script, strings, distribution);
    all.follow();
    if (all.total() == 0) {
      throw new CircuitException(
          "no branch is left, the kept outcomes have probability 0; keep outcomes that can occur");
    }
    return all;
  }

  private int place(int qubit) {
    var place = script.labels().indexOf(qubit);
    if (place < 0) {
      throw new IllegalArgumentException(
          "the observable acts on qubit %d, and the circuit has %s"
              .formatted(qubit, script.labels()));
    }
    return place;
  }
}
