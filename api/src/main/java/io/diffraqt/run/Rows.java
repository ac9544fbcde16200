package io.diffraqt.run;

import io.diffraqt.circuit.Bindings;
import java.util.List;

/// Some rows of a table of values, as a table of its own.
final class Rows {
  private Rows() {}

  /// `count` rows from `from` on; the table itself when these are all.
  static Bindings of(Bindings all, int from, int count) {
    if (count == all.rows()) {
      return all;
    }
    var width = all.columns().width();
    var values = new double[count * width];
    for (var row = 0; row < count; row++) {
      all.copyRow(from + row, 0, values, row * width, width);
    }
    return Bindings.of(all.columns(), count, values);
  }

  /// These rows, in this order.
  static Bindings of(Bindings all, List<Integer> rows) {
    var width = all.columns().width();
    var values = new double[rows.size() * width];
    for (var k = 0; k < rows.size(); k++) {
      all.copyRow(rows.get(k), 0, values, k * width, width);
    }
    return Bindings.of(all.columns(), rows.size(), values);
  }
}
