package io.diffraqt.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns the exception of a command into one line on standard error and an exit code. The stack
/// trace follows only where `-vv` was given.
final class FailureMessage implements IExecutionExceptionHandler {
  private static final int UNFORESEEN = 1;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult call) {
    var err = command.getErr();
    err.println(command.getColorScheme().errorText(sentence(failure)));
    if (command.getMixins().get("answer") instanceof Answer answer && answer.wantsStackTraces()) {
      failure.printStackTrace(err);
    }
    return UNFORESEEN;
  }

  private static String sentence(Exception failure) {
    var message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
