package io.diffraqt.examples.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diffraqt.run.Attained;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the answer of `run` says of a wanted precision.
///
/// @param kind `standardError` or `totalVariation`
/// @param wanted as the call said
/// @param reached by the least exact row and observable
/// @param met whether no more was needed
/// @param confidence of a total variation
/// @param rounds what was bought, in order
/// @param sentence how it ended
record PrecisionPart(
    String kind,
    double wanted,
    double reached,
    boolean met,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double confidence,
    List<Attained.Round> rounds,
    String sentence) {
  /// @param confidence of a total variation; empty for a standard error
  static PrecisionPart of(Attained<?> attained, OptionalDouble confidence) {
    return new PrecisionPart(
        confidence.isPresent() ? "totalVariation" : "standardError",
        attained.wanted(),
        attained.reached(),
        attained.isMet(),
        confidence.isPresent() ? confidence.getAsDouble() : null,
        attained.rounds(),
        attained.sentence());
  }
}
