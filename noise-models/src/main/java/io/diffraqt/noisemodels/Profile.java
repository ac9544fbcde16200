package io.diffraqt.noisemodels;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How figures that a device gives twice are read.
public enum Profile {
  /// Read-out errors that differ between state 0 and state 1, where the device gives both.
  DEVICE,
  /// As Qiskit Aer reads them: one read-out error for both states, so that results compare with
  /// those of others.
  AER;

  /// The name in settings.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The profile of this name.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Profile named(String text) {
    return Arrays.stream(values())
        .filter(profile -> profile.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "profile=%s; must be one of %s"
                    .formatted(
                        text,
                        Arrays.stream(values())
                            .map(Profile::text)
                            .collect(Collectors.joining(", ")))));
  }
}
