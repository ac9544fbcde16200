package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Turns `1 − i·t·X` on up to four qubits whose values select vectors, in one pass. Bodies are long
/// because every value must stay in a register.
final class VectorFarTurns {
  private VectorFarTurns() {}

  /// The turns of `count` targets from `from` on.
  static void apply(Parts psi, int[] targets, double[] t, int from, int count) {
    var bits = new int[count];
    var up = new double[count];
    var down = new double[count];
    for (var k = 0; k < count; k++) {
      bits[k] = 1 << targets[from + k];
      up[k] = t[from + k];
      down[k] = -t[from + k];
    }
    far(psi, bits, up);
    far(psi.exchanged(), bits, down);
  }

  /// @param psi with what is at even indices as its real part
  private static void far(Parts psi, int[] bits, double[] t) {
    switch (bits.length) {
      case 1 -> far2(psi, bits, t);
      case 2 -> far4(psi, bits, t);
      case 3 -> far8(psi, bits, t);
      default -> far16(psi, bits, t);
    }
  }

  private static void far2(Parts psi, int[] bits, double[] t) {
    var even = psi.re();
    var odd = psi.im();
    var b0 = bits[0];
    var p0 = all(t[0]);
    var m0 = all(-t[0]);
    var fixed = b0;
    var from = 0;
    for (var k = Subset.count(even.length, fixed) / b0; k > 0; k--) {
      for (var i = from; i < from + b0; i += L) {
        var v0 = DoubleVector.fromArray(S, even, i);
        var v1 = DoubleVector.fromArray(S, odd, i + b0);
        v1.fma(p0, v0).intoArray(even, i);
        v0.fma(m0, v1).intoArray(odd, i + b0);
      }
      from = Subset.next(from + b0 - 1, fixed, 0);
    }
  }

  private static void far4(Parts psi, int[] bits, double[] t) {
    var even = psi.re();
    var odd = psi.im();
    var b0 = bits[0];
    var b1 = bits[1];
    var p0 = all(t[0]);
    var m0 = all(-t[0]);
    var p1 = all(t[1]);
    var m1 = all(-t[1]);
    var fixed = b0 | b1;
    var from = 0;
    for (var k = Subset.count(even.length, fixed) / b0; k > 0; k--) {
      for (var i = from; i < from + b0; i += L) {
        var v0 = DoubleVector.fromArray(S, even, i);
        var v1 = DoubleVector.fromArray(S, odd, i + b0);
        var v2 = DoubleVector.fromArray(S, odd, i + b1);
        var v3 = DoubleVector.fromArray(S, even, i + b0 + b1);
        var x0 = v1.fma(p0, v0);
        v1 = v0.fma(m0, v1);
        v0 = x0;
        var x3 = v2.fma(p0, v3);
        v2 = v3.fma(m0, v2);
        v3 = x3;
        v2.fma(p1, v0).intoArray(even, i);
        v0.fma(m1, v2).intoArray(odd, i + b1);
        v1.fma(p1, v3).intoArray(even, i + b0 + b1);
        v3.fma(m1, v1).intoArray(odd, i + b0);
      }
      from = Subset.next(from + b0 - 1, fixed, 0);
    }
  }

  private static void far8(Parts psi, int[] bits, double[] t) {
    var even = psi.re();
    var odd = psi.im();
    var b0 = bits[0];
    var b1 = bits[1];
    var b2 = bits[2];
    var p0 = all(t[0]);
    var m0 = all(-t[0]);
    var p1 = all(t[1]);
    var m1 = all(-t[1]);
    var p2 = all(t[2]);
    var m2 = all(-t[2]);
    var fixed = b0 | b1 | b2;
    var from = 0;
    for (var k = Subset.count(even.length, fixed) / b0; k > 0; k--) {
      for (var i = from; i < from + b0; i += L) {
        var v0 = DoubleVector.fromArray(S, even, i);
        var v1 = DoubleVector.fromArray(S, odd, i + b0);
        var v2 = DoubleVector.fromArray(S, odd, i + b1);
        var v3 = DoubleVector.fromArray(S, even, i + b0 + b1);
        var v4 = DoubleVector.fromArray(S, odd, i + b2);
        var v5 = DoubleVector.fromArray(S, even, i + b0 + b2);
        var v6 = DoubleVector.fromArray(S, even, i + b1 + b2);
        var v7 = DoubleVector.fromArray(S, odd, i + b0 + b1 + b2);
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
        v4.fma(p2, v0).intoArray(even, i);
        v0.fma(m2, v4).intoArray(odd, i + b2);
        v1.fma(p2, v5).intoArray(even, i + b0 + b2);
        v5.fma(m2, v1).intoArray(odd, i + b0);
        v2.fma(p2, v6).intoArray(even, i + b1 + b2);
        v6.fma(m2, v2).intoArray(odd, i + b1);
        v7.fma(p2, v3).intoArray(even, i + b0 + b1);
        v3.fma(m2, v7).intoArray(odd, i + b0 + b1 + b2);
      }
      from = Subset.next(from + b0 - 1, fixed, 0);
    }
  }

