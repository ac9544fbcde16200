package io.diffraqt.examples.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says in words why a file or an address could not be used.
final class Reasons {
  private Reasons() {}

  static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException e -> e.getFile() + " is in the way";
      case CharacterCodingException _ -> "it is no text in UTF-8";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      case UnknownHostException _ -> "the name of the host is unknown";
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "no connection";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
