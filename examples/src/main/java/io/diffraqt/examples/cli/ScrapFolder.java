package io.diffraqt.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for what nobody will look at; gone when closed.
///
/// @param path where it is
record ScrapFolder(Path path) implements AutoCloseable {
  static ScrapFolder create() {
    try {
      return new ScrapFolder(Files.createTempDirectory("diffraqt"));
    } catch (IOException e) {
      throw new CallException("no folder for temporary files: " + Reasons.of(e), e);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CallException("cannot remove " + path + ": " + Reasons.of(e), e);
    }
  }
}
