package io.diffraqt.result;

import io.diffraqt.linalg.Complex;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// `2^n` amplitudes of a pure state, read only. Thread-safe.
///
/// The first of [#qubits] is the least significant bit of an index.
public final class StateVector {
  private final List<Integer> qubits;
  private final double[] re;
  private final double[] im;

  private StateVector(List<Integer> qubits, double[] re, double[] im) {
    this.qubits = List.copyOf(qubits);
    this.re = re;
    this.im = im;
  }

  /// A state from its amplitudes, copied.
  ///
  /// @param qubits `n` of them, rising
  /// @param re real parts, length `2^n`
  /// @param im imaginary parts, length `2^n`
  public static StateVector of(List<Integer> qubits, double[] re, double[] im) {
    if (re.length != 1L << qubits.size() || im.length != re.length) {
      throw new IllegalArgumentException(
          "%d qubits have %d amplitudes, and got %d and %d parts"
              .formatted(qubits.size(), 1L << qubits.size(), re.length, im.length));
    }
    return new StateVector(qubits, re.clone(), im.clone());
  }

  /// Which qubits of the circuit, first least significant.
  public List<Integer> qubits() {
    return qubits;
  }

  /// Number of amplitudes, `2^n`.
  public int size() {
    return re.length;
  }

  /// The amplitude of basis state `index`.
  public Complex amplitude(int index) {
    return new Complex(re[index], im[index]);
  }

  /// Real part of the amplitude of basis state `index`.
  public double re(int index) {
    return re[index];
  }

  /// Imaginary part of the amplitude of basis state `index`.
  public double im(int index) {
    return im[index];
  }

  /// Probability of basis state `index`.
  public double probability(int index) {
    return re[index] * re[index] + im[index] * im[index];
  }

  /// `|⟨this|other⟩|²`.
  public double fidelity(StateVector other) {
    if (other.size() != size()) {
      throw new IllegalArgumentException(
          "states of %d and %d amplitudes".formatted(size(), other.size()));
    }
    var a = 0.0;
    var b = 0.0;
    for (var k = 0; k < re.length; k++) {
      a += re[k] * other.re[k] + im[k] * other.im[k];
      b += re[k] * other.im[k] - im[k] * other.re[k];
    }
    return a * a + b * b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateVector that
        && qubits.equals(that.qubits)
        && Arrays.equals(re, that.re)
        && Arrays.equals(im, that.im);
  }

  @Override
  public int hashCode() {
    return Objects.hash(qubits, Arrays.hashCode(re), Arrays.hashCode(im));
  }

  @Override
  public String toString() {
    return "StateVector" + qubits;
  }
}
