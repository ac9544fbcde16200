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
public record Parts(double[] re, double[] im) {
  /// No entries at all.
  public static final Parts NONE = zeros(0);

  /// A vector of zeros.
  ///
  /// @param size a power of two
  public static Parts zeros(int size) {
    return new Parts(new double[size], new double[size]);
  }

  /// Number of entries.
  public int size() {
    return re.length;
  }

  /// A vector of its own with the same entries.
  public Parts copy() {
    return new Parts(re.clone(), im.clone());
  }

  /// Overwrites all entries with those of a vector of the same length.
  public void set(Parts other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  /// Overwrites all entries with zero, but for a one at `index`.
  public void setBasis(int index) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    re[index] = 1;
  }
}
