package io.diffraqt.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns the exception of a command into one message on standard error and an exit code. The stack
/// trace follows only where `-vv` was given.
final class FailureMessage implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult call) {
    var err = command.getErr();
    var code = ExitCode.of(failure);
    err.println(command.getColorScheme().errorText(sentence(failure, code)));
    if (command.getMixins().get("answer") instanceof Answer answer && answer.wantsStackTraces()) {
      failure.printStackTrace(err);
    }
    return code.value();
  }

  private static String sentence(Exception failure, ExitCode code) {
    var message = failure.getMessage();
    return message == null || code == ExitCode.UNFORESEEN
        ? "unforeseen failure, a fault of this program: " + failure + " (-vv shows where)"
        : message;
  }
}
