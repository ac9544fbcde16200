package io.diffraqt.examples.cli;

import io.diffraqt.run.Grouping;
import io.diffraqt.run.Precision;
import io.diffraqt.run.Rounds;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// How much is measured: a number of shots, a precision, or exact values.
final class ShotOptions {
  private static final int USUAL_SHOTS = 1024;
  private static final double USUAL_CONFIDENCE = 0.95;

  @Option(names = "--shots", paramLabel = "N", description = "Take N shots and count bits.")
  private Optional<Integer> shots = Optional.empty();

  @Option(names = "--exact", description = "Exact probabilities and expectation values.")
  private boolean exact;

  @Option(names = "--state", description = "The state at the end; with noise, the density matrix.")
  private boolean state;

  @Option(
      names = "--precision",
      paramLabel = "E",
      description =
          "Take as many shots as it needs: with --observable until each standard error is E or"
              + " less, else until the frequencies are within total variation E of the"
              + " distribution.")
  private Optional<Double> precision = Optional.empty();

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "How sure a total variation shall be; default 0.95.")
  private Optional<Double> confidence = Optional.empty();

  @Option(
      names = "--max-shots",
      paramLabel = "N",
      description = "With --precision, at most N shots over all circuits, rows and rounds.")
  private Optional<Long> maxShots = Optional.empty();

  @Option(
      names = "--grouping",
      paramLabel = "WAY",
      description =
          "Which terms of observables one circuit measures: qubit-wise, commuting, or cheapest, the"
              + " default.")
  private Optional<String> grouping = Optional.empty();

  /// @param hasObservables whether the call asks for expectation values
  void requireConsistent(boolean hasObservables) {
    refuse(
        precision.isPresent() && shots.isPresent(),
        "--precision and --shots exclude each other; say how exact the result shall be, or how"
            + " many shots to take");
    refuse(
        precision.isPresent() && (exact || state),
        "--precision and %s exclude each other; exact values have no error"
            .formatted(exact ? "--exact" : "--state"));
    refuse(
        confidence.isPresent() && (precision.isEmpty() || hasObservables),
        "--confidence belongs to --precision without --observable; a standard error has none");
    refuse(maxShots.isPresent() && precision.isEmpty(), "--max-shots belongs to --precision");
    refuse(
        grouping.isPresent() && (!hasObservables || exact),
        "--grouping is for terms of an --observable that are measured by shots");
    grouping();
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new CallException(message);
    }
  }

  /// Where the call says nothing else, a program that asks for results gets exact ones.
  void exactUnlessMeasured() {
    exact |= shots.isEmpty() && precision.isEmpty();
  }

  boolean isExact() {
    return exact || state;
  }

  boolean wantsProbabilities() {
    return exact;
  }

  boolean wantsState() {
    return state;
  }

  boolean wantsPrecision() {
    return precision.isPresent();
  }

  boolean takesShots() {
    return precision.isEmpty() && (shots.isPresent() || !isExact());
  }

  int shots() {
    return shots.orElse(USUAL_SHOTS);
  }

  /// Of the wanted total variation.
  double confidence() {
    return confidence.orElse(USUAL_CONFIDENCE);
  }

  Precision.StandardError standardError(long seed) {
    return new Precision.StandardError(precision.orElseThrow(), rounds(seed));
  }

  Precision.TotalVariation totalVariation(long seed) {
    return new Precision.TotalVariation(precision.orElseThrow(), confidence(), rounds(seed));
  }

  private Rounds rounds(long seed) {
    var rounds = Rounds.defaults().withSeed(seed);
    return maxShots.map(rounds::withMaxShots).orElse(rounds);
  }

  Grouping grouping() {
    return grouping.map(ShotOptions::grouping).orElse(Grouping.CHEAPEST);
  }

  private static Grouping grouping(String word) {
    return Arrays.stream(Grouping.values())
        .filter(way -> way.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new CallException(
                "--grouping %s; it is one of %s"
                    .formatted(
                        word,
                        Arrays.stream(Grouping.values())
                            .map(Grouping::word)
                            .collect(Collectors.joining(", ")))));
  }
}
