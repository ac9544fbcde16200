package io.diffraqt.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what a user may have meant by a name that nobody knows.
public final class NearNames {
  private NearNames() {}

  /// Up to three names within two edits of `wrong`, or a third of its length, nearest first.
  public static List<String> of(String wrong, Collection<String> known) {
    var most = Math.max(2, wrong.length() / 3);
    return known.stream()
        .filter(name -> edits(wrong, name) <= most)
        .sorted(
            Comparator.comparingInt((String name) -> edits(wrong, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  /// Number of characters to insert, delete or replace. Source: Levenshtein 1966.
  public static int edits(String from, String to) {
    var row = new int[to.length() + 1];
    for (var k = 0; k < row.length; k++) {
      row[k] = k;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var k = 1; k < row.length; k++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
        diagonal = row[k];
        row[k] = Math.min(replaced, Math.min(row[k], row[k - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
