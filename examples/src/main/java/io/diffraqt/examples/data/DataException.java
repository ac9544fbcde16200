package io.diffraqt.examples.data;

import io.diffraqt.error.QuantumException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Pictures that cannot be had: a file that is missing, cut, altered or not what its name says.
///
/// The message is meant for the person at the keyboard: it names the file, what was expected, what
/// was found, and what to do next.
public final class DataException extends QuantumException {
  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What went wrong with a file or connection, in words that complete a sentence; the messages of
  /// the platform's own exceptions are often the bare path.
  public static String inWords(Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> "no connection; is there a network?";
      case AccessDeniedException _ -> "access is denied";
      case NoSuchFileException _ -> "it does not exist";
      case FileAlreadyExistsException e -> e.getFile() + " is in the way";
      case FileSystemException e when e.getReason() != null ->
          e.getReason().toLowerCase(Locale.ROOT);
      case Throwable e when e.getMessage() != null -> e.getMessage();
      case Throwable e -> e.getClass().getSimpleName();
    };
  }
}
