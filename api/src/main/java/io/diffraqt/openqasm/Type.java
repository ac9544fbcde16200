package io.diffraqt.openqasm;

import java.util.List;
import java.util.Locale;

/// A classical type with its sizes worked out.
///
/// @param kind of the elements, for an array
/// @param width bits of the kind; 0 where none is given
/// @param dimensions of an array, outermost first; empty for all else
record Type(Kind kind, int width, List<Integer> dimensions) {
  /// The kinds of scalar.
  enum Kind {
    BIT,
    BOOL,
    INT,
    UINT,
    FLOAT,
    ANGLE,
    COMPLEX,
    DURATION
  }

  Type {
    dimensions = List.copyOf(dimensions);
  }

  /// A type that is no array.
  static Type of(Kind kind, int width) {
    return new Type(kind, width, List.of());
  }

  boolean isArray() {
    return !dimensions.isEmpty();
  }

  /// The type of one element of the outermost dimension.
  Type element() {
    return new Type(kind, width, dimensions.subList(1, dimensions.size()));
  }

  @Override
  public String toString() {
    var scalar = kind.name().toLowerCase(Locale.ROOT) + (width > 0 ? "[" + width + "]" : "");
    return isArray() ? "array of " + scalar : scalar;
  }
}
