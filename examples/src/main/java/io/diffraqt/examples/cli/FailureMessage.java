package io.diffraqt.examples.cli;

import io.diffraqt.run.PartialResultException;
import java.util.Map;
import java.util.Optional;
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
    if (failure instanceof PartialResultException) {
      again(command.getMixins()).ifPresent(err::println);
    }
    if (command.getMixins().get("answer") instanceof Answer answer && answer.wantsStackTraces()) {
      failure.printStackTrace(err);
    }
    return code.value();
  }

  /// How to get the rest of a batch of which a part came.
  private static Optional<String> again(Map<String, Object> mixins) {
    if (mixins.get("backend") instanceof BackendOptions backend) {
      return Optional.of(backend.again());
    }
    return mixins.get("purchase") instanceof PurchaseOptions purchase
            && mixins.get("seed") instanceof SeedOption seed
        ? Optional.of(purchase.again(seed.value(purchase.runName())))
        : Optional.empty();
  }

  private static String sentence(Exception failure, ExitCode code) {
    var message = failure.getMessage();
    return message == null || code == ExitCode.UNFORESEEN
        ? "unforeseen failure, a fault of this program: " + failure + " (-vv shows where)"
        : message;
  }
}
