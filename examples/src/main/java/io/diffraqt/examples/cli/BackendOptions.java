package io.diffraqt.examples.cli;

import io.diffraqt.backend.BackendName;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/// Which backend runs, and with which seed.
final class BackendOptions {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "simulator",
      description = "PLUGIN[:DEVICE][?KEY=VALUE&...]; default ${DEFAULT-VALUE}.")
  private String name = "simulator";

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything that is drawn.")
  private Optional<Long> given = Optional.empty();

  private final long drawn = ThreadLocalRandom.current().nextLong(1L << 53);

  String name() {
    return name;
  }

  /// The given seed, or one drawn for this call; it stands in the answer.
  long seed() {
    return given.orElse(drawn);
  }

  boolean isNoisy() {
    return BackendName.parse(name).settings().containsKey("noise");
  }

  Connection connect() {
    return Connection.open(name, Surroundings.ofThisProcess().withSeed(seed()));
  }
}
