package io.diffraqt.simulator.internal.plan;

/// A unitary 2 × 2 matrix as `g · diag(1, u) · (1 − i·t·X) · diag(1, w)`: two diagonals, which many
/// matrices share in one pass, around a turn that takes a quarter of the multiply-adds.
///
/// Numbers lie in turns: `t`, `g`, `u`, `w`, the last three complex. Where `t` would exceed a bound
/// the matrix is steep: `t` is not a number, and all factors are 1. So no product of the `t` of all
/// qubits leaves the range of a stored number.
public final class Split {
  /// Numbers of one matrix; as long as the matrix itself, which lies at the same index elsewhere.
  static final int LENGTH = 8;

  /// The product of 30 of them takes 300 of the 1023 binary places of a double.
  private static final double STEEPEST = 1024;

  /// The product of the 17 that a block has at most takes 119 of the 126 binary places of a float.
  private static final double STEEPEST_SINGLE = 128;

  /// Phases this close to 1 are 1: the rounding error of a turn about X.
  private static final double ROUNDING = 1e-15;

  private Split() {}

  /// The largest `t` for states of a form.
  static double steepest(Aim.Form form) {
    return form == Aim.Form.SINGLE ? STEEPEST_SINGLE : STEEPEST;
  }

  /// Splits the matrix that starts at `at` of `m` into the numbers that start at `at` of `out`.
  static void of(double[] m, double steepest, double[] out, int at) {
    double ar = m[at], ai = m[at + 1], br = m[at + 2], bi = m[at + 3];
    var a = Math.sqrt(ar * ar + ai * ai);
    var b = Math.sqrt(br * br + bi * bi);
    if (a * steepest < b) {
      set(out, at, Double.NaN, 1, 0);
      return;
    }
    set(out, at, b / a, ar, ai);
    if (b > 0) {
      // i·b/a, of which w is the phase, or its opposite with the opposite t.
      wave(out, at, (br * ai - bi * ar) / (a * b), (br * ar + bi * ai) / (a * b));
    }
    // d/a, divided by w.
    double dr = m[at + 6], di = m[at + 7];
    var re = (dr * ar + di * ai) / (a * a);
    var im = (di * ar - dr * ai) / (a * a);
    double wr = out[at + 5], wi = out[at + 6];
    out[at + 3] = re * wr + im * wi;
    out[at + 4] = im * wr - re * wi;
  }

  private static void set(double[] out, int at, double t, double gr, double gi) {
    out[at] = t;
    out[at + 1] = gr;
    out[at + 2] = gi;
    out[at + 3] = 1;
    out[at + 4] = 0;
    out[at + 5] = 1;
    out[at + 6] = 0;
  }

  private static void wave(double[] out, int at, double re, double im) {
    var sign = re < -ROUNDING ? -1 : 1;
    out[at] *= sign;
    var isOne = Math.abs(im) <= ROUNDING;
    out[at + 5] = isOne ? 1 : sign * re;
    out[at + 6] = isOne ? 0 : sign * im;
  }

  /// Whether the matrix must be applied as a whole.
  public static boolean isSteep(double[] splits, int at) {
    return Double.isNaN(splits[at]);
  }
}
