package io.diffraqt.examples.cli;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the program that a command is given.
final class ProgramFile {
  private ProgramFile() {}

  /// The circuit of an OpenQASM file.
  ///
  /// @throws CallException when the file cannot be read
  static Circuit read(Path file) {
    return OpenQasm3.read(text(file), file.toString());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CallException("cannot read program " + file + ": " + Reasons.of(e), e);
    }
  }
}
