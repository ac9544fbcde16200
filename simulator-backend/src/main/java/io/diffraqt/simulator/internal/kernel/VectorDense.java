package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/// A matrix on any number of qubits, without controls on lanes.
///
/// Targets on high index bits select vectors, those on low ones lanes. An output vector is the sum
/// over input vectors, and over exchanges of lanes, of an input times a vector of coefficients:
/// `out_h = Σ_h' Σ_x c_(h,h',x) ⊙ flip_x(in_h')`.
final class VectorDense {
  private final int[] vectors;
  private final int[] flips;
  private final double[] coefficients;
  private final double[] inputs;

  private VectorDense(int[] vectors, int[] flips) {
    this.vectors = vectors;
    this.flips = flips;
    var terms = vectors.length * flips.length;
    this.coefficients = new double[2 * L * vectors.length * terms];
    this.inputs = new double[2 * L * terms];
  }

  /// @param controls on vectors only, or none
  static void apply(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    var high = Arrays.stream(targets).filter(q -> q >= Lanes.LOG).toArray();
    var low = Arrays.stream(targets).filter(q -> q < Lanes.LOG).toArray();
    var dense = new VectorDense(Subset.offsets(high), Subset.offsets(low));
    dense.fill(targets, m, at);
    dense.run(psi, controls);
  }

  private void fill(int[] targets, double[] m, int at) {
    var size = 1 << targets.length;
    var k = 0;
    for (var out : vectors) {
      for (var in : vectors) {
        for (var flip : flips) {
          for (var lane = 0; lane < L; lane++) {
            var row = part(out | lane, targets);
            var column = part(in | lane ^ flip, targets);
            coefficients[k + lane] = m[at + 2 * (row * size + column)];
            coefficients[k + L + lane] = m[at + 2 * (row * size + column) + 1];
          }
          k += 2 * L;
        }
      }
    }
  }

  private static int part(int index, int[] targets) {
    var part = 0;
    for (var k = 0; k < targets.length; k++) {
      part |= (index >> targets[k] & 1) << k;
    }
    return part;
  }

  private void run(Parts psi, Controls controls) {
    var fixed = controls.mask() | vectors[vectors.length - 1];
    var i = controls.value();
    for (var k = Subset.count(psi.size() / L, fixed); k > 0; k--) {
      read(psi, i);
      for (var row = 0; row < vectors.length; row++) {
        write(psi, i | vectors[row], row * inputs.length);
      }
      i = Subset.next(i + L - 1, fixed, controls.value());
    }
  }

  private void read(Parts psi, int i) {
    var to = 0;
    for (var vector : vectors) {
      var x = DoubleVector.fromArray(S, psi.re(), i | vector);
      var y = DoubleVector.fromArray(S, psi.im(), i | vector);
      x.intoArray(inputs, to);
      y.intoArray(inputs, to + L);
      to += 2 * L;
      for (var f = 1; f < flips.length; f++) {
        x.rearrange(Lanes.flip(flips[f])).intoArray(inputs, to);
        y.rearrange(Lanes.flip(flips[f])).intoArray(inputs, to + L);
        to += 2 * L;
      }
    }
  }

  private void write(Parts psi, int index, int from) {
    var re = DoubleVector.zero(S);
    var im = DoubleVector.zero(S);
    for (var k = 0; k < inputs.length; k += 2 * L) {
      var x = DoubleVector.fromArray(S, inputs, k);
      var y = DoubleVector.fromArray(S, inputs, k + L);
      var a = DoubleVector.fromArray(S, coefficients, from + k);
      var b = DoubleVector.fromArray(S, coefficients, from + k + L);
      re = x.fma(a, y.neg().fma(b, re));
      im = x.fma(b, y.fma(a, im));
    }
    re.intoArray(psi.re(), index);
    im.intoArray(psi.im(), index);
  }
}
