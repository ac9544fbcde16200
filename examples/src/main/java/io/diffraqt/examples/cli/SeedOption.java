package io.diffraqt.examples.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/// The seed of everything that a command draws.
final class SeedOption {
  /// What a JSON number holds exactly.
  private static final int BITS = 53;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is drawn.")
  private Optional<Long> given = Optional.empty();

  private final long drawn = ThreadLocalRandom.current().nextLong(1L << BITS);

  /// The given seed, or that of a named run, so that the same call asks for the same again, or one
  /// drawn for this call; it stands in the answer.
  ///
  /// @param run name of the run, if it has one
  long value(Optional<String> run) {
    return given.orElseGet(() -> run.map(SeedOption::of).orElse(drawn));
  }

  private static long of(String run) {
    return UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits()
        >>> Long.SIZE - BITS;
  }
}
