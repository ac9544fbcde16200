package io.diffraqt.linalg;

import java.util.List;

/// A trace-preserving map `ρ → Σ K ρ K†` on `k` qubits.
///
/// @param operators `2^k × 2^k` each; operand 0 is the least significant index bit
public record KrausChannel(List<ComplexMatrix> operators) {
  private static final double TOLERANCE = 1e-9;

  /// @throws IllegalArgumentException when shapes differ or `Σ K†K` is not the identity to 1e-9
  public KrausChannel {
    operators = List.copyOf(operators);
    if (operators.isEmpty()) {
      throw new IllegalArgumentException("a channel needs at least one Kraus operator");
    }
    var size = operators.getFirst().rows();
    var sum = ComplexMatrix.identity(size).times(Complex.ZERO);
    for (var operator : operators) {
      sum = sum.plus(operator.adjoint().times(operator));
    }
    var error = sum.distance(ComplexMatrix.identity(size));
    if (error > TOLERANCE) {
      throw new IllegalArgumentException(
          "Kraus operators are not trace preserving: off by %.2e, at most %.0e"
              .formatted(error, TOLERANCE));
    }
  }

  /// A channel from its Kraus operators.
  public static KrausChannel of(ComplexMatrix... operators) {
    return new KrausChannel(List.of(operators));
  }

  /// Number of qubits it acts on.
  public int qubits() {
    return Integer.numberOfTrailingZeros(operators.getFirst().rows());
  }

  /// This channel, then `next`, as products of Kraus operators.
  public KrausChannel then(KrausChannel next) {
    return new KrausChannel(
        operators.stream()
            .flatMap(first -> next.operators.stream().map(second -> second.times(first)))
            .filter(KrausChannel::isNotZero)
            .toList());
  }

  /// This on the less significant operands and `high` on the more significant ones.
  public KrausChannel tensor(KrausChannel high) {
    return new KrausChannel(
        high.operators.stream().flatMap(outer -> operators.stream().map(outer::kron)).toList());
  }

  /// The `4^k × 4^k` matrix `Σ K̄ ⊗ K` that acts on `ρ` read as a vector, column by column: row
  /// index bits are the less significant half.
  public ComplexMatrix superoperator() {
    return operators.stream()
        .map(k -> k.conjugate().kron(k))
        .reduce(ComplexMatrix::plus)
        .orElseThrow();
  }

  /// Average of `⟨ψ|E(|ψ⟩⟨ψ|)|ψ⟩` over all pure states, `(d·F_pro + 1)/(d + 1)`.
  public double averageFidelity() {
    var d = operators.getFirst().rows();
    var process =
        operators.stream().mapToDouble(k -> k.trace().squaredAbs()).sum() / ((double) d * d);
    return (d * process + 1) / (d + 1);
  }

  private static boolean isNotZero(ComplexMatrix matrix) {
    return matrix.distance(matrix.times(Complex.ZERO)) > 0;
  }
}
