package io.diffraqt.run;

import io.diffraqt.backend.Request;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeMap;

/// Runs circuits and counts their measured bits. Thread-safe.
///
/// Post-selection is applied to the counts: shots with an outcome that a measurement does not keep
/// are dropped and reported as discarded.
public final class Sampler implements AutoCloseable {
  private final Connection connection;

  /// On an opened backend.
  @Inject
  public Sampler(Connection connection) {
    this.connection = connection;
  }

  /// Runs a circuit without parameters and waits.
  ///
  /// @throws io.diffraqt.error.QuantumException when it cannot run; nothing was sent unless it is a
  ///   `BackendException`
  public SampleResult sample(Circuit circuit, int shots) {
    return sample(circuit, Bindings.none(), shots);
  }

  /// Runs a circuit once per row of `bindings` and waits.
  ///
  /// @param shots per row
  public SampleResult sample(Circuit circuit, Bindings bindings, int shots) {
    return sample(circuit, bindings, Request.Samples.of(shots));
  }

  /// Runs a circuit once per row of `bindings` and waits.
  ///
  /// @param samples shots per row, with an optional seed
  public SampleResult sample(Circuit circuit, Bindings bindings, Request.Samples samples) {
    return submit(circuit, bindings, samples).result();
  }

  /// Sends a circuit without waiting for its result.
  ///
  /// @param samples shots per row, with an optional seed
  public Job<SampleResult> submit(Circuit circuit, Bindings bindings, Request.Samples samples) {
    return sampling(circuit, bindings, samples).submit(Sampler::requireWhole);
  }

  /// Runs a circuit in rounds until the frequencies of each row are as near to its distribution as
  /// wanted, and waits. What was reached, and why it ended, is in the answer.
  ///
  /// @throws PartialResultException when some rows got no shot at all
  public Attained<SampleResult> sample(
      Circuit circuit, Bindings bindings, Precision.TotalVariation precision) {
    return campaign(circuit, bindings, precision).run(Sampler::requireWhole);
  }

  /// What a precision would cost at least and at most; sends nothing.
  public PrecisionCost cost(
      Circuit circuit, Bindings bindings, Precision.TotalVariation precision) {
    return campaign(circuit, bindings, precision).cost();
  }

  private Campaign campaign(
      Circuit circuit, Bindings bindings, Precision.TotalVariation precision) {
    requireBits(circuit);
    var goal = new TotalVariationGoal(precision, circuit.bits(), bindings.rows());
    return new Campaign(connection, List.of(circuit), bindings, goal, precision.rounds());
  }

  private static void requireBits(Circuit circuit) {
    if (circuit.bits() == 0) {
      throw new CircuitException(
          "the circuit measures nothing, so it has no distribution; add measurements");
    }
  }

  /// How it would be spread over submissions and what each would cost; sends nothing.
  ///
  /// @param samples shots per row
  public PackingPlan plan(Circuit circuit, Bindings bindings, Request.Samples samples) {
    return sampling(circuit, bindings, samples).plan();
  }

  /// What running a circuit would cost; sends nothing.
  ///
  /// @param samples shots per row
  public CostEstimate cost(Circuit circuit, Bindings bindings, Request.Samples samples) {
    return plan(circuit, bindings, samples).total();
  }

  private Sampling sampling(Circuit circuit, Bindings bindings, Request.Samples samples) {
    return new Sampling(connection, List.of(new Sampling.Program(circuit, bindings, samples)));
  }

  private static SampleResult requireWhole(Harvest harvest) {
    if (harvest.isWhole()) {
      return new SampleResult(harvest.whole(), harvest.provenance());
    }
    var rows = new TreeMap<Integer, SampleResult.Row>();
    var begun = new TreeMap<Integer, SampleResult.Row>();
    for (var k = 0; k < harvest.rows().size(); k++) {
      var row = harvest.rows().get(k);
      if (row.seen().isPresent()) {
        (row.isWhole() ? rows : begun).put(k, row.seen().get());
      }
    }
    throw new PartialResultException(
        new PartialResultException.Finished.Counted(rows, begun),
        harvest.losses().stream().map(Harvest.Loss::missing).toList(),
        harvest);
  }

  /// Closes the connection; jobs go on.
  @Override
  public void close() {
    connection.close();
  }
}
