package io.diffraqt.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads program files.
final class Programs {
  private Programs() {}

  static String text(Path program) {
    try {
      return Files.readString(program);
    } catch (IOException e) {
      throw new CallException("cannot read program " + program + ": " + Reasons.of(e), e);
    }
  }
}
