package io.diffraqt.noisemodels;

import io.diffraqt.backend.NamedNoise;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads noise from a file or folder of any of the known kinds, told apart by what is in it:
///
/// - a folder with IBM's `configuration.json` and `properties.json`, or with one `conf_*.json` and
///   one `props_*.json`; or one of the two files, with the other beside it
/// - the capabilities of a Braket device, or an answer of `GetDevice`
/// - a recorded device or a noise model in the project's own formats
public final class NoiseFiles {
  private static final String CONFIGURATION = "{configuration,conf_*}.json";
  private static final String PROPERTIES = "{properties,props_*}.json";

  private NoiseFiles() {}

  /// The noise that a file or folder describes.
  ///
  /// @throws NoiseException when there is nothing of a known kind, or a value makes no sense; the
  ///   message names file and place
  public static NamedNoise read(Path path, Reading reading) {
    if (Files.isDirectory(path)) {
      return named(ibm(path), reading);
    }
    var file = JsonFiles.read(path);
    return file.optional("format").filter(NoiseFiles::isRules).isPresent()
        ? new NamedNoise(NoiseFile.of(file), Optional.empty())
        : named(device(path, file), reading);
  }

  /// A device as noise, with its target.
  public static NamedNoise named(DeviceRecord device, Reading reading) {
    return new NamedNoise(
        CalibratedNoise.of(device, reading), Optional.of(device.target(reading.profile())));
  }

  private static boolean isRules(JsonPlace format) {
    return format.text().equals(NoiseFile.FORMAT);
  }

  private static DeviceRecord device(Path path, JsonPlace file) {
    if (file.has("format")) {
      return recorded(file);
    }
    if (file.has("paradigm") || file.has("deviceCapabilities")) {
      return BraketCapabilities.of(file);
    }
    if (file.has("basis_gates")) {
      return IbmCalibration.of(file, JsonFiles.read(beside(path, PROPERTIES)));
    }
    if (file.has("qubits") && file.has("gates")) {
      return IbmCalibration.of(JsonFiles.read(beside(path, CONFIGURATION)), file);
    }
    throw file.wrong(
        "no noise: neither properties or configuration of an IBM device, nor capabilities of a"
            + " Braket device, nor format "
            + NoiseFile.FORMAT
            + " or "
            + DeviceFile.FORMAT);
  }

  private static DeviceRecord recorded(JsonPlace file) {
    var format = file.field("format");
    if (!format.text().equals(DeviceFile.FORMAT)) {
      throw format.wrong(
          "%s; must be %s or %s".formatted(format.quote(), NoiseFile.FORMAT, DeviceFile.FORMAT));
    }
    return DeviceFile.of(file);
  }

  private static DeviceRecord ibm(Path folder) {
    return IbmCalibration.read(only(folder, CONFIGURATION), only(folder, PROPERTIES));
  }

  private static Path beside(Path file, String pattern) {
    var folder = file.toAbsolutePath().getParent();
    return only(folder == null ? file : folder, pattern);
  }

  private static Path only(Path folder, String pattern) {
    var found = matches(folder, pattern);
    if (found.size() != 1) {
      throw new NoiseException(
          "%s: %d files match %s; a calibration of IBM needs exactly one"
              .formatted(folder, found.size(), pattern));
    }
    return found.getFirst();
  }

  private static List<Path> matches(Path folder, String pattern) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (var files = Files.list(folder)) {
      return files.filter(file -> matcher.matches(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new NoiseException(folder + ": cannot be listed: " + e.getMessage(), e);
    }
  }
}
