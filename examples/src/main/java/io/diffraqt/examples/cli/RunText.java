package io.diffraqt.examples.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The answer of `run` for people: the most frequent outcomes first.
final class RunText {
  private static final int MOST = 16;
  private static final int MOST_CHARACTERS = 400;

  private RunText() {}

  static List<String> lines(RunDocument.Row row) {
    var lines = new ArrayList<String>();
    if (!row.bindings().isEmpty()) {
      lines.add("bindings " + row.bindings().keySet());
    }
    row.registers().forEach((name, bits) -> addCounts(lines, name, bits));
    if (row.probabilities() != null) {
      row.probabilities().forEach((name, values) -> addProbabilities(lines, name, values));
    }
    for (var e : row.expectations()) {
      lines.add(
          String.format(
              Locale.ROOT, "<%s> = %.6f ± %.6f", e.observable(), e.value(), e.standardError()));
    }
    row.requested().forEach(r -> lines.add(requested(r)));
    if (row.state() != null) {
      addState(lines, row.state());
    }
    if (row.acceptance() != null) {
      lines.add(String.format(Locale.ROOT, "accepted %.2f %%", 100 * row.acceptance()));
    }
    return lines;
  }

  private static String requested(AskedResults.Value value) {
    var error = value.standardError() == null ? "" : " ± " + shown(value.standardError());
    return "%s of %s: %s%s".formatted(value.result(), value.of(), shown(value.value()), error);
  }

  private static String shown(Object value) {
    var text = ValueText.of(value);
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS) + "… --json shows all of it";
  }

  private static void addCounts(List<String> lines, String name, RunDocument.Bits bits) {
    if (bits.counts() == null) {
      return;
    }
    var shots = bits.counts().values().stream().mapToLong(c -> c).sum();
    lines.add("%s: %d shots".formatted(name, shots));
    bits.counts().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .forEach(e ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  %s %8d  %6.2f %%",
                    e.getKey(),
                    e.getValue(),
                    100.0 * e.getValue() / shots)));
    addRest(lines, bits.counts().size());
  }

  private static void addProbabilities(List<String> lines, String name, double[] values) {
    var bits = Math.max(1, Integer.numberOfTrailingZeros(values.length));
    lines.add(name + ": probabilities");
    IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -values[k]))
        .limit(MOST)
        .filter(k -> values[k] > 0)
        .forEach(
            k -> lines.add(String.format(Locale.ROOT, "  %s  %.6f", binary(k, bits), values[k])));
    addRest(lines, values.length);
  }

  private static void addState(List<String> lines, double[][] state) {
    var bits = Math.max(1, Integer.numberOfTrailingZeros(state.length));
    lines.add("state:");
    for (var k = 0; k < Math.min(state.length, MOST); k++) {
      lines.add(
          String.format(
              Locale.ROOT, "  %s  %+.6f %+.6fi", binary(k, bits), state[k][0], state[k][1]));
    }
    addRest(lines, state.length);
  }

  private static void addRest(List<String> lines, int all) {
    if (all > MOST) {
      lines.add("  … %d in all; --json shows every one".formatted(all));
    }
  }

  private static String binary(int value, int bits) {
    var text = Integer.toBinaryString(value);
    return "0".repeat(bits - text.length()) + text;
  }
}
