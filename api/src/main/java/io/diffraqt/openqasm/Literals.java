package io.diffraqt.openqasm;

import java.util.ArrayList;

/// Turns literal tokens into values; each method moves past the token.
final class Literals {
  private final Source source;
  private final Lexer lexer;

  Literals(Source source, Lexer lexer) {
    this.source = source;
    this.lexer = lexer;
  }

  /// The value of the current literal.
  Value value() {
    var value =
        switch (lexer.kind()) {
          case INTEGER -> Value.Int.of(integer(lexer.digits()));
          case FLOAT -> new Value.Real(real(lexer.digits()));
          case IMAGINARY -> new Value.Complex(0, real(withoutSuffix(lexer.digits())));
          case TIMING -> time(lexer.digits());
          default -> bits(lexer.text());
        };
    lexer.advance();
    return value;
  }

  /// The current floating-point literal as a number.
  double real() {
    var value = real(lexer.digits());
    lexer.advance();
    return value;
  }

  /// The index of a physical qubit.
  int hardwareQubit() {
    var index = integer(lexer.text().substring(1));
    if (index >= Limits.QUBITS) {
      throw source.error(
          lexer.start(),
          "physical qubit $%d; the limit is %d qubits".formatted(index, Limits.QUBITS));
    }
    lexer.advance();
    return (int) index;
  }

  private long integer(String digits) {
    try {
      return switch (digits.length() > 1 ? digits.charAt(1) : ' ') {
        case 'x', 'X' -> Long.parseLong(digits.substring(2), 16);
        case 'o', 'O' -> Long.parseLong(digits.substring(2), 8);
        case 'b', 'B' -> Long.parseLong(digits.substring(2), 2);
        default -> Long.parseLong(digits);
      };
    } catch (NumberFormatException e) {
      throw source.error(
          lexer.start(),
          "%s is no integer below 2^63; larger ones cannot be read".formatted(lexer.text()));
    }
  }

  private double real(String digits) {
    var value = Double.parseDouble(digits);
    if (!Double.isFinite(value)) {
      throw source.error(lexer.start(), lexer.text() + " is beyond the range of a double");
    }
    return value;
  }

  private Value time(String text) {
    var number = real(withoutSuffix(text));
    var unit = text.substring(withoutSuffix(text).length()).strip();
    return switch (unit) {
      case "dt" -> new Value.Time(number, true);
      case "ns" -> new Value.Time(number / 1e9, false);
      case "ms" -> new Value.Time(number / 1e3, false);
      case "s" -> new Value.Time(number, false);
      default -> new Value.Time(number / 1e6, false);
    };
  }

  private static String withoutSuffix(String text) {
    var end = text.length();
    while (!Character.isDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.') {
      end--;
    }
    return text.substring(0, end);
  }

  private Value bits(String quoted) {
    var bits = new ArrayList<Value.Bit>();
    for (var k = quoted.length() - 2; k >= 1; k--) {
      switch (quoted.charAt(k)) {
        case '0' -> bits.add(new Value.Known(false));
        case '1' -> bits.add(new Value.Known(true));
        case '_' -> {}
        default ->
            throw source.error(
                lexer.start() + k, "a bit string holds 0, 1 and _ only, and this has " + quoted);
      }
    }
    if (bits.isEmpty()) {
      throw source.error(lexer.start(), "an empty bit string; it needs at least one 0 or 1");
    }
    return new Value.Bits(bits, false);
  }
}
