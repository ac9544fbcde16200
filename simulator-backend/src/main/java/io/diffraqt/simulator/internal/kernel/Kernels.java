package io.diffraqt.simulator.internal.kernel;

/// The loops in double precision.
public interface Kernels extends Loops<Parts> {
  /// The [#overlap] of two states on one target as they are, and then a 2 × 2 matrix on both: part
  /// of derivatives, which are taken in double precision alone.
  default void reverse1(Parts left, Parts right, int target, double[] m, double[] out) {
    var lanes = KernelChoice.lanes(this);
    if (lanes > 1 && left.size() >= lanes) {
      VectorReverse1.apply(left, right, target, m, out);
    } else {
      overlap(left, right, Controls.NONE, new int[] {target}, out);
      dense1(left, target, m, 0);
      dense1(right, target, m, 0);
    }
  }
}
