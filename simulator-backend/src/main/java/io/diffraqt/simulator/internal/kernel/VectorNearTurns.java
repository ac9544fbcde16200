package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Turns `1 − i·t·X` on qubits whose values select one of 16 neighbouring vectors, in one pass. The
/// body is long because every value must stay in a register.
final class VectorNearTurns {
  private static final int NEAR = 4;

  private VectorNearTurns() {}

  /// How many of the targets have had their turn, those before `from` included.
  static int apply(Parts psi, int[] targets, double[] t, int from) {
    if (psi.size() < L << NEAR) {
      return from;
    }
    var up = new double[NEAR];
    var down = new double[NEAR];
    var next = from;
    while (next < targets.length && targets[next] < LOG + NEAR) {
      up[targets[next] - LOG] = t[next];
      down[targets[next] - LOG] = -t[next];
      next++;
    }
    if (next > from) {
      near(psi, up);
      near(psi.exchanged(), down);
    }
    return next;
  }

  private static void near(Parts psi, double[] t) {
    var even = psi.re();
    var odd = psi.im();
    var p0 = all(t[0]);
    var m0 = all(-t[0]);
    var p1 = all(t[1]);
    var m1 = all(-t[1]);
    var p2 = all(t[2]);
    var m2 = all(-t[2]);
    var p3 = all(t[3]);
    var m3 = all(-t[3]);
    for (var i = 0; i < even.length; i += 16 * L) {
      var v0 = DoubleVector.fromArray(S, even, i);
      var v1 = DoubleVector.fromArray(S, odd, i + L);
      var v2 = DoubleVector.fromArray(S, odd, i + 2 * L);
      var v3 = DoubleVector.fromArray(S, even, i + 3 * L);
      var v4 = DoubleVector.fromArray(S, odd, i + 4 * L);
      var v5 = DoubleVector.fromArray(S, even, i + 5 * L);
      var v6 = DoubleVector.fromArray(S, even, i + 6 * L);
      var v7 = DoubleVector.fromArray(S, odd, i + 7 * L);
      var v8 = DoubleVector.fromArray(S, odd, i + 8 * L);
      var v9 = DoubleVector.fromArray(S, even, i + 9 * L);
      var v10 = DoubleVector.fromArray(S, even, i + 10 * L);
      var v11 = DoubleVector.fromArray(S, odd, i + 11 * L);
      var v12 = DoubleVector.fromArray(S, even, i + 12 * L);
      var v13 = DoubleVector.fromArray(S, odd, i + 13 * L);
      var v14 = DoubleVector.fromArray(S, odd, i + 14 * L);
      var v15 = DoubleVector.fromArray(S, even, i + 15 * L);
      var x0 = v1.fma(p0, v0);
      v1 = v0.fma(m0, v1);
      v0 = x0;
      var x3 = v2.fma(p0, v3);
      v2 = v3.fma(m0, v2);
      v3 = x3;
      var x5 = v4.fma(p0, v5);
      v4 = v5.fma(m0, v4);
      v5 = x5;
      var x6 = v7.fma(p0, v6);
      v7 = v6.fma(m0, v7);
      v6 = x6;
      var x9 = v8.fma(p0, v9);
      v8 = v9.fma(m0, v8);
      v9 = x9;
      var x10 = v11.fma(p0, v10);
      v11 = v10.fma(m0, v11);
      v10 = x10;
      var x12 = v13.fma(p0, v12);
      v13 = v12.fma(m0, v13);
      v12 = x12;
      var x15 = v14.fma(p0, v15);
      v14 = v15.fma(m0, v14);
      v15 = x15;
      var y0 = v2.fma(p1, v0);
      v2 = v0.fma(m1, v2);
      v0 = y0;
      var y3 = v1.fma(p1, v3);
      v1 = v3.fma(m1, v1);
      v3 = y3;
      var y6 = v4.fma(p1, v6);
      v4 = v6.fma(m1, v4);
      v6 = y6;
      var y5 = v7.fma(p1, v5);
      v7 = v5.fma(m1, v7);
      v5 = y5;
      var y10 = v8.fma(p1, v10);
      v8 = v10.fma(m1, v8);
      v10 = y10;
      var y9 = v11.fma(p1, v9);
      v11 = v9.fma(m1, v11);
      v9 = y9;
      var y12 = v14.fma(p1, v12);
      v14 = v12.fma(m1, v14);
      v12 = y12;
      var y15 = v13.fma(p1, v15);
      v13 = v15.fma(m1, v13);
      v15 = y15;
      var z0 = v4.fma(p2, v0);
      v4 = v0.fma(m2, v4);
      v0 = z0;
      var z5 = v1.fma(p2, v5);
      v1 = v5.fma(m2, v1);
      v5 = z5;
      var z6 = v2.fma(p2, v6);
      v2 = v6.fma(m2, v2);
      v6 = z6;
      var z3 = v7.fma(p2, v3);
      v7 = v3.fma(m2, v7);
      v3 = z3;
      var z12 = v8.fma(p2, v12);
      v8 = v12.fma(m2, v8);
      v12 = z12;
      var z9 = v13.fma(p2, v9);
      v13 = v9.fma(m2, v13);
      v9 = z9;
      var z10 = v14.fma(p2, v10);
      v14 = v10.fma(m2, v14);
      v10 = z10;
      var z15 = v11.fma(p2, v15);
      v11 = v15.fma(m2, v11);
      v15 = z15;
      v8.fma(p3, v0).intoArray(even, i);
      v0.fma(m3, v8).intoArray(odd, i + 8 * L);
      v1.fma(p3, v9).intoArray(even, i + 9 * L);
      v9.fma(m3, v1).intoArray(odd, i + L);
      v2.fma(p3, v10).intoArray(even, i + 10 * L);
      v10.fma(m3, v2).intoArray(odd, i + 2 * L);
      v11.fma(p3, v3).intoArray(even, i + 3 * L);
      v3.fma(m3, v11).intoArray(odd, i + 11 * L);
      v4.fma(p3, v12).intoArray(even, i + 12 * L);
      v12.fma(m3, v4).intoArray(odd, i + 4 * L);
      v13.fma(p3, v5).intoArray(even, i + 5 * L);
      v5.fma(m3, v13).intoArray(odd, i + 13 * L);
      v14.fma(p3, v6).intoArray(even, i + 6 * L);
      v6.fma(m3, v14).intoArray(odd, i + 14 * L);
      v7.fma(p3, v15).intoArray(even, i + 15 * L);
      v15.fma(m3, v7).intoArray(odd, i + 7 * L);
    }
  }
}
