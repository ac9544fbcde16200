package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Keep;
import io.diffraqt.error.CircuitException;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Exact values of one plan. Not thread-safe; one per thread, for any number of rows.
///
/// Every branch is followed with its weight, so that distributions and expectation values are exact
/// averages, given the kept outcomes. A pure state of several branches is drawn by their weights.
public final class Evaluation {
  private final Plan plan;
  private final Registers registers;
  private final Request.Exact request;
  private final boolean isDrawn;
  private final List<Operator> operators;
  private final Readout readout;
  private final Frame frame;
  private final States states;

  /// Rooms for all rows: with new ones for each a small circuit spends a sixth of its time on them.
  private final double[] recorded;

  private final double[] probabilities;

  /// @param plan with the dropped outcomes of kept measurements cut off
  /// @param operators the observables of the request for this plan
  public Evaluation(
      Plan plan, Registers registers, Request.Exact request, List<Operator> operators) {
    this.plan = plan;
    this.registers = registers;
    this.request = request;
    this.isDrawn = request.quantities().equals(Set.of(Quantity.STATE)) && operators.isEmpty();
    this.operators = operators;
    this.readout = new Readout(plan);
    this.frame = new Frame(plan);
    this.states = new States(plan, registers);
    this.recorded = new double[wants(Quantity.PROBABILITIES) ? readout.size() : 0];
    this.probabilities = new double[wants(Quantity.PROBABILITIES) ? 1 << plan.bits() : 0];
  }

  /// Exact values of one row.
  ///
  /// @param bindings in the column order of the plan
  /// @param seed of the branch of a state
  /// @throws CircuitException when no branch is kept
  public Outcome.Evaluated evaluated(Bindings bindings, int row, long seed) {
    frame.bind(bindings, row);
    var sums = new Sums(Seeds.generator(seed));
    var portion = isDrawn && !plan.postSelects() ? new Portion.Shots(1, seed) : weight(1);
    new Walker(states, frame, sums::add, _ -> false).walk(Walker.start(plan, states, portion));
    return sums.outcome();
  }

  /// Exact values of a row whose only branch was followed elsewhere.
  public Outcome.Evaluated evaluated(Register end, Bits bits, double acceptance) {
    var sums = new Sums(Seeds.generator(0));
    sums.add(end, bits, weight(acceptance));
    return sums.outcome();
  }

  private Portion weight(double value) {
    return new Portion.Weight(value, Portion.negligible(registers.form()));
  }

  /// What the branches of one row add up to.
  private final class Sums {
    private final RandomGenerator random;
    private final Moments[] moments = new Moments[operators.size()];
    private final Parts density;
    private Optional<StateVector> drawn = Optional.empty();
    private double total;

    Sums(RandomGenerator random) {
      this.random = random;
      Arrays.fill(probabilities, 0);
      this.density = Parts.zeros(wants(Quantity.DENSITY_MATRIX) ? 1 << 2 * plan.qubits() : 0);
      Arrays.fill(moments, Moments.ZERO);
    }

    void add(Register end, Bits bits, Portion portion) {
      var weight = portion.size();
      total += weight;
      if (wants(Quantity.PROBABILITIES)) {
        readout.distribution(end, recorded);
        readout.spread(recorded, bits, weight, probabilities);
      }
      for (var k = 0; k < moments.length; k++) {
        moments[k] = moments[k].plus(end.moments(operators.get(k)), weight);
      }
      if (wants(Quantity.STATE) && random.nextDouble() * total < weight) {
        var parts = end.parts();
        drawn = Optional.of(StateVector.of(plan.labels(), parts.re(), parts.im()));
      }
      if (wants(Quantity.DENSITY_MATRIX)) {
        addDensity(end.parts(), weight);
      }
    }

    private void addDensity(Parts end, double weight) {
      switch (registers.form()) {
        case PURE, SINGLE -> Densities.addProjector(end, weight, density);
        case MIXED -> Densities.add(end, weight, density);
      }
    }

    Outcome.Evaluated outcome() {
      if (weight(total).isNothing()) {
        throw new CircuitException(nothingKept());
      }
      var estimates = new ArrayList<Estimate>();
      for (var sum : moments) {
        var average = sum.over(total);
        estimates.add(Estimate.exact(average.mean(), average.variance()));
      }
      return new Outcome.Evaluated(
          distribution(), estimates, drawn, densityMatrix(), Math.min(1, total));
    }

    private Optional<Distribution> distribution() {
      if (!wants(Quantity.PROBABILITIES)) {
        return Optional.empty();
      }
      if (total != 1) {
        Arrays.setAll(probabilities, k -> probabilities[k] / total);
      }
      return Optional.of(Distribution.of(plan.registers(), probabilities));
    }

    private Optional<DensityMatrix> densityMatrix() {
      return wants(Quantity.DENSITY_MATRIX)
          ? Optional.of(Densities.matrix(density, plan.labels(), total))
          : Optional.empty();
    }
  }

  private boolean wants(Quantity quantity) {
    return request.quantities().contains(quantity);
  }

  private String nothingKept() {
    var kept =
        plan.steps().stream()
            .filter(s -> s instanceof Step.Measure m && m.keep() != Keep.BOTH)
            .map(Step.Measure.class::cast)
            .map(m ->
                "instruction %d keeps %s on qubit %d"
                    .formatted(
                        m.place(), m.keep() == Keep.ONE ? "1" : "0", plan.labels().get(m.qubit())))
            .toList();
    return "row %d: no branch is left, the kept outcomes have probability 0 (%s); "
            .formatted(frame.row(), String.join(", ", kept))
        + "keep outcomes that can occur";
  }
}