  private static void far16(Parts psi, int[] bits, double[] t) {
    var even = psi.re();
    var odd = psi.im();
    var b0 = bits[0];
    var b1 = bits[1];
    var b2 = bits[2];
    var b3 = bits[3];
    var p0 = all(t[0]);
    var m0 = all(-t[0]);
    var p1 = all(t[1]);
    var m1 = all(-t[1]);
    var p2 = all(t[2]);
    var m2 = all(-t[2]);
    var p3 = all(t[3]);
    var m3 = all(-t[3]);
    var fixed = b0 | b1 | b2 | b3;
    var from = 0;
    for (var k = Subset.count(even.length, fixed) / b0; k > 0; k--) {
      for (var i = from; i < from + b0; i += L) {
        var v0 = DoubleVector.fromArray(S, even, i);
        var v1 = DoubleVector.fromArray(S, odd, i + b0);
        var v2 = DoubleVector.fromArray(S, odd, i + b1);
        var v3 = DoubleVector.fromArray(S, even, i + b0 + b1);
        var v4 = DoubleVector.fromArray(S, odd, i + b2);
        var v5 = DoubleVector.fromArray(S, even, i + b0 + b2);
        var v6 = DoubleVector.fromArray(S, even, i + b1 + b2);
        var v7 = DoubleVector.fromArray(S, odd, i + b0 + b1 + b2);
        var v8 = DoubleVector.fromArray(S, odd, i + b3);
        var v9 = DoubleVector.fromArray(S, even, i + b0 + b3);
        var v10 = DoubleVector.fromArray(S, even, i + b1 + b3);
        var v11 = DoubleVector.fromArray(S, odd, i + b0 + b1 + b3);
        var v12 = DoubleVector.fromArray(S, even, i + b2 + b3);
        var v13 = DoubleVector.fromArray(S, odd, i + b0 + b2 + b3);
        var v14 = DoubleVector.fromArray(S, odd, i + b1 + b2 + b3);
        var v15 = DoubleVector.fromArray(S, even, i + b0 + b1 + b2 + b3);
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
        v0.fma(m3, v8).intoArray(odd, i + b3);
        v1.fma(p3, v9).intoArray(even, i + b0 + b3);
        v9.fma(m3, v1).intoArray(odd, i + b0);
        v2.fma(p3, v10).intoArray(even, i + b1 + b3);
        v10.fma(m3, v2).intoArray(odd, i + b1);
        v11.fma(p3, v3).intoArray(even, i + b0 + b1);
        v3.fma(m3, v11).intoArray(odd, i + b0 + b1 + b3);
        v4.fma(p3, v12).intoArray(even, i + b2 + b3);
        v12.fma(m3, v4).intoArray(odd, i + b2);
        v13.fma(p3, v5).intoArray(even, i + b0 + b2);
        v5.fma(m3, v13).intoArray(odd, i + b0 + b2 + b3);
        v14.fma(p3, v6).intoArray(even, i + b1 + b2);
        v6.fma(m3, v14).intoArray(odd, i + b1 + b2 + b3);
        v7.fma(p3, v15).intoArray(even, i + b0 + b1 + b2 + b3);
        v15.fma(m3, v7).intoArray(odd, i + b0 + b1 + b2);
      }
      from = Subset.next(from + b0 - 1, fixed, 0);
    }
  }
}
