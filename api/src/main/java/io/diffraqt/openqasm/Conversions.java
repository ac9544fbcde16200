package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.Value.Bit;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Complex;
import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Interval;
import io.diffraqt.openqasm.Value.Known;
import io.diffraqt.openqasm.Value.Linear;
import io.diffraqt.openqasm.Value.Measured;
import io.diffraqt.openqasm.Value.Nothing;
import io.diffraqt.openqasm.Value.Real;
import io.diffraqt.openqasm.Value.Time;
import io.diffraqt.openqasm.Value.Turn;
import java.util.ArrayList;
import java.util.List;

/// Values as other types, with the rules of OpenQASM 3 casts.
final class Conversions {
  private Conversions() {}

  /// A real number.
  static double real(Site site, Value value) {
    return switch (value) {
      case Real(var number) -> number;
      case Int(var number, _, _) -> number;
      case Turn(var radians, _) -> radians;
      case Bool(var one) -> one ? 1 : 0;
      case Bits _ -> integer(site, value).value();
      case Linear _ -> throw Operators.notAffine(site, "this use");
      case Complex _, Time _, Interval _, Elements _, Nothing _ ->
          throw site.error("expected a number, found " + value.shown());
    };
  }

  /// An integer; known bits count as unsigned.
  static Int integer(Site site, Value value) {
    return switch (value) {
      case Int number -> number;
      case Bool(var one) -> Int.of(one ? 1 : 0);
      case Bits bits -> new Int(number(site, bits), bits.bits().size(), false);
      case Real _, Turn _, Complex _, Time _, Linear _, Interval _, Elements _, Nothing _ ->
          throw site.error("expected an integer, found " + value.shown());
    };
  }

  private static long number(Site site, Bits value) {
    var number = 0L;
    for (var k = value.bits().size() - 1; k >= 0; k--) {
      number = 2 * number + digit(site, value.bits().get(k));
      if (number >= 1L << 62 && k > 0) {
        throw site.error("a bit string of 2^63 or more as a number");
      }
    }
    return number;
  }

  private static int digit(Site site, Bit bit) {
    return switch (bit) {
      case Known(var one) -> one ? 1 : 0;
      case Measured _ -> throw measured(site);
    };
  }

  private static CircuitException measured(Site site) {
    return site.error(
        "a value that depends on measured bits is used here; a circuit compares and combines"
            + " measured bits in conditions only, and computes nothing else while it runs");
  }

  /// A truth value as one bit; a register is true when any of its bits is.
  static Bit truth(Site site, Value value) {
    return switch (value) {
      case Bool(var one) -> new Known(one);
      case Int(var number, _, _) -> new Known(number != 0);
      case Bits(var bits, _) when bits.size() == 1 -> bits.getFirst();
      case Bits(var bits, _) -> MeasuredBits.any(bits);
      case Real _, Turn _, Complex _, Time _, Linear _, Interval _, Elements _, Nothing _ ->
          throw site.error("expected a truth value, found " + value.shown());
    };
  }

  /// A bit as a truth value.
  static Value fromTruth(Bit bit) {
    return switch (bit) {
      case Known(var one) -> new Bool(one);
      case Measured _ -> MeasuredBits.scalar(bit);
    };
  }

  /// An angle as a value.
  static Value fromAngle(Angle angle) {
    return switch (angle) {
      case Angle.Constant(var radians) -> new Real(radians);
      case Angle.Affine affine -> new Linear(affine);
    };
  }

  /// A value as the angle of a gate.
  static Angle angle(Site site, Value value) {
    return switch (value) {
      case Linear(var affine) -> affine;
      default -> Angle.of(Operators.finite(site, real(site, value)).value());
    };
  }

  /// A complex number.
  static Complex complex(Site site, Value value) {
    return value instanceof Complex complex ? complex : new Complex(real(site, value), 0);
  }

