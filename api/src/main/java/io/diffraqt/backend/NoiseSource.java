package io.diffraqt.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds noise by name, so that a simulator can be asked for `noise=fake_torino` without knowing
/// who describes that device. Found by `ServiceLoader`. Thread-safe.
public interface NoiseSource {
  /// The names it knows; files are accepted beside them.
  List<String> names();

  /// The noise called `name`, or described by the file or folder of that path; empty when this
  /// source knows neither.
  ///
  /// @param settings such as `profile` and `idle`; those it uses must be valid
  /// @throws io.diffraqt.error.QuantumException when the description is there and is wrong
  Optional<NamedNoise> find(String name, Map<String, String> settings);
}
