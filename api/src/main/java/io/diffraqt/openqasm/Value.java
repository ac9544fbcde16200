package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Condition;
import java.util.List;

/// What an expression denotes while a program is read.
sealed interface Value {
  /// An integer of `width` bits; width 0 is an untyped literal and behaves as 64 signed bits.
  record Int(long value, int width, boolean signed) implements Value {
    /// An untyped integer.
    static Int of(long value) {
      return new Int(value, 0, true);
    }
  }

  /// A floating-point number; `float[32]` values are rounded when made.
  record Real(double value) implements Value {}

  /// A truth value known while reading.
  record Bool(boolean value) implements Value {}

  /// An angle type's value in `[0, 2π)`; `width` 0 is unquantised.
  record Turn(double radians, int width) implements Value {}

  /// A complex number.
  record Complex(double re, double im) implements Value {}

  /// A duration in seconds, or in `dt`.
  record Time(double amount, boolean dt) implements Value {}

  /// An affine function of free parameters.
  record Linear(Angle.Affine angle) implements Value {}

  /// A bit or bit register, least significant first; a single bit may be scalar.
  record Bits(List<Bit> bits, boolean scalar) implements Value {
    /// Whether every bit is known while reading.
    boolean isKnown() {
      return bits.stream().allMatch(Known.class::isInstance);
    }
  }

  /// A range of integers, both ends included.
  record Interval(long start, long step, long stop) implements Value {}

  /// An array, row by row.
  record Elements(List<Value> values) implements Value {}

  /// The absence of a value: the result of a subroutine without one.
  record Nothing() implements Value {}

  /// One bit.
  sealed interface Bit {}

  /// A bit known while reading.
  record Known(boolean one) implements Bit {}

  /// A bit that a measurement decides.
  record Measured(Condition condition) implements Bit {}

  /// The value in a message.
  default String shown() {
    return switch (this) {
      case Int(var value, _, _) -> "the integer " + value;
      case Real(var value) -> "the number " + value;
      case Bool(var value) -> "the boolean " + value;
      case Turn(var radians, _) -> "the angle " + radians;
      case Complex _ -> "a complex number";
      case Time _ -> "a duration";
      case Linear _ -> "an expression of free parameters";
      case Bits bits -> bits.isKnown() ? "a bit string" : "measured bits";
      case Interval _ -> "a range";
      case Elements _ -> "an array";
      case Nothing _ -> "nothing";
    };
  }
}
