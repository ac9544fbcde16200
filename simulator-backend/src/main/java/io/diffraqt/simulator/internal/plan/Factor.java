package io.diffraqt.simulator.internal.plan;

/// One of the matrices whose product is a step; the first one acts first.
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public sealed interface Factor {
  /// A fixed matrix.
  ///
  /// @param matrix row-major, real and imaginary parts in turns; in a diagonal step on two or more
  ///   qubits, and in a phase, its diagonal alone
  record Constant(double[] matrix) implements Factor {}

  /// A matrix that depends on an angle of the bindings.
  ///
  /// @param axis which family
  /// @param angle index in the table of angles
  record Turn(Axis axis, int angle) implements Factor {}

  /// A place where a drawn Pauli may act; else it is the identity.
  ///
  /// @param landing its number in the order of the circuit
  record Site(int landing) implements Factor {}

  /// Families of matrices with one angle.
  enum Axis {
    /// `exp(−iθX/2)`.
    X(.5),
    /// `exp(−iθY/2)`.
    Y(.5),
    /// `exp(−iθZ/2)`.
    Z(.5),
    /// `diag(1, e^{iθ})`.
    PHASE(1),
    /// `e^{iθ}` on every entry.
    GLOBAL(1),
    /// `exp(−iθZZ/2)`.
    ZZ(.5);

    private final double scale;

    Axis(double scale) {
      this.scale = scale;
    }

    /// What the angle is multiplied with before its cosine and sine are taken.
    double scale() {
      return scale;
    }

    /// Whether the matrix is diagonal.
    boolean isDiagonal() {
      return this != X && this != Y;
    }
  }
}
