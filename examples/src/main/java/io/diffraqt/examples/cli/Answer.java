package io.diffraqt.examples.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// The options which every command has in common, and the way its answer reaches the user: as one
/// JSON document or as text on standard output. All else goes to standard error. A command holds it
/// as a mixin in a field named `answer`.
final class Answer {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @SuppressWarnings("unused") // Picocli shows the help; the field only carries the option.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = "--json",
      description = "Print one JSON document on standard output and nothing else there.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on standard error unless something fails.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on standard error; -vv adds stack traces to failures.")
  private boolean[] verbose = {};

  /// Prints `document` as JSON where the user asked for it, and `text` otherwise.
  void give(Record document, Supplier<String> text) {
    command
        .commandLine()
        .getOut()
        .println(json ? JsonMapper.shared().writeValueAsString(document) : text.get());
  }

  /// Prints a line of progress on standard error unless the user wants quiet.
  void tell(String line) {
    if (!quiet) {
      command.commandLine().getErr().println(line);
    }
  }

  /// Prints a line on standard error in any case: something failed.
  void warn(String line) {
    command.commandLine().getErr().println(line);
  }

  /// Shows how long work goes, unless the user wants quiet.
  Progress progress(String what, String unit, long total) {
    return Progress.of(progressWriter(), what, unit, total);
  }

  private PrintWriter progressWriter() {
    return quiet ? new PrintWriter(Writer.nullWriter()) : command.commandLine().getErr();
  }

  boolean isVerbose() {
    return verbose.length > 0;
  }

  boolean wantsStackTraces() {
    return verbose.length > 1;
  }
}
