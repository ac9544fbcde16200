package io.diffraqt.examples.cli;

import io.diffraqt.budget.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which file holds the journal of submissions and the budget.
final class JournalOptions {
  private static final String FILE = "journal.db";

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Journal of submissions and budget; default $DIFFRAQT_HOME/journal.db, or"
              + " diffraqt/journal.db in $XDG_DATA_HOME or ~/.local/share.")
  private Optional<Path> given = Optional.empty();

  /// The given file, or the usual one.
  Path file() {
    return given.orElseGet(
        () -> usual(System.getenv(), Path.of(System.getProperty("user.home", "."))));
  }

  /// Whether the file is there; a command that only looks does not make it.
  boolean exists() {
    return Files.exists(file());
  }

  /// Opens the journal, made with its folder where missing.
  Journal open() {
    return Journal.open(file(), Clock.system(ZoneId.systemDefault()));
  }

  /// The XDG rule: a relative path in its variable is void.
  static Path usual(Map<String, String> environment, Path home) {
    var own = filled(environment, "DIFFRAQT_HOME").map(Path::of);
    var data = filled(environment, "XDG_DATA_HOME").map(Path::of).filter(Path::isAbsolute);
    return own.orElseGet(
            () -> data.orElse(home.resolve(".local").resolve("share")).resolve("diffraqt"))
        .resolve(FILE);
  }

  private static Optional<String> filled(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }
}
