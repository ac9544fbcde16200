package io.diffraqt.examples.diffusion;

/// Amplitudes in the making, and the probability of the branches kept so far.
final class OracleState {
  final double[] re;
  final double[] im;
  double acceptance = 1;

  OracleState(int qubits) {
    re = new double[1 << qubits];
    im = new double[1 << qubits];
  }

  void apply(double[][] u, int qubit) {
    var stride = 1 << qubit;
    for (var i = 0; i < re.length; i++) {
      if ((i & stride) == 0) {
        var j = i + stride;
        double a = re[i];
        double b = im[i];
        double c = re[j];
        double d = im[j];
        re[i] = u[0][0] * a - u[0][1] * b + u[1][0] * c - u[1][1] * d;
        im[i] = u[0][0] * b + u[0][1] * a + u[1][0] * d + u[1][1] * c;
        re[j] = u[2][0] * a - u[2][1] * b + u[3][0] * c - u[3][1] * d;
        im[j] = u[2][0] * b + u[2][1] * a + u[3][0] * d + u[3][1] * c;
      }
    }
  }

  void cx(int control, int target) {
    for (var i = 0; i < re.length; i++) {
      if ((i >> control & 1) == 1 && (i >> target & 1) == 0) {
        var j = i | 1 << target;
        var a = re[i];
        var b = im[i];
        re[i] = re[j];
        im[i] = im[j];
        re[j] = a;
        im[j] = b;
      }
    }
  }

  double project(int qubit, int bit) {
    var kept = 0.0;
    for (var i = 0; i < re.length; i++) {
      if ((i >> qubit & 1) == bit) {
        kept += re[i] * re[i] + im[i] * im[i];
      } else {
        re[i] = 0;
        im[i] = 0;
      }
    }
    var factor = 1 / Math.sqrt(kept);
    for (var i = 0; i < re.length; i++) {
      re[i] *= factor;
      im[i] *= factor;
    }
    acceptance *= kept;
    return kept;
  }

  double realOverlap(OracleState other) {
    var sum = 0.0;
    for (var i = 0; i < re.length; i++) {
      sum += re[i] * other.re[i] + im[i] * other.im[i];
    }
    return sum;
  }

  OracleState copy() {
    var copy = new OracleState(Integer.numberOfTrailingZeros(re.length));
    System.arraycopy(re, 0, copy.re, 0, re.length);
    System.arraycopy(im, 0, copy.im, 0, im.length);
    return copy;
  }
}
