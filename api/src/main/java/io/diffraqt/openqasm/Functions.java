package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Complex;
import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Linear;
import io.diffraqt.openqasm.Value.Real;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The built-in functions and constants.
final class Functions {
  private static final Set<String> NAMES =
      Set.of(
          "arccos",
          "arcsin",
          "arctan",
          "ceiling",
          "cos",
          "exp",
          "floor",
          "log",
          "ln",
          "mod",
          "popcount",
          "pow",
          "rotl",
          "rotr",
          "sin",
          "sqrt",
          "tan",
          "real",
          "imag",
          "sizeof");

  private Functions() {}

  /// Whether a function of this name exists.
  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /// A built-in constant, or [Value.Nothing].
  static Value constant(String name) {
    return switch (name) {
      case "pi", "π" -> new Real(Math.PI);
      case "tau", "τ" -> new Real(2 * Math.PI);
      case "euler", "ℇ" -> new Real(Math.E);
      default -> new Value.Nothing();
    };
  }

  /// `name(arguments)`.
  static Value call(Site site, String name, List<Value> arguments) {
    var wanted =
        switch (name) {
          case "mod", "pow", "rotl", "rotr" -> 2;
          default -> 1;
        };
    if (arguments.size() != wanted && !(name.equals("sizeof") && arguments.size() == 2)) {
      throw site.error(
          "the function %s takes %d arguments, and got %d"
              .formatted(name, wanted, arguments.size()));
    }
    var first = arguments.getFirst();
    return switch (name) {
      case "mod" -> Operators.binary(site, Token.MODULO, first, arguments.get(1));
      case "pow" -> Operators.binary(site, Token.POWER, first, arguments.get(1));
      case "rotl" -> rotated(site, first, arguments.get(1), 1);
      case "rotr" -> rotated(site, first, arguments.get(1), -1);
      case "popcount" -> popcount(site, first);
      case "sizeof" -> size(site, arguments);
      case "real" -> new Real(Conversions.complex(site, first).re());
      case "imag" -> new Real(Conversions.complex(site, first).im());
      default -> mathematical(site, name, first);
    };
  }

  private static Value mathematical(Site site, String name, Value argument) {
    if (argument instanceof Linear) {
      throw Operators.notAffine(site, "the function " + name);
    }
    if (argument instanceof Complex complex) {
      return complexFunction(site, name, complex);
    }
    var x = Conversions.real(site, argument);
    var value =
        switch (name) {
          case "arccos" -> Math.acos(x);
          case "arcsin" -> Math.asin(x);
          case "arctan" -> Math.atan(x);
          case "ceiling" -> Math.ceil(x);
          case "cos" -> Math.cos(x);
          case "exp" -> Math.exp(x);
          case "floor" -> Math.floor(x);
          case "log", "ln" -> Math.log(x);
          case "sin" -> Math.sin(x);
          case "sqrt" -> Math.sqrt(x);
          default -> Math.tan(x);
        };
    return Operators.finite(site, value);
  }

  private static Value complexFunction(Site site, String name, Complex x) {
    return switch (name) {
      case "exp" -> ComplexOperators.exp(site, x);
      case "sqrt" -> ComplexOperators.binary(site, Token.POWER, x, new Real(0.5));
      default -> throw site.error("the function " + name + " does not take a complex number");
    };
  }

  private static Value popcount(Site site, Value value) {
    return Int.of(Long.bitCount(Conversions.integer(site, value).value()));
  }

  private static Value rotated(Site site, Value value, Value by, int direction) {
    var distance = direction * Conversions.integer(site, by).value();
    return switch (value) {
      case Bits(var bits, var scalar) -> {
        var moved = new ArrayList<>(bits);
        Collections.rotate(moved, (int) Math.floorMod(distance, (long) bits.size()));
        yield new Bits(moved, scalar);
      }
      case Int(var number, var width, var signed) when width > 0 -> {
        var bits = new ArrayList<>(MeasuredBits.of(number, width));
        Collections.rotate(bits, (int) Math.floorMod(distance, (long) width));
        var back = Conversions.integer(site, new Bits(bits, false)).value();
        yield Integers.wrapped(back, width, signed);
      }
      default -> throw site.error("rotl and rotr take bits or a sized integer");
    };
  }

  private static Value size(Site site, List<Value> arguments) {
    var value = arguments.getFirst();
    var depth =
        arguments.size() == 2
            ? Math.min(16, Conversions.integer(site, arguments.get(1)).value())
            : 0;
    for (var k = 0; k < depth; k++) {
      value = value instanceof Elements(var inner) && !inner.isEmpty() ? inner.getFirst() : value;
    }
    return switch (value) {
      case Elements(var values) -> Int.of(values.size());
      case Bits(var bits, _) -> Int.of(bits.size());
      default -> throw site.error("sizeof takes an array, found " + value.shown());
    };
  }
}
