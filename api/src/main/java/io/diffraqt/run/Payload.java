package io.diffraqt.run;

import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import java.util.IdentityHashMap;
import java.util.List;

/// How many bytes programs and values take as the strings and numbers of a JSON text. The frame
/// around them, some hundred bytes, is not counted. Not thread-safe.
final class Payload {
  private static final int COMMA = 1;
  private static final int QUOTES = 2;

  private final OpenQasm3.Dialect dialect;
  private final IdentityHashMap<Circuit, Long> known = new IdentityHashMap<>();

  Payload(OpenQasm3.Dialect dialect) {
    this.dialect = dialect;
  }

  /// All programs and all of their rows.
  long of(List<Submission.Run> runs) {
    return runs.stream().mapToLong(this::of).sum();
  }

  long of(Submission.Run run) {
    var bytes = ofProgram(run.circuit());
    for (var row = 0; row < run.bindings().rows(); row++) {
      bytes += ofRow(run.bindings(), row);
    }
    return bytes;
  }

  /// The text of a program, which is written once for all of its rows.
  long ofProgram(Circuit circuit) {
    return known.computeIfAbsent(circuit, c -> quoted(OpenQasm3.write(c, dialect)));
  }

  /// The values of one row.
  long ofRow(Bindings bindings, int row) {
    var bytes = 0L;
    for (var value : bindings.row(row)) {
      bytes += Double.toString(value).length() + COMMA;
    }
    return bytes;
  }

  private static long quoted(String text) {
    var escaped = text.chars().filter(c -> c == '\n' || c == '"' || c == '\\').count();
    return text.length() + escaped + QUOTES;
  }
}
