package io.diffraqt.openqasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Values of inputs that are given while a program is read, by name. Not thread-safe.
///
/// A value is what a literal of the input's type may be: `3`, `0xff`, `true`, `"0110"` with or
/// without quotes, `0.25`.
final class InputValues {
  private final Map<String, String> given;
  private final Set<String> used = new HashSet<>();

  InputValues(Map<String, String> given) {
    this.given = Map.copyOf(given);
  }

  /// The value of an input; empty when none is given.
  ///
  /// @throws io.diffraqt.error.CircuitException when it is no value of that type
  Optional<Value> of(String name, Type type, Site site) {
    used.add(name);
    return Optional.ofNullable(given.get(name)).map(text -> value(name, text.strip(), type, site));
  }

  /// @throws io.diffraqt.error.CircuitException when a value was given to no input
  void requireAllUsed(Site end) {
    var unused = new ArrayList<>(given.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw end.error(
          "values are given to %s, which are no inputs of the program"
              .formatted(unused.stream().sorted().toList()));
    }
  }

  private static Value value(String name, String text, Type type, Site site) {
    try {
      var value =
          switch (type.kind()) {
            case INT, UINT -> Value.Int.of(Long.decode(text));
            case BOOL -> new Value.Bool(truth(text));
            case BIT -> bits(text, type);
            case FLOAT, ANGLE -> new Value.Real(Double.parseDouble(text));
            case COMPLEX, DURATION -> throw new IllegalArgumentException(text);
          };
      return Conversions.as(site, value, type);
    } catch (IllegalArgumentException e) {
      throw site.error(
          "'%s' was given to input %s, which has the type %s".formatted(text, name, type));
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /// The last character is bit 0.
  private static Value bits(String text, Type type) {
    var digits = text.replace("\"", "");
    if (digits.length() != Math.max(1, type.width()) || !digits.matches("[01]*")) {
      throw new IllegalArgumentException(text);
    }
    List<Value.Bit> bits = new ArrayList<>();
    for (var k = digits.length() - 1; k >= 0; k--) {
      bits.add(new Value.Known(digits.charAt(k) == '1'));
    }
    return new Value.Bits(bits, type.width() == 0);
  }
}
