package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import java.util.List;

/// A circuit with the values that the text of a program asks for. Immutable and thread-safe.
public final class QasmProgram {
  private final Circuit circuit;
  private final List<ResultRequest> results;
  private final List<Site> places;

  private QasmProgram(Circuit circuit, List<ResultRequest> results, List<Site> places) {
    this.circuit = circuit;
    this.results = List.copyOf(results);
    this.places = List.copyOf(places);
  }

  /// A program that is to be written.
  public static QasmProgram of(Circuit circuit, List<ResultRequest> results) {
    return new QasmProgram(circuit, results, List.of());
  }

  /// A program that was read.
  ///
  /// @param places where each result is asked for
  static QasmProgram read(Circuit circuit, List<ResultRequest> results, List<Site> places) {
    return new QasmProgram(circuit, results, places);
  }

  /// What runs.
  public Circuit circuit() {
    return circuit;
  }

  /// What is asked for, in the order of the text.
  public List<ResultRequest> results() {
    return results;
  }

  /// A refusal of one result: with line, column and caret where the program was read.
  ///
  /// @param result which, from 0
  /// @param why the reason, and what to do instead
  public CircuitException refusal(int result, String why) {
    return places.isEmpty()
        ? new CircuitException("result %d: %s".formatted(result, why))
        : places.get(result).error(why);
  }
}
