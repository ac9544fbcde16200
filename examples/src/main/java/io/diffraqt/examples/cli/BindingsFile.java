package io.diffraqt.examples.cli;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.CircuitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bindings as the command line takes them: a JSON list of objects, one per row, or `name=value`
/// pairs. A number binds a parameter; a list of numbers or of `[re, im]` binds a prepared state.
final class BindingsFile {
  private static final String SET = "--set";

  private BindingsFile() {}

  /// Rows of a file, in the order of the circuit's columns.
  static Bindings read(Path file, Circuit circuit) {
    var root = parse(file);
    if (!root.isArray() || root.isEmpty()) {
      throw new CallException(file + ": expected a JSON list of objects, one per row of bindings");
    }
    var rows = new ArrayList<double[]>();
    for (var row : root) {
      rows.add(row(file + ", row " + rows.size(), row, circuit.columns()));
    }
    return table(circuit.columns(), rows);
  }

  /// One row from `name=value` pairs.
  static Bindings of(Map<String, Double> values, Circuit circuit) {
    var columns = circuit.columns();
    if (values.isEmpty() && columns.width() == 0) {
      return Bindings.none();
    }
    requireNames(SET, values.keySet(), columns.names());
    var byParameter = new LinkedHashMap<Parameter, Double>();
    values.forEach((name, value) -> byParameter.put(Parameter.of(name), value));
    return Bindings.of(byParameter).arrangedFor(columns);
  }

  private static JsonNode parse(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new CallException("cannot read bindings " + file + ": " + Reasons.of(e), e);
    } catch (JacksonException e) {
      throw new CallException(
          "%s: no JSON, or cut off, at line %d, column %d; expected a list of objects"
              .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e);
    }
  }

  private static double[] row(String where, JsonNode row, Columns columns) {
    var values = new double[columns.width()];
    requireNames(where, row.propertyNames(), columns.names());
    for (var parameter : columns.parameters()) {
      values[columns.index(parameter).orElseThrow()] =
          number(where + ", " + parameter, row.get(parameter.name()));
    }
    for (var slot : columns.slots()) {
      var at = columns.offset(slot).orElseThrow();
      amplitudes(where + ", " + slot.name(), row.get(slot.name()), slot.size(), values, at);
    }
    return values;
  }

  private static void requireNames(String where, Collection<String> names, List<String> wanted) {
    var given = new ArrayList<>(names);
    given.removeAll(wanted);
    var missing = new ArrayList<>(wanted);
    missing.removeAll(names);
    if (!given.isEmpty()) {
      throw new CircuitException(
          "%s: the circuit has no parameter %s; it has %s"
              .formatted(
                  where,
                  String.join(", ", given),
                  wanted.isEmpty() ? "none" : String.join(", ", wanted)));
    }
    if (!missing.isEmpty()) {
      throw new CircuitException(
          "unbound parameter %s; give it a value with --set NAME=VALUE or in a file with --bindings%s"
              .formatted(String.join(", ", missing), where.equals(SET) ? "" : " (" + where + ")"));
    }
  }

  private static void amplitudes(String where, JsonNode list, int size, double[] values, int at) {
    if (!list.isArray() || list.size() != size) {
      throw new CallException(
          "%s: expected a list of %d amplitudes, and got %s"
              .formatted(where, size, list.isArray() ? list.size() + " of them" : list));
    }
    for (var k = 0; k < size; k++) {
      var entry = list.get(k);
      var place = where + "[" + k + "]";
      values[at + k] = number(place, entry.isArray() ? entry.path(0) : entry);
      values[at + size + k] = entry.isArray() ? number(place, entry.path(1)) : 0;
    }
  }

  private static double number(String where, JsonNode node) {
    if (!node.isNumber()) {
      throw new CallException(where + ": expected a number, and got " + node);
    }
    return node.asDouble();
  }

  private static Bindings table(Columns columns, List<double[]> rows) {
    var values = new double[rows.size() * columns.width()];
    for (var r = 0; r < rows.size(); r++) {
      System.arraycopy(rows.get(r), 0, values, r * columns.width(), columns.width());
    }
    return Bindings.of(columns, rows.size(), values);
  }
}
