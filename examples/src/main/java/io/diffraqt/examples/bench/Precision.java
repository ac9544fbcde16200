package io.diffraqt.examples.bench;

import java.util.Locale;

/// The arithmetic that a case runs in.
public enum Precision {
  /// 8 bytes a number.
  DOUBLE,
  /// 4 bytes a number, twice as many in a vector.
  SINGLE;

  /// The precision of a name.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Precision named(String name) {
    return switch (name) {
      case "double" -> DOUBLE;
      case "single" -> SINGLE;
      default -> throw new IllegalArgumentException("--precision " + name + "; double or single");
    };
  }

  /// What figures and settings call it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The time or room that a number takes, where one of double precision takes 1.
  double share() {
    return this == SINGLE ? .5 : 1;
  }
}
