package io.diffraqt.run;

/// What a failure says, in one line.
final class Messages {
  private Messages() {}

  static String of(Throwable failure) {
    var message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
