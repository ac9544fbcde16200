package io.diffraqt.openqasm;

import io.diffraqt.error.CircuitException;

/// A program's text and the name under which messages mention it.
///
/// @param name a file name or the like
/// @param text the whole program
record Source(String name, String text) {
  /// More of a line than this is cut on both sides of the caret.
  private static final int SHOWN = 100;

  /// The failure `message` with line, column, the source line and a caret under `at`.
  ///
  /// @param at index into the text
  CircuitException error(int at, String message) {
    var place = Math.clamp(at, 0, text.length());
    var start = text.lastIndexOf('\n', place - 1) + 1;
    var line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new CircuitException(
        "%s:%d:%d: %s\n%s".formatted(name, line, place - start + 1, message, marked(start, place)));
  }

  private String marked(int start, int place) {
    var newline = text.indexOf('\n', place);
    var end = newline < 0 ? text.length() : newline;
    var from = Math.max(start, place - SHOWN / 2);
    var shown =
        text.substring(from, Math.min(end, from + SHOWN)).replace('\t', ' ').stripTrailing();
    return "  " + shown + "\n  " + " ".repeat(place - from) + "^";
  }
}
