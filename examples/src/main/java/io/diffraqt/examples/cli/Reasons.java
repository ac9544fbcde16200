package io.diffraqt.examples.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Says in words why a file could not be used.
final class Reasons {
  private Reasons() {}

  static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
