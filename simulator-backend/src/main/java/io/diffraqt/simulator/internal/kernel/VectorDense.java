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
  private final Parts coefficients;
  private final Parts inputs;

  private VectorDense(int[] vectors, int[] flips) {
    this.vectors = vectors;
    this.flips = flips;
    var terms = vectors.length * flips.length;
    this.coefficients = Parts.zeros(L * vectors.length * terms);
    this.inputs = Parts.zeros(L * terms);
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
            var from = at + 2 * (row * size + column);
            coefficients.put(k + lane, m[from], m[from + 1]);
          }
          k += L;
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
        write(psi, i | vectors[row], row * inputs.size());
      }
      i = Subset.next(i + L - 1, fixed, controls.value());
    }
  }

  private void read(Parts psi, int i) {
    var to = 0;
    for (var vector : vectors) {
      var x = DoubleVector.fromArray(S, psi.re(), i | vector);
      var y = DoubleVector.fromArray(S, psi.im(), i | vector);
      x.intoArray(inputs.re(), to);
      y.intoArray(inputs.im(), to);
      to += L;
      for (var f = 1; f < flips.length; f++) {
        x.rearrange(Lanes.flip(flips[f])).intoArray(inputs.re(), to);
        y.rearrange(Lanes.flip(flips[f])).intoArray(inputs.im(), to);
        to += L;
      }
    }
  }

  private void write(Parts psi, int index, int from) {
    var re = DoubleVector.zero(S);
    var im = DoubleVector.zero(S);
    for (var k = 0; k < inputs.size(); k += L) {
      var x = DoubleVector.fromArray(S, inputs.re(), k);
      var y = DoubleVector.fromArray(S, inputs.im(), k);
      var a = DoubleVector.fromArray(S, coefficients.re(), from + k);
      var b = DoubleVector.fromArray(S, coefficients.im(), from + k);
      re = x.fma(a, y.neg().fma(b, re));
      im = x.fma(b, y.fma(a, im));
    }
    re.intoArray(psi.re(), index);
    im.intoArray(psi.im(), index);
  }
}
