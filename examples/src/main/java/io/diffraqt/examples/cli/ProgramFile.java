package io.diffraqt.examples.cli;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.openqasm.QasmProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// Reads the program that a command is given, with values for those of its inputs that must be
/// known before there is a circuit.
final class ProgramFile {
  @Option(
      names = "--input",
      paramLabel = "NAME=LITERAL",
      description =
          "Value of an input of the program, such as n=3, flag=true or word=0110; may be repeated."
              + " Inputs of type float and angle may be bound later instead.")
  private Map<String, String> inputs = new LinkedHashMap<>();

  /// The circuit of an OpenQASM file.
  ///
  /// @throws CallException when the file cannot be read
  Circuit read(Path file) {
    return OpenQasm3.read(text(file), file.toString(), inputs);
  }

  /// The circuit of an OpenQASM file with the values that its text asks for.
  ///
  /// @throws CallException when the file cannot be read
  QasmProgram readProgram(Path file) {
    return OpenQasm3.readProgram(text(file), file.toString(), inputs);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CallException("cannot read program " + file + ": " + Reasons.of(e), e);
    }
  }
}
