package io.diffraqt.noisemodels.device;

import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.noisemodels.DeviceFile;
import io.diffraqt.noisemodels.DeviceRecord;
import io.diffraqt.noisemodels.NoiseException;
import io.diffraqt.noisemodels.NoiseFiles;
import io.diffraqt.noisemodels.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Noise of recorded devices by name, and of files and folders by path; see [NoiseFiles] for what
/// these may be. A recorded device wins over a file of the same name.
///
/// Settings: `profile` (`device` or `aer`), `idle` (`true` or `false`), as in [Reading]; both have
/// no effect on noise that is given by rules.
public final class RecordedDevices implements NoiseSource {
  private static final List<String> NAMES =
      List.of("fake_fez", "fake_manila", "fake_sherbrooke", "fake_torino");

  /// For `ServiceLoader`, and for use without it.
  public RecordedDevices() {}

  @Override
  public List<String> names() {
    return NAMES;
  }

  /// @throws IllegalArgumentException when `profile` or `idle` has an unknown value
  @Override
  public Optional<NamedNoise> find(String name, Map<String, String> settings) {
    var reading = Reading.of(settings);
    return device(name)
        .map(device -> NoiseFiles.named(device, reading))
        .or(() -> path(name).map(path -> NoiseFiles.read(path, reading)));
  }

  /// The record of a named device; empty where there is none of that name. Reads a file of some
  /// tens of kilobytes.
  public Optional<DeviceRecord> device(String name) {
    return NAMES.contains(name)
        ? Optional.of(DeviceFile.parse(name + ".json", content(name)))
        : Optional.empty();
  }

  private static byte[] content(String name) {
    try (var stream = RecordedDevices.class.getResourceAsStream(name + ".json")) {
      if (stream == null) {
        throw new IllegalStateException("recorded device " + name + " is not on the class path");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A name that can only be a path must be one that is there; any other may be known elsewhere.
  private static Optional<Path> path(String name) {
    try {
      var path = Path.of(name);
      if (!name.isBlank() && Files.exists(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (name.contains("/") || name.contains("\\") || name.endsWith(".json")) {
      throw new NoiseException(name + ": no such file or folder");
    }
    return Optional.empty();
  }
}
