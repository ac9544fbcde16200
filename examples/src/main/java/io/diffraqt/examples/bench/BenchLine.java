package io.diffraqt.examples.bench;

/// One line of what a benchmark tells: a JSON document, or a row of a table.
public sealed interface BenchLine permits Figure, CompiledFigure, CompiledSummary {
  /// The titles of the columns of [#row].
  String header();

  /// The line of a table.
  String row();
}
