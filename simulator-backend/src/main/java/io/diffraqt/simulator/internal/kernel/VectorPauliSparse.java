package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// A sparse real matrix on the letters of several qubits, through a small copy of the old letters.
final class VectorPauliSparse {
  private VectorPauliSparse() {}

  static void apply(double[] v, int size, int[] bits, int idle, SparseMatrix m) {
    var offsets = Subset.offsets(bits);
    var fixed = offsets[offsets.length - 1] | idle | L - 1;
    var old = new double[offsets.length * L];
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      for (var j = 0; j < offsets.length; j++) {
        DoubleVector.fromArray(S, v, i + offsets[j]).intoArray(old, j * L);
      }
      for (var row = 0; row < offsets.length; row++) {
        row(old, m, row).intoArray(v, i + offsets[row]);
      }
    }
  }

  private static DoubleVector row(double[] old, SparseMatrix m, int row) {
    var sum = DoubleVector.zero(S);
    for (var e = m.start()[row]; e < m.start()[row + 1]; e++) {
      var factor = DoubleVector.broadcast(S, m.value()[e]);
      sum = DoubleVector.fromArray(S, old, m.column()[e] * L).fma(factor, sum);
    }
    return sum;
  }
}
