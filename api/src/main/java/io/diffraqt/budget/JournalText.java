package io.diffraqt.budget;

import io.diffraqt.budget.LedgerException.Damage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A journal as JSON lines.
final class JournalText {
  private static final String FORMAT = "diffraqt-journal";
  private static final List<String> TABLES = List.of("submission", "step", "cap", "holding");

  private JournalText() {}

  static void write(Store store, Writer out) throws IOException {
    var mapper = new JsonMapper();
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("format", FORMAT);
    head.put("version", Schema.version());
    out.write(mapper.writeValueAsString(head) + "\n");
    for (var row : store.read(JournalText::rows)) {
      out.write(mapper.writeValueAsString(row) + "\n");
    }
    out.flush();
  }

  static int read(Store store, Reader in) throws IOException {
    var lines = new BufferedReader(in).lines().filter(line -> !line.isBlank()).toList();
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var number = 0; number < lines.size(); number++) {
      rows.add(parsed(lines.get(number), number + 1));
    }
    requireFormat(rows);
    return store.change(connection -> add(connection, rows.subList(1, rows.size())));
  }

  private static Map<String, @Nullable Object> parsed(String line, int number) {
    try {
      var mapper = new JsonMapper();
      var row =
          mapper.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class);
      return mapper.readValue(line, row);
    } catch (JacksonException e) {
      throw wrong("line %d is no JSON object".formatted(number));
    }
  }

  private static void requireFormat(List<Map<String, @Nullable Object>> rows) {
    if (rows.isEmpty() || !FORMAT.equals(rows.getFirst().get("format"))) {
      throw wrong("its first line does not say \"format\": \"" + FORMAT + "\"");
    }
    if (!(rows.getFirst().get("version") instanceof Integer version)
        || version > Schema.version()) {
      throw new LedgerException(
          Damage.NEWER_SCHEMA,
          "the export has version %s, and this program knows up to %d"
              .formatted(rows.getFirst().get("version"), Schema.version()));
    }
  }

  private static List<Map<String, @Nullable Object>> rows(Connection connection)
      throws SQLException {
    var all = new ArrayList<Map<String, @Nullable Object>>();
    for (var table : TABLES) {
      all.addAll(rows(connection, table));
    }
    return all;
  }

  private static List<Map<String, @Nullable Object>> rows(Connection connection, String table)
      throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT * FROM " + table + " ORDER BY rowid")) {
      var all = new ArrayList<Map<String, @Nullable Object>>();
      var columns = found.getMetaData();
      while (found.next()) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("table", table);
        for (var k = 1; k <= columns.getColumnCount(); k++) {
          row.put(columns.getColumnName(k), found.getObject(k));
        }
        all.add(row);
      }
      return all;
    }
  }

  private static int add(Connection connection, List<Map<String, @Nullable Object>> rows)
      throws SQLException {
    var here = rows(connection).stream().map(Object::toString).collect(Collectors.toSet());
    var added = 0;
    for (var row : rows) {
      if (!here.contains(row.toString())) {
        insert(connection, row);
        added++;
      }
    }
    return added;
  }

  /// Column names go into the statement, so only those of the table pass.
  private static void insert(Connection connection, Map<String, @Nullable Object> row)
      throws SQLException {
    var columns = new ArrayList<>(row.keySet());
    columns.remove("table");
    var table = TABLES.stream().filter(t -> t.equals(row.get("table"))).findFirst();
    if (table.isEmpty() || columns.stream().anyMatch(c -> !c.matches("[a-z_]+"))) {
      throw wrong("a row names table " + row.get("table") + " and columns " + columns);
    }
    var marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    try {
      EntryRows.update(
          connection,
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(table.get(), String.join(", ", columns), marks),
          columns.stream().map(row::get).toArray());
    } catch (SQLException e) {
      throw wrong("row %s does not fit what is here (%s)".formatted(row, e.getMessage()));
    }
  }

  private static LedgerException wrong(String what) {
    return new LedgerException(Damage.UNREADABLE, "the export cannot be read: " + what);
  }
}
