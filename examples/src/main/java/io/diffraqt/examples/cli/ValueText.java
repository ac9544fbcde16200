package io.diffraqt.examples.cli;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Numbers in lists and maps, for people.
final class ValueText {
  private ValueText() {}

  static String of(Object value) {
    return switch (value) {
      case Double number -> String.format(Locale.ROOT, "%.6f", number);
      case List<?> list -> joined(list);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> e.getKey() + " " + of(e.getValue()))
              .collect(Collectors.joining(", "));
      default ->
          joined(
              IntStream.range(0, Array.getLength(value))
                  .mapToObj(k -> Array.get(value, k))
                  .toList());
    };
  }

  private static String joined(List<?> values) {
    return values.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
