package io.diffraqt.examples.comparison;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.compare.Distance;
import io.diffraqt.compare.Gap;
import io.diffraqt.compare.GoodnessOfFit;
import io.diffraqt.compare.Interval;
import io.diffraqt.compare.Outcomes;
import io.diffraqt.error.CircuitException;
import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Provenance;
import io.diffraqt.run.SampleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/// One program on several backends: counts, distances from the first backend with intervals, and
/// what explains them.
///
/// @param name of the program
/// @param circuit what ran
/// @param shots per backend
/// @param seed of shots and of redrawing
/// @param sides one per backend, the reference first
/// @param pairs the reference with each other side, in their order
public record ProgramComparison(
    String name, Circuit circuit, int shots, long seed, List<Side> sides, List<Pair> pairs) {
  /// How often counts are drawn again for an interval.
  public static final int DRAWS = 1_000;

  /// How often an interval holds the truth.
  public static final double CONFIDENCE = 0.95;

  /// Copies the lists.
  public ProgramComparison {
    sides = List.copyOf(sides);
    pairs = List.copyOf(pairs);
  }

  /// What one backend gave.
  ///
  /// @param backend as the user named it
  /// @param counts of the kept shots
  /// @param acceptance share of shots that post-selection kept
  /// @param exact its own exact distribution, where it knows one
  /// @param provenance where the counts come from
  public record Side(
      String backend,
      Counts counts,
      double acceptance,
      Optional<Distribution> exact,
      Provenance provenance) {
    /// The best that is known of this backend's distribution.
    Outcomes outcomes() {
      return exact.map(Outcomes::of).orElseGet(() -> Outcomes.of(counts));
    }
  }

  /// The reference beside another backend.
  ///
  /// @param reference name of the first backend
  /// @param other name of the other one
  /// @param totalVariation between counts of `other` and the reference
  /// @param hellinger likewise
  /// @param kullbackLeibler from the reference to the counts of `other`, in nats; infinite where
  ///   something possible was never seen
  /// @param fit whether the counts could come from the reference
  /// @param gap what explains the distance, where both distributions are known
  public record Pair(
      String reference,
      String other,
      Interval totalVariation,
      Interval hellinger,
      Interval kullbackLeibler,
      GoodnessOfFit fit,
      Optional<Gap> gap) {}

  /// Runs a program on every connection and compares.
  ///
  /// @param connections at least two, the reference first
  /// @throws CircuitException when the program measures nothing or has free parameters
  public static ProgramComparison of(
      String name,
      Circuit circuit,
      List<Connection> connections,
      Request.Samples samples,
      RandomGenerator random) {
    requireComparable(name, circuit);
    var sides = connections.stream().map(c -> side(circuit, c, samples)).toList();
    var pairs = new ArrayList<Pair>();
    for (var other : sides.subList(1, sides.size())) {
      pairs.add(pair(sides, other, random));
    }
    return new ProgramComparison(
        name, circuit, samples.shots(), samples.seed().orElse(0), sides, pairs);
  }

  private static void requireComparable(String name, Circuit circuit) {
    if (circuit.bits() == 0) {
      throw new CircuitException(
          name + " measures nothing, so there is nothing to compare; add measurements");
    }
    if (circuit.columns().width() > 0) {
      throw new CircuitException(
          "unbound parameter %s in %s; give it a value with --set"
              .formatted(String.join(", ", circuit.columns().names()), name));
    }
  }

  private static Side side(Circuit circuit, Connection connection, Request.Samples samples) {
    var result = connection.sampler().sample(circuit, Bindings.none(), samples);
    var row = result.rows().getFirst();
    return new Side(
        connection.name(),
        requireShots(connection, row),
        row.acceptance(),
        exact(circuit, connection, samples.seed()),
        result.provenance());
  }

  private static Counts requireShots(Connection connection, SampleResult.Row row) {
    if (row.counts().shots() == 0) {
      throw new CircuitException(
          "post-selection dropped all %d shots on %s; take more shots"
              .formatted(row.discarded(), connection.name()));
    }
    return row.counts();
  }

  private static Optional<Distribution> exact(
      Circuit circuit, Connection connection, OptionalLong seed) {
    if (connection.exactBackend().isEmpty()) {
      return Optional.empty();
    }
    var request = new Request.Exact(Set.of(Quantity.PROBABILITIES), List.of(), seed);
    var rows = connection.exactRun().evaluate(circuit, Bindings.none(), request).rows();
    return rows.getFirst().probabilities();
  }

  private static Pair pair(List<Side> sides, Side other, RandomGenerator random) {
    var reference = sides.getFirst();
    return new Pair(
        reference.backend(),
        other.backend(),
        interval(Distance.TOTAL_VARIATION, reference, other, random),
        interval(Distance.HELLINGER, reference, other, random),
        interval(Distance.KULLBACK_LEIBLER, reference, other, random),
        reference
            .exact()
            .map(ideal -> GoodnessOfFit.of(other.counts(), ideal))
            .orElseGet(() -> GoodnessOfFit.of(other.counts(), reference.counts())),
        gap(sides, other, random));
  }

  private static Interval interval(
      Distance distance, Side reference, Side other, RandomGenerator random) {
    return distance.interval(
        reference.outcomes(), Outcomes.of(other.counts()), CONFIDENCE, DRAWS, random);
  }

  /// Where a backend knows its own distribution, that is its model.
  private static Optional<Gap> gap(List<Side> sides, Side other, RandomGenerator random) {
    var ideal = sides.getFirst().exact();
    return ideal.isPresent() && other.exact().isPresent()
        ? Optional.of(Gap.of(other.counts(), ideal.get(), other.exact().get(), DRAWS, random))
        : Optional.empty();
  }
}
