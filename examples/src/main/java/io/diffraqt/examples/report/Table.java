package io.diffraqt.examples.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows and columns of text; on a page and as CSV. Columns of numbers are aligned to the right.
///
/// @param caption what the table shows
/// @param header one name per column
/// @param rows as many cells each as the header
public record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "row %s of '%s' has %d cells for %d columns"
                .formatted(row, caption, row.size(), header.size()));
      }
    }
  }

  /// RFC 4180: commas, CR LF after every line, quotes where a cell needs them.
  public String toCsv() {
    return Stream.concat(Stream.of(header), rows.stream())
        .map(row -> row.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  private static String quoted(String cell) {
    var needsQuotes = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
