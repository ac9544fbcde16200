package io.diffraqt.circuit;

import java.util.Arrays;
import java.util.Objects;

/// The state that a [Instruction.Prepare] makes: given now, or bound later like a parameter.
public sealed interface Amplitudes {
  /// Number of qubits `k`; there are `2^k` amplitudes.
  int qubits();

  /// Fixed amplitudes, of unit norm. Immutable.
  final class Fixed implements Amplitudes {
    private final double[] re;
    private final double[] im;

    private Fixed(double[] re, double[] im) {
      this.re = re;
      this.im = im;
    }

    @Override
    public int qubits() {
      return Integer.numberOfTrailingZeros(re.length);
    }

    /// Real part of the amplitude of basis state `index`.
    public double re(int index) {
      return re[index];
    }

    /// Imaginary part of the amplitude of basis state `index`.
    public double im(int index) {
      return im[index];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Fixed that
          && Arrays.equals(re, that.re)
          && Arrays.equals(im, that.im);
    }

    @Override
    public int hashCode() {
      return Objects.hash(Arrays.hashCode(re), Arrays.hashCode(im));
    }

    @Override
    public String toString() {
      return "Fixed[qubits=" + qubits() + "]";
    }
  }

  /// A named place for `2^qubits` complex amplitudes, bound by [Bindings] and normalised then.
  ///
  /// @param name an OpenQASM identifier
  /// @param qubits at least 1
  record Slot(String name, int qubits) implements Amplitudes {
    /// @throws IllegalArgumentException when the name is no identifier or `qubits` not in 1..26
    public Slot {
      if (!Names.isIdentifier(name)) {
        throw new IllegalArgumentException("slot name '" + name + "' is no identifier");
      }
      if (qubits < 1 || qubits > 26) {
        throw new IllegalArgumentException(
            "slot %s holds a state of %d qubits; 1 to 26 are possible".formatted(name, qubits));
      }
    }

    /// Number of amplitudes, `2^qubits`.
    public int size() {
      return 1 << qubits;
    }
  }

  /// Fixed amplitudes, divided by their norm.
  ///
  /// @param re real parts, length `2^k`, `k ≥ 1`
  /// @param im imaginary parts, of the same length
  /// @throws IllegalArgumentException when the length is no power of two or the norm is zero or not
  ///   finite
  static Fixed of(double[] re, double[] im) {
    if (re.length < 2 || Integer.bitCount(re.length) != 1 || im.length != re.length) {
      throw new IllegalArgumentException(
          "amplitudes: %d real and %d imaginary parts; both must be one power of two ≥ 2"
              .formatted(re.length, im.length));
    }
    var norm = norm(re, im);
    var scaledRe = re.clone();
    var scaledIm = im.clone();
    for (var k = 0; k < re.length; k++) {
      scaledRe[k] /= norm;
      scaledIm[k] /= norm;
    }
    return new Fixed(scaledRe, scaledIm);
  }

  /// Fixed real amplitudes, divided by their norm.
  static Fixed real(double... re) {
    return of(re, new double[re.length]);
  }

  private static double norm(double[] re, double[] im) {
    var sum = 0.0;
    for (var k = 0; k < re.length; k++) {
      sum += re[k] * re[k] + im[k] * im[k];
    }
    if (!(sum > 0) || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "amplitudes have norm %s; a state needs a finite norm above zero"
              .formatted(Math.sqrt(sum)));
    }
    return Math.sqrt(sum);
  }
}
