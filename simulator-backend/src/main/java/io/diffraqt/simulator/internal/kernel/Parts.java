package io.diffraqt.simulator.internal.kernel;

import java.util.Arrays;

/// A complex vector as two arrays of one length, which is a power of two.
///
/// The arrays are shared on purpose: kernels work in place, and whoever owns a vector hands it to
/// one kernel at a time.
///
/// @param re real parts
/// @param im imaginary parts
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public record Parts(double[] re, double[] im) implements Amplitudes<Parts> {
  /// A vector of zeros.
  ///
  /// @param size a power of two, or 0
  public static Parts zeros(int size) {
    return new Parts(Real.zeros(size), Real.zeros(size));
  }

  /// The nearest numbers that can be stored; the arrays are shared where those are their own.
  static Parts of(double[] real, double[] imaginary) {
    return new Parts(Real.of(real), Real.of(imaginary));
  }

  @Override
  public int size() {
    return re.length;
  }

  @Override
  public double re(int k) {
    return re[k];
  }

  @Override
  public double im(int k) {
    return im[k];
  }

  @Override
  public double left(double sum) {
    return 1 - sum < Real.ROUNDING ? 0 : 1 - sum;
  }

  @Override
  public void put(int k, double real, double imaginary) {
    re[k] = Real.of(real);
    im[k] = Real.of(imaginary);
  }

  @Override
  public Parts copy() {
    return new Parts(re.clone(), im.clone());
  }

  @Override
  public Parts blank(int length) {
    return zeros(length);
  }

  /// The same arrays, each in the place of the other.
  Parts exchanged() {
    return new Parts(im, re);
  }

  @Override
  public void set(Amplitudes<?> other) {
    copy((Parts) other, 0, 0, re.length);
  }

  @Override
  public boolean isZero(int from, int length) {
    for (var k = from; k < from + length; k++) {
      if (re[k] != 0 || im[k] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void copy(Parts from, int at, int to, int length) {
    System.arraycopy(from.re, at, re, to, length);
    System.arraycopy(from.im, at, im, to, length);
  }

  @Override
  public void setBasis(int index) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    re[index] = 1;
  }
}
