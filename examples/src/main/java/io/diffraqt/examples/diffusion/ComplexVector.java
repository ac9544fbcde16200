package io.diffraqt.examples.diffusion;

import java.util.random.RandomGenerator;

/// A picture as complex amplitudes, of any norm, in the order of its pixels. Immutable.
public final class ComplexVector {
  private final double[] re;
  private final double[] im;

  private ComplexVector(double[] re, double[] im) {
    this.re = re;
    this.im = im;
  }

  /// From real and imaginary parts, copied.
  ///
  /// @throws IllegalArgumentException if the lengths differ
  public static ComplexVector of(double[] re, double[] im) {
    if (re.length != im.length) {
      throw new IllegalArgumentException(
          "%d real and %d imaginary parts; one of each per amplitude"
              .formatted(re.length, im.length));
    }
    return new ComplexVector(re.clone(), im.clone());
  }

  /// Real amplitudes.
  public static ComplexVector ofReal(double[] values) {
    return new ComplexVector(values.clone(), new double[values.length]);
  }

  /// Complex standard normal numbers as the sources use them: real and imaginary part each of
  /// variance 1.
  public static ComplexVector gaussian(int size, RandomGenerator random) {
    var re = new double[size];
    var im = new double[size];
    for (var k = 0; k < size; k++) {
      re[k] = random.nextGaussian();
      im[k] = random.nextGaussian();
    }
    return new ComplexVector(re, im);
  }

  public int size() {
    return re.length;
  }

  public double re(int index) {
    return re[index];
  }

  public double im(int index) {
    return im[index];
  }

  /// `Σ |a|²`.
  public double squaredNorm() {
    var sum = 0.0;
    for (var k = 0; k < re.length; k++) {
      sum += re[k] * re[k] + im[k] * im[k];
    }
    return sum;
  }

  /// Divided by its norm; a vector of zeros stays as it is.
  public ComplexVector unit() {
    var norm = Math.sqrt(squaredNorm());
    return norm == 0 ? this : times(1 / norm);
  }

  /// This times a real factor.
  public ComplexVector times(double factor) {
    return combined(factor, this, 0);
  }

  /// `own · this + factor · other`.
  public ComplexVector combined(double own, ComplexVector other, double factor) {
    var a = new double[re.length];
    var b = new double[re.length];
    for (var k = 0; k < re.length; k++) {
      a[k] = own * re[k] + factor * other.re[k];
      b[k] = own * im[k] + factor * other.im[k];
    }
    return new ComplexVector(a, b);
  }

  /// Real part of `⟨this|other⟩`: the inner product of the stacked real and imaginary parts.
  public double realOverlap(ComplexVector other) {
    var sum = 0.0;
    for (var k = 0; k < re.length; k++) {
      sum += re[k] * other.re[k] + im[k] * other.im[k];
    }
    return sum;
  }

  /// Imaginary part of `⟨this|other⟩`.
  public double imaginaryOverlap(ComplexVector other) {
    var sum = 0.0;
    for (var k = 0; k < re.length; k++) {
      sum += re[k] * other.im[k] - im[k] * other.re[k];
    }
    return sum;
  }

  /// `|⟨this|other⟩|²`; a fidelity where both have unit norm.
  public double fidelity(ComplexVector other) {
    var a = realOverlap(other);
    var b = imaginaryOverlap(other);
    return a * a + b * b;
  }

  /// `(a + ib) · this`.
  public ComplexVector times(double a, double b) {
    var x = new double[re.length];
    var y = new double[re.length];
    for (var k = 0; k < re.length; k++) {
      x[k] = a * re[k] - b * im[k];
      y[k] = a * im[k] + b * re[k];
    }
    return new ComplexVector(x, y);
  }

  /// `|a|` of every amplitude.
  public double[] moduli() {
    var moduli = new double[re.length];
    for (var k = 0; k < re.length; k++) {
      moduli[k] = Math.hypot(re[k], im[k]);
    }
    return moduli;
  }

  /// Writes the real parts from `reAt` on and the imaginary parts from `imAt` on.
  public void copyTo(double[] target, int reAt, int imAt) {
    System.arraycopy(re, 0, target, reAt, re.length);
    System.arraycopy(im, 0, target, imAt, im.length);
  }

  @Override
  public String toString() {
    return "ComplexVector[size=" + re.length + "]";
  }
}
