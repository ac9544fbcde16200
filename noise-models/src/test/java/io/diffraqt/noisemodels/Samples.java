package io.diffraqt.noisemodels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The made-up devices of the tests.
final class Samples {
  private static final Path FOLDER = Path.of("src", "test", "resources");

  private Samples() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Three qubits in a row. Qubit 0 has a T2 beyond 2·T1, qubit 1 no times, qubit 2 no symmetric
  /// read-out error, and the coupler between 1 and 2 is out of use.
  static DeviceRecord small() {
    return IbmCalibration.read(file("small/configuration.json"), file("small/properties.json"));
  }
}
