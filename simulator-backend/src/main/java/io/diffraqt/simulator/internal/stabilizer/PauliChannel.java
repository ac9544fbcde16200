package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.KrausChannel;
import java.util.Arrays;
import java.util.Optional;

/// A channel that applies one Pauli at random. Immutable.
///
/// Paulis are numbers as in [PauliCode].
final class PauliChannel {
  /// Below this what mixes two Paulis is rounding.
  private static final double TOLERANCE = 1e-10;

  private static final int MOST_QUBITS = 2;

  private final int qubits;
  private final double[] probabilities;
  private final double error;

  private PauliChannel(int qubits, double[] probabilities) {
    this.qubits = qubits;
    this.probabilities = probabilities;
    this.error = Arrays.stream(probabilities).skip(1).sum();
  }

  /// The channel as random Paulis, where it is exactly that; empty for all others, and for those on
  /// more than two qubits.
  ///
  /// Kraus operators are no unique form, so they are not compared with Paulis one by one: the
  /// matrix `χ`, with `E(ρ) = Σ χ_PQ P ρ Q`, must be diagonal, and its diagonal is what is sought.
  static Optional<PauliChannel> of(KrausChannel channel) {
    var qubits = channel.qubits();
    if (qubits > MOST_QUBITS) {
      return Optional.empty();
    }
    var size = 1 << 2 * qubits;
    var coefficients = new Complex[channel.operators().size()][size];
    for (var k = 0; k < coefficients.length; k++) {
      for (var pauli = 0; pauli < size; pauli++) {
        var product = PauliCode.matrix(pauli, qubits).times(channel.operators().get(k));
        coefficients[k][pauli] = product.trace().times(1.0 / (1 << qubits));
      }
    }
    return diagonal(coefficients, size).map(p -> new PauliChannel(qubits, p));
  }

  private static Optional<double[]> diagonal(Complex[][] coefficients, int size) {
    var diagonal = new double[size];
    for (var p = 0; p < size; p++) {
      for (var q = 0; q < size; q++) {
        var sum = Complex.ZERO;
        for (var row : coefficients) {
          sum = sum.plus(row[p].times(row[q].conjugate()));
        }
        if (p == q) {
          diagonal[p] = sum.re();
        } else if (sum.abs() > TOLERANCE) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(diagonal);
  }

  /// Number of qubits it acts on.
  int qubits() {
    return qubits;
  }

  /// The probability of any Pauli other than the identity.
  double error() {
    return error;
  }

  /// The probability of a Pauli.
  double probability(int pauli) {
    return probabilities[pauli];
  }

  /// The Pauli at a place of the line from 0 to [#error] along which all but the identity are laid.
  int at(double place) {
    var sum = 0.0;
    var last = 0;
    for (var pauli = 1; pauli < probabilities.length; pauli++) {
      if (probabilities[pauli] > 0) {
        sum += probabilities[pauli];
        last = pauli;
        if (place < sum) {
          return pauli;
        }
      }
    }
    return last;
  }

  /// What the expectation value of a Pauli is multiplied by.
  double shrink(int pauli) {
    var sum = 0.0;
    for (var other = 0; other < probabilities.length; other++) {
      sum += PauliCode.clash(pauli, other, qubits) ? -probabilities[other] : probabilities[other];
    }
    return sum;
  }
}
