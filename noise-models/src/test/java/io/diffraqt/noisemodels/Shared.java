package io.diffraqt.noisemodels;

import java.nio.file.Path;
import java.util.Optional;

/// Where reference material lies that is not part of the project; tests that need it are skipped
/// where it is absent.
final class Shared {
  private Shared() {}

  static Path folder() {
    return Optional.ofNullable(System.getProperty("diffraqt.shared"))
        .or(() -> Optional.ofNullable(System.getenv("DIFFRAQT_SHARED")))
        .map(Path::of)
        .orElse(Path.of("..", "..", "shared"));
  }
}
