package io.diffraqt.linalg;

/// A complex number in double precision.
public record Complex(double re, double im) {
  /// 0.
  public static final Complex ZERO = new Complex(0, 0);

  /// 1.
  public static final Complex ONE = new Complex(1, 0);

  /// The imaginary unit.
  public static final Complex I = new Complex(0, 1);

  /// The real number `re`.
  public static Complex of(double re) {
    return new Complex(re, 0);
  }

  /// `e^(i·radians)`.
  public static Complex cis(double radians) {
    return new Complex(Math.cos(radians), Math.sin(radians));
  }

  /// Sum.
  public Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  /// Difference.
  public Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  /// Product.
  public Complex times(Complex other) {
    return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  /// Product with a real number.
  public Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  /// Complex conjugate.
  public Complex conjugate() {
    return new Complex(re, -im);
  }

  /// Modulus.
  public double abs() {
    return Math.hypot(re, im);
  }

  /// Squared modulus.
  public double squaredAbs() {
    return re * re + im * im;
  }

  /// Argument in `(-π, π]`.
  public double arg() {
    return Math.atan2(im, re);
  }
}
