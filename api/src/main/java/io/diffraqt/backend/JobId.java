package io.diffraqt.backend;

/// A job on some backend; enough to reach it again from another process.
///
/// @param backend the backend's name, `PLUGIN` or `PLUGIN:DEVICE`
/// @param value the vendor's id
public record JobId(String backend, String value) {
  /// @throws IllegalArgumentException when a part is empty
  public JobId {
    if (backend.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException(
          "job id '" + backend + "' / '" + value + "' is incomplete");
    }
  }

  @Override
  public String toString() {
    return backend + "/" + value;
  }
}
