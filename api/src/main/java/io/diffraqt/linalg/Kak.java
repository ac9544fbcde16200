package io.diffraqt.linalg;

/// A two-qubit unitary as local gates around one interaction: `e^{iφ} · (l1⊗l0) · exp(i(a·XX + b·YY
/// + c·ZZ)) · (r1⊗r0)`.
///
/// Operand 0 is the less significant index bit. The interaction lies in the Weyl chamber `π/4 ≥ a ≥
/// b ≥ |c|`, and `c ≥ 0` where `a = π/4`. Source: Khaneja and Glaser (2001); Zhang et al. (2003),
/// section III. Costs some ten thousand operations.
///
/// @param phase `φ` in radians
/// @param a coordinate of XX
/// @param b coordinate of YY
/// @param c coordinate of ZZ
/// @param left0 local gate on operand 0 after the interaction
/// @param left1 local gate on operand 1 after the interaction
/// @param right0 local gate on operand 0 before the interaction
/// @param right1 local gate on operand 1 before the interaction
public record Kak(
    double phase,
    double a,
    double b,
    double c,
    ComplexMatrix left0,
    ComplexMatrix left1,
    ComplexMatrix right0,
    ComplexMatrix right1) {

  /// Decomposes a unitary.
  ///
  /// @param unitary `4 × 4`, unitary to about 1e-9
  /// @throws IllegalArgumentException when the size is another
  public static Kak of(ComplexMatrix unitary) {
    if (unitary.rows() != 4 || unitary.columns() != 4) {
      throw new IllegalArgumentException(
          "a two-qubit unitary is 4×4, and this one is %d×%d"
              .formatted(unitary.rows(), unitary.columns()));
    }
    return new WeylChamber(MagicBasis.factor(unitary)).reduced();
  }

  /// The unitary that these factors give.
  public ComplexMatrix matrix() {
    return left1
        .kron(left0)
        .times(interaction(a, b, c))
        .times(right1.kron(right0))
        .times(Complex.cis(phase));
  }

  /// `exp(i(a·XX + b·YY + c·ZZ))`.
  public static ComplexMatrix interaction(double a, double b, double c) {
    var even = Complex.cis(c);
    var odd = Complex.cis(-c);
    var diagonal = new Complex[] {even.times(Math.cos(a - b)), odd.times(Math.cos(a + b))};
    var corner = even.times(Complex.I).times(Math.sin(a - b));
    var middle = odd.times(Complex.I).times(Math.sin(a + b));
    return ComplexMatrix.fill(
        4,
        4,
        (r, k) -> {
          var outer = r == 0 || r == 3;
          if (r == k) {
            return diagonal[outer ? 0 : 1];
          }
          return r + k == 3 ? outer ? corner : middle : Complex.ZERO;
        });
  }
}
