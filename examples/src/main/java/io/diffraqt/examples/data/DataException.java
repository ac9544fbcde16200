package io.diffraqt.examples.data;

/// Pictures that cannot be had: a file that is missing, cut, altered or not what its name says.
///
/// The message is meant for the person at the keyboard: it names the file, what was expected, what
/// was found, and what to do next.
public final class DataException extends RuntimeException {
  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
