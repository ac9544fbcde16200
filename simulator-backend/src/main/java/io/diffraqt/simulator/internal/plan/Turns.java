package io.diffraqt.simulator.internal.plan;

/// Products of one-angle matrices with 2 × 2 matrices, from cosine and sine.
final class Turns {
  private Turns() {}

  /// `m ← turn · m` for a full 2 × 2 matrix that starts at `at`.
  static void onMatrix(Factor.Axis axis, double c, double s, double[] m, int at) {
    switch (axis) {
      case X -> x(c, s, m, at);
      case Y -> y(c, s, m, at);
      case Z -> {
        scale(c, -s, m, at, 4);
        scale(c, s, m, at + 4, 4);
      }
      case PHASE -> scale(c, s, m, at + 4, 4);
      case GLOBAL -> scale(c, s, m, at, 8);
      case ZZ -> throw new IllegalStateException("a turn on two qubits in a step on one");
    }
  }

  /// `m ← turn · m` for a diagonal of `length` numbers that starts at `at`.
  static void onDiagonal(Factor.Axis axis, double c, double s, double[] m, int at, int length) {
    switch (axis) {
      case GLOBAL -> scale(c, s, m, at, length);
      case ZZ -> {
        scale(c, -s, m, at, 2);
        scale(c, s, m, at + 2, 4);
        scale(c, -s, m, at + 6, 2);
      }
      case X, Y, Z, PHASE ->
          throw new IllegalStateException("a turn on one qubit in a diagonal step");
    }
  }

  /// `m ← letter · m` up to a phase: 1 for Z, 2 for X, 3 for both.
  static void letter(int letter, double[] m, int at) {
    if ((letter & 1) == 1) {
      scale(-1, 0, m, at + 4, 4);
    }
    if ((letter & 2) == 2) {
      for (var k = at; k < at + 4; k++) {
        var upper = m[k];
        m[k] = m[k + 4];
        m[k + 4] = upper;
      }
    }
  }

  private static void x(double c, double s, double[] m, int at) {
    for (var k = at; k < at + 4; k += 2) {
      var xr = m[k];
      var xi = m[k + 1];
      var yr = m[k + 4];
      var yi = m[k + 5];
      m[k] = c * xr + s * yi;
      m[k + 1] = c * xi - s * yr;
      m[k + 4] = c * yr + s * xi;
      m[k + 5] = c * yi - s * xr;
    }
  }

  private static void y(double c, double s, double[] m, int at) {
    for (var k = at; k < at + 4; k++) {
      var x = m[k];
      var y = m[k + 4];
      m[k] = c * x - s * y;
      m[k + 4] = s * x + c * y;
    }
  }

  private static void scale(double re, double im, double[] m, int at, int length) {
    for (var k = at; k < at + length; k += 2) {
      var x = m[k];
      m[k] = re * x - im * m[k + 1];
      m[k + 1] = re * m[k + 1] + im * x;
    }
  }
}
