package io.diffraqt.simulator.internal.kernel;

/// Pauli coefficients in plain Java.
final class ScalarPauli implements PauliKernels {
  @Override
  public void turn(double[] v, int size, int[] bits, int idle, double[] m, int at) {
    var z = 1 << bits[0];
    var x = 1 << bits[1];
    var fixed = z | x | idle;
    for (int i = 0, k = Subset.count(size, fixed); k > 0; k--) {
      double a = v[i], b = v[i | z], c = v[i | x], d = v[i | x | z];
      v[i] = m[at] * a + m[at + 1] * b + m[at + 2] * c + m[at + 3] * d;
      v[i | z] = m[at + 4] * a + m[at + 5] * b + m[at + 6] * c + m[at + 7] * d;
      v[i | x] = m[at + 8] * a + m[at + 9] * b + m[at + 10] * c + m[at + 11] * d;
      v[i | x | z] = m[at + 12] * a + m[at + 13] * b + m[at + 14] * c + m[at + 15] * d;
      i = Subset.next(i, fixed, 0);
    }
  }

  @Override
  public void moves(double[] v, int size, int[] bits, int idle, int[] from, double[] factors) {
    var offsets = Subset.offsets(bits);
    var fixed = offsets[offsets.length - 1] | idle;
    var old = new double[offsets.length];
    for (int i = 0, k = Subset.count(size, fixed); k > 0; k--) {
      for (var j = 0; j < old.length; j++) {
        old[j] = v[i | offsets[j]];
      }
      for (var j = 0; j < old.length; j++) {
        v[i | offsets[j]] = factors[j] * old[from[j]];
      }
      i = Subset.next(i, fixed, 0);
    }
  }

  @Override
  public void scale(double[] v, int size, int[] bits, int idle, double[] factors) {
    var offsets = Subset.offsets(bits);
    var fixed = offsets[offsets.length - 1] | idle;
    for (int i = 0, k = Subset.count(size, fixed); k > 0; k--) {
      for (var j = 0; j < offsets.length; j++) {
        v[i | offsets[j]] *= factors[j];
      }
      i = Subset.next(i, fixed, 0);
    }
  }

  @Override
  public void sparse(double[] v, int size, int[] bits, int idle, SparseMatrix m) {
    var offsets = Subset.offsets(bits);
    var fixed = offsets[offsets.length - 1] | idle;
    var old = new double[offsets.length];
    for (int i = 0, k = Subset.count(size, fixed); k > 0; k--) {
      for (var j = 0; j < old.length; j++) {
        old[j] = v[i | offsets[j]];
      }
      for (var j = 0; j < old.length; j++) {
        var sum = 0.0;
        for (var e = m.start()[j]; e < m.start()[j + 1]; e++) {
          sum += m.value()[e] * old[m.column()[e]];
        }
        v[i | offsets[j]] = sum;
      }
      i = Subset.next(i, fixed, 0);
    }
  }

  @Override
  public void exchange(double[] v, int size, int[] bits, int idle) {
    var from = new int[16];
    var ones = new double[16];
    for (var k = 0; k < 16; k++) {
      from[k] = k >> 2 | (k & 3) << 2;
      ones[k] = 1;
    }
    moves(v, size, bits, idle, from, ones);
  }
}
