package io.diffraqt.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.StandardGate;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactorsTest {
  private static final double TOLERANCE = 1e-10;

  private final Random random = new Random(5);

  @Test
  void symmetricEigenvectorsDiagonalise() {
    for (var size : List.of(1, 2, 5, 12)) {
      var matrix = realSymmetric(size);
      var eigen = SymmetricEigen.of(size, matrix);
      var vectors = ComplexMatrix.fill(size, size, (r, c) -> Complex.of(eigen.vector(r, c)));
      var values =
          ComplexMatrix.fill(
              size, size, (r, c) -> r == c ? Complex.of(eigen.value(r)) : Complex.ZERO);
      var back = vectors.times(values).times(vectors.transpose());
      assertTrue(back.distance(ComplexMatrix.real(size, size, matrix)) < TOLERANCE);
    }
  }

  @Test
  void aSymmetricMatrixOfAnotherLengthIsRefused() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(2, new double[3]));
    assertEquals("a 2×2 matrix has 4 entries, and got 3", error.getMessage());
  }

  @Test
  void hermitianEigenvectorsDiagonaliseAlsoWhereValuesCoincide() {
    var projector = ComplexMatrix.diagonal(Complex.ONE, Complex.ZERO, Complex.ZERO, Complex.ONE);
    var turn = unitary(4);
    for (var matrix : List.of(hermitian(7), turn.times(projector).times(turn.adjoint()))) {
      var eigen = HermitianEigen.of(matrix);
      assertTrue(eigen.vectors().isUnitary(TOLERANCE));
      var values = diagonal(eigen.values().stream().map(Complex::of));
      var back = eigen.vectors().times(values).times(eigen.vectors().adjoint());
      assertTrue(back.distance(matrix) < TOLERANCE);
    }
  }

  @Test
  void unitaryEigenvectorsDiagonalise() {
    var swap = StandardGate.SWAP.matrix();
    for (var matrix : List.of(unitary(8), ComplexMatrix.identity(4), swap, swap.kron(swap))) {
      var eigen = UnitaryEigen.of(matrix);
      assertTrue(eigen.vectors().isUnitary(TOLERANCE));
      var values = diagonal(eigen.angles().stream().map(Complex::cis));
      var back = eigen.vectors().times(values).times(eigen.vectors().adjoint());
      assertTrue(back.distance(matrix) < TOLERANCE);
    }
  }

  @Test
  void cosineSineFactorsMultiplyBack() {
    for (var matrix :
        List.of(unitary(2), unitary(8), unitary(16), ComplexMatrix.identity(8), shift(8))) {
      var split = CosineSine.of(matrix);
      var half = matrix.rows() / 2;
      var left = sum(split.left0(), split.left1());
      var right = sum(split.right0(), split.right1());
      var middle =
          ComplexMatrix.fill(
              2 * half, 2 * half, (r, c) -> turn(split.angles().get(r % half), r, c, half));
      assertTrue(left.times(middle).times(right).distance(matrix) < TOLERANCE);
      assertTrue(right.isUnitary(TOLERANCE));
    }
  }

  @Test
  void canonicalFactorsMultiplyBackAndLieInTheWeylChamber() {
    for (var matrix : twoQubitUnitaries().toList()) {
      var kak = Kak.of(matrix);
      assertTrue(kak.matrix().distance(matrix) < TOLERANCE);
      assertTrue(kak.a() <= Math.PI / 4 + 1e-8);
      assertTrue(kak.a() >= kak.b() - 1e-9 && kak.b() >= Math.abs(kak.c()) - 1e-9);
    }
  }

  @Test
  void aOneQubitMatrixHasNoCanonicalForm() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> Kak.of(ComplexMatrix.identity(2)));
    assertEquals("a two-qubit unitary is 4×4, and this one is 2×2", error.getMessage());
  }

  private Stream<ComplexMatrix> twoQubitUnitaries() {
    var rows =
        Stream.of(StandardGate.values())
            .filter(g -> g.qubits() == 2)
            .map(g -> g.matrix(DoubleStream.of(.7, .3, -.4, 1).limit(g.angleCount()).toArray()));
    return Stream.concat(rows, Stream.generate(() -> unitary(4)).limit(100));
  }

  private static Complex turn(double angle, int row, int column, int half) {
    if (row % half != column % half) {
      return Complex.ZERO;
    }
    var sine = row < half ? -Math.sin(angle) : Math.sin(angle);
    return Complex.of(row == column ? Math.cos(angle) : sine);
  }

  private static ComplexMatrix sum(ComplexMatrix first, ComplexMatrix second) {
    var n = first.rows();
    return ComplexMatrix.fill(
        2 * n,
        2 * n,
        (r, c) -> {
          if (r / n != c / n) {
            return Complex.ZERO;
          }
          return (r < n ? first : second).at(r % n, c % n);
        });
  }

  private static ComplexMatrix shift(int size) {
    return ComplexMatrix.fill(
        size, size, (r, c) -> r == (c + size / 2) % size ? Complex.ONE : Complex.ZERO);
  }

  private static ComplexMatrix diagonal(Stream<Complex> entries) {
    return ComplexMatrix.diagonal(entries.toArray(Complex[]::new));
  }

  private double[] realSymmetric(int size) {
    var matrix = new double[size * size];
    for (var r = 0; r < size; r++) {
      for (var c = 0; c <= r; c++) {
        matrix[r * size + c] = random.nextGaussian();
        matrix[c * size + r] = matrix[r * size + c];
      }
    }
    return matrix;
  }

  private ComplexMatrix hermitian(int size) {
    var matrix =
        ComplexMatrix.fill(
            size, size, (r, c) -> new Complex(random.nextGaussian(), random.nextGaussian()));
    return matrix.plus(matrix.adjoint());
  }

  private ComplexMatrix unitary(int size) {
    var phases = diagonal(random.doubles(size, -3, 3).boxed().map(Complex::cis));
    var vectors = HermitianEigen.of(hermitian(size)).vectors();
    return vectors.times(phases).times(HermitianEigen.of(hermitian(size)).vectors());
  }
}
