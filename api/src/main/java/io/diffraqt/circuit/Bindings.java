package io.diffraqt.circuit;

import io.diffraqt.error.CircuitException;
import io.diffraqt.linalg.Complex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Values for parameters and amplitude slots: a table of rows × [Columns], in one array.
///
/// One row is one execution; a batch of ten thousand is one object. Immutable and thread-safe.
public final class Bindings {
  private static final Bindings NONE = new Bindings(Columns.NONE, 1, new double[0]);

  private final Columns columns;
  private final int rows;
  private final double[] values;

  private Bindings(Columns columns, int rows, double[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /// One row without columns, for a circuit that has nothing to bind.
  public static Bindings none() {
    return NONE;
  }

  /// One row from names.
  public static Bindings of(Map<Parameter, Double> values) {
    var parameters = List.copyOf(values.keySet());
    var row = parameters.stream().mapToDouble(values::get).toArray();
    return of(Columns.of(parameters, List.of()), 1, row);
  }

  /// A table from row-major values, copied.
  ///
  /// @param values length `rows · columns.width()`, finite
  /// @throws IllegalArgumentException when the length does not fit or a value is not finite
  public static Bindings of(Columns columns, int rows, double[] values) {
    if (values.length != (long) rows * columns.width()) {
      throw new IllegalArgumentException(
          "%d rows of %d columns need %d values, and got %d"
              .formatted(rows, columns.width(), (long) rows * columns.width(), values.length));
    }
    for (var k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw new IllegalArgumentException(
            "binding row %d, column %d is %s, not a finite number"
                .formatted(k / columns.width(), k % columns.width(), values[k]));
      }
    }
    return new Bindings(columns, rows, values.clone());
  }

  /// A table of parameters only, one array per row.
  public static Bindings ofRows(List<Parameter> parameters, double[]... rows) {
    var columns = Columns.of(parameters, List.of());
    var values = new double[rows.length * columns.width()];
    for (var r = 0; r < rows.length; r++) {
      if (rows[r].length != columns.width()) {
        throw new IllegalArgumentException(
            "binding row %d has %d values for %d parameters"
                .formatted(r, rows[r].length, columns.width()));
      }
      System.arraycopy(rows[r], 0, values, r * columns.width(), columns.width());
    }
    return of(columns, rows.length, values);
  }

  /// What the columns mean.
  public Columns columns() {
    return columns;
  }

  /// Number of rows.
  public int rows() {
    return rows;
  }

  /// The value at `row`, `column`.
  public double value(int row, int column) {
    return values[Objects.checkIndex(row, rows) * columns.width() + column];
  }

  /// The value of a parameter in `row`.
  ///
  /// @throws CircuitException when the parameter has no column
  public double value(int row, Parameter parameter) {
    return value(row, columns.index(parameter).orElseThrow(() -> unbound(parameter.name())));
  }

  /// The amplitude `index` of a slot in `row`, not normalised.
  ///
  /// @throws CircuitException when the slot has no columns
  public Complex amplitude(int row, Amplitudes.Slot slot, int index) {
    var offset = columns.offset(slot).orElseThrow(() -> unbound(slot.name()));
    return new Complex(value(row, offset + index), value(row, offset + slot.size() + index));
  }

  /// A copy of one row, in column order.
  public double[] row(int row) {
    var from = Objects.checkIndex(row, rows) * columns.width();
    return Arrays.copyOfRange(values, from, from + columns.width());
  }

  /// Copies `length` values of `row` from `column` on into `target` at `at`; `O(length)`.
  public void copyRow(int row, int column, double[] target, int at, int length) {
    System.arraycopy(values, row * columns.width() + column, target, at, length);
  }

  /// Values of parameters in one row, for [Angle#value].
  public ToDoubleFunction<Parameter> asFunction(int row) {
    return parameter -> value(row, parameter);
  }

  /// One row as a table of its own.
  public Bindings only(int row) {
    return new Bindings(columns, 1, row(row));
  }

  /// The first `count` rows.
  public Bindings limit(int count) {
    var length = Objects.checkIndex(count, rows + 1) * columns.width();
    return new Bindings(columns, count, Arrays.copyOf(values, length));
  }

  /// The same values in the column order of `wanted`.
  ///
  /// @throws CircuitException naming every wanted name that is missing here, and every name here
  ///   that is not wanted
  public Bindings arrangedFor(Columns wanted) {
    if (columns.equals(wanted)) {
      return this;
    }
    requireSameNames(wanted);
    var arranged = new double[rows * wanted.width()];
    for (var row = 0; row < rows; row++) {
      arrangeRow(wanted, row, arranged);
    }
    return new Bindings(wanted, rows, arranged);
  }

  /// Those columns of this table that `wanted` names, in its order; for a part of a circuit.
  ///
  /// @throws CircuitException naming every wanted name that is missing here
  public Bindings selected(Columns wanted) {
    var chosen = new double[rows * wanted.width()];
    for (var row = 0; row < rows; row++) {
      arrangeRow(wanted, row, chosen);
    }
    return new Bindings(wanted, rows, chosen);
  }

  private void arrangeRow(Columns wanted, int row, double[] arranged) {
    var to = row * wanted.width();
    for (var parameter : wanted.parameters()) {
      arranged[to++] = value(row, parameter);
    }
    for (var slot : wanted.slots()) {
      var from = columns.offset(slot).orElseThrow(() -> unbound(slot.name()));
      copyRow(row, from, arranged, to, 2 * slot.size());
      to += 2 * slot.size();
    }
  }

  /// Refuses a table that does not have the columns of `wanted`, in whatever order.
  ///
  /// @throws CircuitException naming every wanted name that is missing here, and every name here
  ///   that is not wanted
  public void requireSameNames(Columns wanted) {
    var missing = new ArrayList<>(wanted.names());
    missing.removeAll(columns.names());
    if (!missing.isEmpty()) {
      throw unbound(String.join(", ", missing));
    }
    var unknown = new ArrayList<>(columns.names());
    unknown.removeAll(wanted.names());
    if (!unknown.isEmpty()) {
      throw new CircuitException(
          "the circuit has no parameter %s; it has %s"
              .formatted(String.join(", ", unknown), String.join(", ", wanted.names())));
    }
    for (var slot : wanted.slots()) {
      if (columns.offset(slot).isEmpty()) {
        throw new CircuitException(
            "slot %s holds %d amplitudes; the bindings give another number"
                .formatted(slot.name(), slot.size()));
      }
    }
  }

  private static CircuitException unbound(String names) {
    return new CircuitException("unbound parameter " + names + "; give it a value in the bindings");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bindings that
        && rows == that.rows
        && columns.equals(that.columns)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Bindings[" + rows + " × " + columns + "]";
  }
}
