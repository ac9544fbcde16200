package io.diffraqt.run;

import io.diffraqt.backend.JobId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where a result comes from.
///
/// @param backend as the user named it
/// @param jobs on the provider, in the order of submission; empty for direct calls
/// @param programDigest SHA-256 of what ran, 64 hexadecimal digits
/// @param submitted when it was sent
/// @param finished when the result was read
/// @param shots that ran
/// @param price what was charged
/// @param calibration source and date of the device's description, if it gave one
/// @param stages that the program went through, in order
public record Provenance(
    String backend,
    List<JobId> jobs,
    String programDigest,
    Instant submitted,
    Instant finished,
    long shots,
    Price price,
    Optional<String> calibration,
    List<String> stages) {
  /// Copies the lists.
  public Provenance {
    jobs = List.copyOf(jobs);
    stages = List.copyOf(stages);
  }

  /// Both together, of which this was first.
  Provenance plus(Provenance later) {
    var ids = new ArrayList<>(jobs);
    ids.addAll(later.jobs);
    var all = new LinkedHashSet<>(stages);
    all.addAll(later.stages);
    return new Provenance(
        backend,
        ids,
        Digests.ofText(programDigest + later.programDigest),
        submitted,
        later.finished,
        shots + later.shots,
        new Price(price.amount().flatMap(a -> later.price.amount().map(a::add)), price.currency()),
        calibration,
        List.copyOf(all));
  }

  /// The same after one more stage.
  Provenance withStage(String stage) {
    var more = new ArrayList<>(stages);
    more.add(stage);
    return new Provenance(
        backend, jobs, programDigest, submitted, finished, shots, price, calibration, more);
  }

  /// An amount of money.
  ///
  /// @param amount empty where the provider does not say
  /// @param currency ISO 4217 code
  public record Price(Optional<BigDecimal> amount, String currency) {
    /// Costs nothing.
    public static final Price FREE = new Price(Optional.of(BigDecimal.ZERO), "USD");
  }
}
