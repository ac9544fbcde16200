package io.diffraqt.backend;

import java.util.UUID;
import java.util.regex.Pattern;

/// Names a submission for ever: the same key never runs twice.
///
/// @param value 1 to 64 letters, digits, `-` or `_`, as the narrowest vendor takes
public record SubmissionKey(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /// @throws IllegalArgumentException when the value has another form
  public SubmissionKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "submission key '" + value + "': 1 to 64 letters, digits, - or _");
    }
  }

  /// The key made of 128 given bits.
  public static SubmissionKey of(UUID id) {
    return new SubmissionKey(id.toString());
  }
}
