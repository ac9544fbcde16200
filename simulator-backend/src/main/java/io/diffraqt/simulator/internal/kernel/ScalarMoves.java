package io.diffraqt.simulator.internal.kernel;

/// Steps that move amplitudes and change none.
final class ScalarMoves {
  private ScalarMoves() {}

  static void flip(Parts psi, Controls controls, int target) {
    var bit = 1 << target;
    exchange(psi, controls.mask() | bit, controls.value(), controls.value() | bit);
  }

  static void swap(Parts psi, Controls controls, int first, int second) {
    var fixed = controls.mask() | 1 << first | 1 << second;
    exchange(psi, fixed, controls.value() | 1 << first, controls.value() | 1 << second);
  }

  /// Exchanges the amplitudes of two patterns of the fixed bits, run by run of free low bits.
  private static void exchange(Parts psi, int fixed, int one, int other) {
    var run = Integer.lowestOneBit(fixed);
    var i = one;
    for (var k = Subset.count(psi.size(), fixed) / run; k > 0; k--) {
      var j = i ^ one ^ other;
      exchangeRuns(psi, i, j, run);
      i = Subset.next(i + run - 1, fixed, one);
    }
  }

  private static void exchangeRuns(Parts psi, int i, int j, int run) {
    var re = psi.re();
    var im = psi.im();
    for (var k = 0; k < run; k++) {
      var x = re[i + k];
      var y = im[i + k];
      re[i + k] = re[j + k];
      im[i + k] = im[j + k];
      re[j + k] = x;
      im[j + k] = y;
    }
  }

  static void move(Parts psi, IndexMap map, int offset, Parts out) {
    var steps = map.steps(0);
    var source = map.offset() ^ offset;
    for (var k = 0; k < out.size(); k++) {
      out.re()[k] = psi.re()[source];
      out.im()[k] = psi.im()[source];
      source ^= steps[Integer.numberOfTrailingZeros(k + 1) + 1];
    }
  }

  static void permute(Parts psi, int[] from, Parts out) {
    var re = psi.re();
    var im = psi.im();
    var outRe = out.re();
    var outIm = out.im();
    for (var k = 0; k < from.length; k++) {
      outRe[k] = re[from[k]];
      outIm[k] = im[from[k]];
    }
  }
}
