package io.diffraqt.linalg;

/// The two factors of `high ⊗ low`, each of determinant one up to a common sign.
record LocalFactors(ComplexMatrix low, ComplexMatrix high) {
  /// Splits a Kronecker product of two 2×2 unitaries whose phases multiply to ±1.
  static LocalFactors of(ComplexMatrix product) {
    var block = largestBlock(product);
    var corner =
        ComplexMatrix.fill(2, 2, (r, c) -> product.at(2 * (block >> 1) + r, 2 * (block & 1) + c));
    var low = corner.times(inverseRoot(Determinant.of(corner)));
    var high =
        ComplexMatrix.fill(
            2, 2, (r, c) -> blockOf(product, r, c).times(low.adjoint()).trace().times(0.5));
    return new LocalFactors(low, high);
  }

  private static ComplexMatrix blockOf(ComplexMatrix product, int row, int column) {
    return ComplexMatrix.fill(2, 2, (r, c) -> product.at(2 * row + r, 2 * column + c));
  }

  private static int largestBlock(ComplexMatrix product) {
    var first = blockOf(product, 0, 0);
    var size = first.times(first.adjoint()).trace().re();
    return size >= 1 ? 0 : 1;
  }

  private static Complex inverseRoot(Complex value) {
    return Complex.cis(-value.arg() / 2).times(1 / Math.sqrt(value.abs()));
  }
}
