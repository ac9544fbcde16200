package io.diffraqt.examples.cli;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/// The seed of everything that a command draws.
final class SeedOption {
  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is drawn.")
  private Optional<Long> given = Optional.empty();

  private final long drawn = ThreadLocalRandom.current().nextLong(1L << 53);

  /// The given seed, or one drawn for this call; it stands in the answer.
  long value() {
    return given.orElse(drawn);
  }
}
