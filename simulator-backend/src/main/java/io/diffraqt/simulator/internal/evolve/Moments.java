package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Loops;
import io.diffraqt.simulator.internal.kernel.Parts;

/// First and second moment of an observable in a state.
///
/// @param mean `⟨O⟩`
/// @param square `⟨O²⟩`
record Moments(double mean, double square) {
  static final Moments ZERO = new Moments(0, 0);

  /// Weighted sum with other moments.
  Moments plus(Moments other, double weight) {
    return new Moments(mean + weight * other.mean, square + weight * other.square);
  }

  /// These, divided by a total weight.
  Moments over(double total) {
    return new Moments(mean / total, square / total);
  }

  /// `⟨O²⟩ − ⟨O⟩²`, at least 0.
  double variance() {
    return Math.max(0, square - mean * mean);
  }

  /// Moments in a pure state: `⟨ψ|Oψ⟩` and `‖Oψ‖²`.
  static <A extends Amplitudes<A>> Moments pure(Operator operator, Loops<A> kernels, A psi) {
    return operator.isDiagonal() ? diagonal(operator, psi) : general(operator, kernels, psi);
  }

  private static Moments diagonal(Operator operator, Amplitudes<?> psi) {
    var mean = 0.0;
    var square = 0.0;
    for (var k = 0; k < psi.size(); k++) {
      var p = psi.re(k) * psi.re(k) + psi.im(k) * psi.im(k);
      var d = operator.diagonal(k);
      mean += d * p;
      square += d * d * p;
    }
    return new Moments(mean, square);
  }

  private static <A extends Amplitudes<A>> Moments general(
      Operator operator, Loops<A> kernels, A psi) {
    var image = psi.blank(psi.size());
    operator.addTo(kernels, psi, 1, image);
    var mean = 0.0;
    var square = 0.0;
    for (var k = 0; k < psi.size(); k++) {
      mean += psi.re(k) * image.re(k) + psi.im(k) * image.im(k);
      square += image.re(k) * image.re(k) + image.im(k) * image.im(k);
    }
    return new Moments(mean, square);
  }

  /// Moments in a mixed state: `tr Oρ` and `tr O(Oρ)`.
  ///
  /// @param rho `4^n` entries, the row as the low half of an index
  static Moments mixed(Operator operator, Kernels kernels, Parts rho, int qubits) {
    var once = Parts.zeros(rho.size());
    operator.addTo(kernels, rho, 1, once);
    var twice = Parts.zeros(rho.size());
    operator.addTo(kernels, once, 1, twice);
    return new Moments(trace(once, qubits), trace(twice, qubits));
  }

  private static double trace(Parts matrix, int qubits) {
    var sum = 0.0;
    for (var k = 0; k < 1 << qubits; k++) {
      sum += matrix.re()[k << qubits | k];
    }
    return sum;
  }
}
