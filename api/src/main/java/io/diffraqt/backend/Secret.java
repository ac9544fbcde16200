package io.diffraqt.backend;

/// A token or key that never shows itself in text. Immutable.
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// Wraps a token, blanks around it removed.
  ///
  /// @throws IllegalArgumentException when it is blank
  public static Secret of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
    return new Secret(value.strip());
  }

  /// The token itself, for the one place that puts it on the wire.
  public String reveal() {
    return value;
  }

  /// `text` with every occurrence of this secret masked.
  public String masked(String text) {
    return text.replace(value, toString());
  }

  /// Equal tokens are equal; compare only secrets that the same user gave.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /// A mask of fixed length, whatever the token is.
  @Override
  public String toString() {
    return "********";
  }
}
