package io.diffraqt.examples.bench;

import java.util.Collections;
import java.util.List;

/// One line of what a benchmark tells: a JSON document, or a row of a table.
public sealed interface BenchLine permits Figure, CompiledFigure, CompiledSummary {
  /// The titles of the columns; empty for a sentence.
  List<String> titles();

  /// One text per column, or the sentence.
  List<String> cells();

  /// The widths of the columns, as a format.
  String form();

  /// The titles as a line; empty for a sentence.
  default String header() {
    return titles().isEmpty() ? "" : form().formatted(titles().toArray());
  }

  /// The line of a table.
  default String row() {
    return form().formatted(cells().toArray());
  }

  /// The titles as the first two lines of a table in Markdown; an empty line for a sentence.
  default String markdownHeader() {
    return titles().isEmpty()
        ? ""
        : markdown(titles()) + "\n" + markdown(Collections.nCopies(titles().size(), "---"));
  }

  /// The line of a table in Markdown.
  default String markdownRow() {
    return titles().isEmpty() ? "\n" + row() + "\n" : markdown(cells());
  }

  private static String markdown(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
