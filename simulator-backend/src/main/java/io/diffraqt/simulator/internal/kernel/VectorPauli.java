package io.diffraqt.simulator.internal.kernel;

/// Pauli coefficients by the Vector API. The lowest index bits select a lane; they must be `z`
/// bits, and `x` bits must lie above: else, and for arrays smaller than a vector, the loops stay
/// scalar.
final class VectorPauli implements PauliKernels {
  private final ScalarPauli scalar = new ScalarPauli();

  @Override
  public void turn(double[] v, int size, int[] bits, int idle, double[] m, int at) {
    if (size < Lanes.L || bits[1] < Lanes.LOG) {
      scalar.turn(v, size, bits, idle, m, at);
    } else if (bits[0] < Lanes.LOG) {
      VectorPauliTurn.low(v, size, bits, idle, m, at);
    } else if (keepsTrace(m, at)) {
      VectorPauliTurn.keepingTrace(v, size, bits, idle, m, at);
    } else {
      VectorPauliTurn.any(v, size, bits, idle, m, at);
    }
  }

  private static boolean keepsTrace(double[] m, int at) {
    return m[at] == 1 && m[at + 1] == 0 && m[at + 2] == 0 && m[at + 3] == 0;
  }

  @Override
  public void moves(double[] v, int size, int[] bits, int idle, int[] from, double[] factors) {
    if (size < Lanes.L || isLow(bits)) {
      scalar.moves(v, size, bits, idle, from, factors);
    } else {
      VectorPauliMoves.moves(v, size, bits, idle, from, factors);
    }
  }

  @Override
  public void scale(double[] v, int size, int[] bits, int idle, double[] factors) {
    if (size < Lanes.L) {
      scalar.scale(v, size, bits, idle, factors);
    } else {
      VectorPauliMoves.scale(v, size, bits, idle, factors);
    }
  }

  @Override
  public void sparse(double[] v, int size, int[] bits, int idle, SparseMatrix m) {
    if (size < Lanes.L || isLow(bits)) {
      scalar.sparse(v, size, bits, idle, m);
    } else {
      VectorPauliSparse.apply(v, size, bits, idle, m);
    }
  }

  @Override
  public void exchange(double[] v, int size, int[] bits, int idle) {
    if (size < Lanes.L || bits[1] < Lanes.LOG || bits[2] < Lanes.LOG) {
      scalar.exchange(v, size, bits, idle);
    } else {
      VectorPauliMoves.exchange(v, size, bits, idle);
    }
  }

  private static boolean isLow(int[] bits) {
    for (var bit : bits) {
      if (bit < Lanes.LOG) {
        return true;
      }
    }
    return false;
  }
}
