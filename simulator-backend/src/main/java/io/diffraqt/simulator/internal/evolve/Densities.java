package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.simulator.internal.kernel.Parts;
import java.util.List;

/// Sums of density matrices, held as vectors with the row as the low half of an index.
final class Densities {
  private Densities() {}

  /// `into += weight · |psi⟩⟨psi|`.
  static void addProjector(Parts psi, double weight, Parts into) {
    for (var column = 0; column < psi.size(); column++) {
      var re = weight * psi.re()[column];
      var im = -weight * psi.im()[column];
      var at = column * psi.size();
      for (var row = 0; row < psi.size(); row++) {
        into.re()[at + row] += psi.re()[row] * re - psi.im()[row] * im;
        into.im()[at + row] += psi.re()[row] * im + psi.im()[row] * re;
      }
    }
  }

  /// `into += weight · rho`.
  static void add(Parts rho, double weight, Parts into) {
    for (var k = 0; k < rho.size(); k++) {
      into.re()[k] += weight * rho.re()[k];
      into.im()[k] += weight * rho.im()[k];
    }
  }

  /// The matrix, divided by its trace.
  static DensityMatrix matrix(Parts rho, List<Integer> labels, double trace) {
    var size = 1 << labels.size();
    var re = new double[rho.size()];
    var im = new double[rho.size()];
    for (var row = 0; row < size; row++) {
      for (var column = 0; column < size; column++) {
        re[row * size + column] = rho.re()[column * size + row] / trace;
        im[row * size + column] = rho.im()[column * size + row] / trace;
      }
    }
    return new DensityMatrix(labels, ComplexMatrix.of(size, size, re, im));
  }
}
