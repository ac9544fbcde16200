package io.diffraqt.noisemodels;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.KrausChannel;
import java.util.ArrayList;
import java.util.List;

/// Depolarising noise `ρ → (1 − p)·ρ + p·I/2^k` on `k` qubits.
///
/// Two strengths are in use for it. `p` above, here `mixing`, is the weight of the fully mixed
/// state; `q` is the probability of a random Pauli word other than the identity. They are related
/// by `q = p·(1 − 4^−k)`, and each has its factory, so that none is taken for the other.
///
/// @param mixing `p`, in `0..4^k/(4^k − 1)`; above 1 the map is still a channel
/// @param qubits `k`, 1 to 4
public record Depolarizing(double mixing, int qubits) {
  private static final int MOST_QUBITS = 4;

  /// @throws IllegalArgumentException when `mixing` or `qubits` is outside its range
  public Depolarizing {
    if (qubits < 1 || qubits > MOST_QUBITS) {
      throw new IllegalArgumentException(
          "depolarising noise on %d qubits; 1 to %d are possible".formatted(qubits, MOST_QUBITS));
    }
    Check.range("mixing weight", mixing, mostMixing(qubits));
  }

  /// From the weight `p` of the fully mixed state.
  public static Depolarizing towardsMixed(double p, int qubits) {
    return new Depolarizing(p, qubits);
  }

  /// From the probability `q`, in 0..1, of a uniformly random Pauli word other than the identity.
  public static Depolarizing ofRandomPauli(double q, int qubits) {
    Check.probability("probability of a Pauli", q);
    return new Depolarizing(q * mostMixing(qubits), qubits);
  }

  /// From an average gate fidelity that nothing else lowers: `1 − F = p·(d − 1)/d` with `d = 2^k`.
  ///
  /// @param error `1 − F`, in `0..d/(d + 1)`
  public static Depolarizing ofAverageError(double error, int qubits) {
    var d = 1 << qubits;
    Check.range("average gate error", error, d / (d + 1.0));
    return new Depolarizing(Math.min(error * d / (d - 1.0), mostMixing(qubits)), qubits);
  }

  /// The largest `p` that is a channel, `4^k/(4^k − 1)`.
  public static double mostMixing(int qubits) {
    var words = 1 << 2 * qubits;
    return words / (words - 1.0);
  }

  /// `q`: the probability of a Pauli word other than the identity.
  public double pauliProbability() {
    return mixing / mostMixing(qubits);
  }

  /// This, then `next`: what is kept of a state multiplies, `1 − p = (1 − p₁)(1 − p₂)`.
  ///
  /// @throws IllegalArgumentException when the numbers of qubits differ
  public Depolarizing then(Depolarizing next) {
    if (qubits != next.qubits) {
      throw new IllegalArgumentException(
          "depolarising noise on %d qubits followed by one on %d".formatted(qubits, next.qubits));
    }
    return new Depolarizing(mixing + next.mixing - mixing * next.mixing, qubits);
  }

  /// The map, as at most `4^k` Pauli words.
  public KrausChannel channel() {
    var words = 1 << 2 * qubits;
    var each = mixing / words;
    var operators = new ArrayList<>(List.of(PauliWord.matrix(0, qubits)));
    operators.set(0, operators.getFirst().times(Complex.of(weight(1 - pauliProbability()))));
    for (var word = 1; word < words && each > 0; word++) {
      operators.add(PauliWord.matrix(word, qubits).times(Complex.of(Math.sqrt(each))));
    }
    return new KrausChannel(operators);
  }

  private static double weight(double probability) {
    return Math.sqrt(Math.max(0, probability));
  }
}
