package io.diffraqt.noisemodels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads JSON files and says what is wrong with them.
final class JsonFiles {
  /// The largest real calibration has some 5 MB; anything far beyond is another kind of file.
  private static final long MOST_BYTES = 256L << 20;

  private JsonFiles() {}

  /// The JSON in a file; messages call it by its file name.
  ///
  /// @throws NoiseException when it cannot be read or is no JSON
  static JsonPlace read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new NoiseException(file + ": no such file");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new NoiseException(
            "%s: %d bytes; a calibration has at most %d"
                .formatted(file, Files.size(file), MOST_BYTES));
      }
      return JsonPlace.parse(name(file), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new NoiseException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String name(Path file) {
    var name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