  /// The value as an element of `type`.
  static Value as(Site site, Value value, Type type) {
    if (type.isArray()) {
      return array(site, value, type);
    }
    return switch (type.kind()) {
      case BIT -> bits(site, value, type.width());
      case BOOL -> fromTruth(truth(site, value));
      case INT -> truncated(site, value, type.width(), true);
      case UINT -> truncated(site, value, type.width(), false);
      case FLOAT -> floating(site, value, type.width());
      case ANGLE -> turn(site, value, type.width());
      case COMPLEX -> complex(site, value);
      case DURATION -> duration(site, value);
    };
  }

  private static Value array(Site site, Value value, Type type) {
    if (!(value instanceof Elements(var values))) {
      throw site.error("expected an array, found " + value.shown());
    }
    var size = type.dimensions().getFirst();
    if (size >= 0 && values.size() != size) {
      throw site.error(
          "an array of %d elements where %d are declared".formatted(values.size(), size));
    }
    return new Elements(values.stream().map(v -> as(site, v, type.element())).toList());
  }

  private static Value bits(Site site, Value value, int width) {
    var bits =
        switch (value) {
          case Bits(var list, _) -> list;
          case Int(var number, _, _) -> MeasuredBits.of(number, Math.max(width, 1));
          case Bool(var one) -> List.<Bit>of(new Known(one));
          case Turn turn -> MeasuredBits.of(Turns.steps(turn, width), Math.max(width, 1));
          default -> throw site.error("expected bits, found " + value.shown());
        };
    var wanted = Math.max(width, 1);
    if (bits.size() != wanted) {
      throw site.error("%d bits where %d are declared".formatted(bits.size(), wanted));
    }
    return new Bits(bits, width == 0);
  }

  private static Value truncated(Site site, Value value, int width, boolean signed) {
    return switch (value) {
      case Real(var number) -> Integers.wrapped(whole(site, number), width, signed);
      case Bits bits when BitOperators.isMeasured(bits) -> widened(site, bits, width);
      case Linear _ -> throw Operators.notAffine(site, "rounding");
      default -> Integers.wrapped(integer(site, value).value(), width, signed);
    };
  }

  /// Measured bits as a number stay bits: comparisons read them as one.
  private static Value widened(Site site, Bits value, int width) {
    var wanted = width == 0 ? value.bits().size() : width;
    if (wanted < value.bits().size()) {
      throw measured(site);
    }
    return new Bits(value.bits(), false);
  }

  private static long whole(Site site, double number) {
    if (Math.abs(number) >= 0x1p63) {
      throw site.error(number + " does not fit into an integer of 64 bits");
    }
    return (long) number;
  }

  private static Value floating(Site site, Value value, int width) {
    if (value instanceof Linear) {
      return value;
    }
    var number = real(site, value);
    return Operators.finite(site, width == 32 ? (float) number : number);
  }

  private static Value turn(Site site, Value value, int width) {
    return switch (value) {
      case Linear _ -> value;
      case Bits bits -> {
        var steps = (double) integer(site, bits).value();
        yield Turns.of(2 * Math.PI * Math.scalb(steps, -bits.bits().size()), width);
      }
      default -> Turns.of(real(site, value), width);
    };
  }

  private static Value duration(Site site, Value value) {
    if (value instanceof Time) {
      return value;
    }
    throw site.error("expected a duration, found " + value.shown());
  }

  /// The value of a type before anything is assigned.
  static Value initial(Type type) {
    if (type.isArray()) {
      var element = initial(type.element());
      var values = new ArrayList<Value>();
      for (var k = 0; k < type.dimensions().getFirst(); k++) {
        values.add(element);
      }
      return new Elements(values);
    }
    return switch (type.kind()) {
      case BIT -> new Bits(MeasuredBits.of(0, Math.max(1, type.width())), type.width() == 0);
      case BOOL -> new Bool(false);
      case INT -> new Int(0, type.width(), true);
      case UINT -> new Int(0, type.width(), false);
      case FLOAT -> new Real(0);
      case ANGLE -> new Turn(0, type.width());
      case COMPLEX -> new Complex(0, 0);
      case DURATION -> new Time(0, false);
    };
  }
}
