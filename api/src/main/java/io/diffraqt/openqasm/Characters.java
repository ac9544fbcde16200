package io.diffraqt.openqasm;

/// The classes of characters, and what stands between tokens.
final class Characters {
  private Characters() {}

  /// The index of the next character that is neither blank nor comment; `text` ends in 0. A comment
  /// that holds an annotation of ours counts as the annotation.
  static int afterBlanks(Source source, char[] text, int from) {
    var at = from;
    while (true) {
      var c = text[at];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\uFEFF') {
        at++;
      } else if (c == '/' && text[at + 1] == '/') {
        if (source.text().startsWith(Annotations.IN_COMMENT, at)) {
          return at + Annotations.IN_COMMENT.indexOf('@');
        }
        at = endOfLine(text, at);
      } else if (c == '/' && text[at + 1] == '*') {
        at = afterComment(source, at);
      } else {
        return at;
      }
    }
  }

  private static int endOfLine(char[] text, int from) {
    var at = from;
    while (at < text.length - 1 && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int afterComment(Source source, int from) {
    var close = source.text().indexOf("*/", from + 2);
    if (close < 0) {
      throw source.error(from, "comment without end; expected '*/' before the end of the program");
    }
    return close + 2;
  }

  static boolean isRadix(char c) {
    return switch (c) {
      case 'x', 'X', 'b', 'B', 'o', 'O' -> true;
      default -> false;
    };
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c > 127 && Character.isLetter(c);
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c > 127 && Character.isDigit(c);
  }

  /// The kind of a number before a suffix: itself where the suffix is no unit.
  static Token withUnit(Token number, String suffix) {
    return switch (suffix) {
      case "im" -> Token.IMAGINARY;
      case "dt", "ns", "us", "\u00B5s", "\u03BCs", "ms", "s" -> Token.TIMING;
      default -> number;
    };
  }

  /// The integer at `[start, end)` where it is decimal and has at most nine digits, else −1.
  static int smallInteger(char[] text, int start, int end) {
    if (end - start > 9) {
      return -1;
    }
    var value = 0;
    for (var k = start; k < end; k++) {
      if (!isDigit(text[k])) {
        return -1;
      }
      value = 10 * value + text[k] - '0';
    }
    return value;
  }
}
