package io.diffraqt.result;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Outcomes with how often they came, rising, none of them 0 times: numbers up to 63 bits, strings
/// beyond. Immutable.
sealed interface CountTable {
  /// The most bits that are held as a number.
  int MOST_BITS = 63;

  long shots();

  /// Of a string of the right length.
  long count(String bits);

  /// A map of its own.
  SortedMap<String, Long> strings();

  /// The narrowest table that holds the strings.
  ///
  /// @param counts of strings of `bits` binary digits, at least 0 each
  static CountTable of(int bits, Map<String, Long> counts) {
    if (bits > MOST_BITS) {
      return new Strings(
          new TreeMap<>(
              counts.entrySet().stream()
                  .filter(e -> e.getValue() > 0)
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }
    var rows = new Rows();
    counts.forEach((string, count) -> rows.add(value(string), count));
    return rows.table(bits);
  }

  private static long value(String bits) {
    return bits.isEmpty() ? 0 : Long.parseLong(bits, 2);
  }

  /// Rows that are appended in any order.
  final class Rows {
    private long[] values = new long[16];
    private long[] counts = new long[16];
    private int size;

    void add(long value, long count) {
      if (count == 0) {
        return;
      }
      if (size > 0 && values[size - 1] == value) {
        counts[size - 1] += count;
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      values[size] = value;
      counts[size++] = count;
    }

    void addAll(Rows other) {
      for (var k = 0; k < other.size; k++) {
        add(other.values[k], other.counts[k]);
      }
    }

    CountTable table(int bits) {
      var found = Arrays.copyOf(values, size);
      if (isRising()) {
        return new Numbers(bits, found, Arrays.copyOf(counts, size));
      }
      Arrays.sort(found);
      var distinct = 0;
      for (var k = 0; k < size; k++) {
        if (k == 0 || found[k] != found[k - 1]) {
          found[distinct++] = found[k];
        }
      }
      found = Arrays.copyOf(found, distinct);
      var sums = new long[distinct];
      for (var k = 0; k < size; k++) {
        sums[Arrays.binarySearch(found, values[k])] += counts[k];
      }
      return new Numbers(bits, found, sums);
    }

    private boolean isRising() {
      for (var k = 1; k < size; k++) {
        if (values[k] <= values[k - 1]) {
          return false;
        }
      }
      return true;
    }
  }

  /// Outcomes as numbers.
  final class Numbers implements CountTable {
    private final int bits;
    private final long[] values;
    private final long[] counts;

    private Numbers(int bits, long[] values, long[] counts) {
      this.bits = bits;
      this.values = values;
      this.counts = counts;
    }

    @Override
    public long shots() {
      return Arrays.stream(counts).sum();
    }

    @Override
    public long count(String string) {
      var found = Arrays.binarySearch(values, value(string));
      return found < 0 ? 0 : counts[found];
    }

    @Override
    public SortedMap<String, Long> strings() {
      var strings = new TreeMap<String, Long>();
      for (var k = 0; k < values.length; k++) {
        strings.put(string(values[k]), counts[k]);
      }
      return Collections.unmodifiableSortedMap(strings);
    }

    private String string(long value) {
      var characters = new byte[bits];
      for (var bit = 0; bit < bits; bit++) {
        characters[bits - 1 - bit] = (byte) ('0' + (value >> bit & 1));
      }
      return new String(characters, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers that
          && Arrays.equals(values, that.values)
          && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }
  }

  /// Outcomes as strings.
  record Strings(SortedMap<String, Long> strings) implements CountTable {
    public Strings {
      strings = Collections.unmodifiableSortedMap(strings);
    }

    @Override
    public long shots() {
      return strings.values().stream().mapToLong(c -> c).sum();
    }

    @Override
    public long count(String bits) {
      return strings.getOrDefault(bits, 0L);
    }
  }
}
