package io.diffraqt.examples.data;

import java.util.List;
import java.util.stream.Stream;

/// Where pictures come from and what was done to them since, for reports and provenance files.
///
/// @param name short, for instance `mnist train`
/// @param source authors, licence and checksum, in words
/// @param white the value of a fully bright pixel: 255 for MNIST, 16 for the optical digits
/// @param steps what was done since loading, oldest first
public record Origin(String name, String source, double white, List<String> steps) {
  public Origin {
    if (!(white > 0)) {
      throw new IllegalArgumentException(
          "white is " + white + ", and must be above 0: the value of a fully bright pixel");
    }
    steps = List.copyOf(steps);
  }

  /// Pictures as they were made or loaded, with no steps yet.
  public static Origin of(String name, String source, double white) {
    return new Origin(name, source, white, List.of());
  }

  Origin then(String step) {
    return new Origin(name, source, white, Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  Origin withWhite(double value) {
    return new Origin(name, source, value, steps);
  }

  /// The name followed by the steps: `mnist train, first 2000, unit norm, 16x16`.
  @Override
  public String toString() {
    return steps.isEmpty() ? name : name + ", " + String.join(", ", steps);
  }
}
