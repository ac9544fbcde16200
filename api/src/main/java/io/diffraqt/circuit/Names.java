package io.diffraqt.circuit;

/// The rule for names of parameters, registers and slots: OpenQASM 3 identifiers.
final class Names {
  private Names() {}

  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && isStart(name.codePointAt(0))
        && name.codePoints().allMatch(c -> isStart(c) || Character.isDigit(c));
  }

  private static boolean isStart(int codePoint) {
    return codePoint == '_' || Character.isLetter(codePoint);
  }
}
