package io.diffraqt.linalg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A unitary as `diag(l0, l1) · [[C, −S], [S, C]] · diag(r0, r1)` with diagonal `C = cos θ`, `S =
/// sin θ`.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, section 2.5.4. `O(n³)`.
///
/// @param left0 `n/2 × n/2`, unitary
/// @param left1 `n/2 × n/2`, unitary
/// @param angles `θ` in `[0, π/2]`, length `n/2`
/// @param right0 `n/2 × n/2`, unitary
/// @param right1 `n/2 × n/2`, unitary
public record CosineSine(
    ComplexMatrix left0,
    ComplexMatrix left1,
    List<Double> angles,
    ComplexMatrix right0,
    ComplexMatrix right1) {
  /// Copies the angles.
  public CosineSine {
    angles = List.copyOf(angles);
  }

  /// Decomposes a unitary of even size.
  public static CosineSine of(ComplexMatrix unitary) {
    var half = unitary.rows() / 2;
    var topLeft = block(unitary, 0, 0);
    // Eigenvectors of A†A are right singular vectors of A and, because A†A + C†C = 1, of C.
    var gram = HermitianEigen.of(topLeft.adjoint().times(topLeft)).vectors();
    var cosines = topLeft.times(gram);
    var sines = block(unitary, half, 0).times(gram);
    var left0 = orthonormal(cosines);
    var left1 = orthonormal(sines);
    var angles =
        IntStream.range(0, half)
            .mapToObj(k -> Math.atan2(norm(sines, k), norm(cosines, k)))
            .toList();
    return new CosineSine(
        left0, left1, angles, gram.adjoint(), lowerRight(unitary, left0, left1, angles));
  }

  /// From `B = −l0·S·r1` and `D = l1·C·r1`, both used because either factor may vanish.
  private static ComplexMatrix lowerRight(
      ComplexMatrix unitary, ComplexMatrix left0, ComplexMatrix left1, List<Double> angles) {
    var half = unitary.rows() / 2;
    var fromB = left0.adjoint().times(block(unitary, 0, half));
    var fromD = left1.adjoint().times(block(unitary, half, half));
    return ComplexMatrix.fill(
        half,
        half,
        (r, c) ->
            fromD
                .at(r, c)
                .times(Math.cos(angles.get(r)))
                .minus(fromB.at(r, c).times(Math.sin(angles.get(r)))));
  }

  /// The columns scaled to unit norm, long ones first; those of no length are filled in.
  private static ComplexMatrix orthonormal(ComplexMatrix columns) {
    var n = columns.rows();
    var basis = new OrthonormalColumns(n);
    var order = new ArrayList<Integer>();
    var empty = new ArrayList<Integer>();
    IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -norm(columns, c)))
        .forEach(c -> (basis.add(r -> columns.at(r, c), 1e-11) ? order : empty).add(c));
    order.addAll(empty);
    var complete = basis.complete();
    return ComplexMatrix.fill(n, n, (r, c) -> complete.at(r, order.indexOf(c)));
  }

  private static double norm(ComplexMatrix matrix, int column) {
    var sum = 0.0;
    for (var r = 0; r < matrix.rows(); r++) {
      sum += matrix.at(r, column).squaredAbs();
    }
    return Math.sqrt(sum);
  }

  private static ComplexMatrix block(ComplexMatrix matrix, int row, int column) {
    var half = matrix.rows() / 2;
    return ComplexMatrix.fill(half, half, (r, c) -> matrix.at(row + r, column + c));
  }
}
