package io.diffraqt.simulator.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The widest vectors of this machine, and index bits inside them: the low `LOG` bits of an index
/// select a lane.
final class Lanes {
  static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  static final int L = S.length();
  static final int LOG = Integer.numberOfTrailingZeros(L);

  private static final VectorShuffle<?>[] FLIPPED = flipped();
  private static final VectorMask<?>[] ONES = ones();

  private Lanes() {}

  /// The same number in all lanes.
  static DoubleVector all(double x) {
    return DoubleVector.broadcast(S, Real.of(x));
  }

  /// Exchanges lanes whose indices differ in the bits of `bits`.
  @SuppressWarnings("unchecked") // The array holds shuffles of this species only.
  static VectorShuffle<Double> flip(int bits) {
    return (VectorShuffle<Double>) FLIPPED[bits];
  }

  /// The lanes whose index bit `qubit` is 1.
  @SuppressWarnings("unchecked") // The array holds masks of this species only.
  static VectorMask<Double> ones(int qubit) {
    return (VectorMask<Double>) ONES[qubit];
  }

  /// The lanes in which controls hold, as far as lanes tell.
  static VectorMask<Double> holding(Controls controls) {
    var mask = controls.mask() & L - 1;
    var value = controls.value() & L - 1;
    var bits = 0L;
    for (var lane = 0; lane < L; lane++) {
      bits |= (lane & mask) == value ? 1L << lane : 0;
    }
    return VectorMask.fromLong(S, bits);
  }

  /// The sum of all lanes, always in one order: `reduceLanes` may take another once it is compiled.
  static double sum(DoubleVector values) {
    var sum = values;
    for (var half = L / 2; half > 0; half /= 2) {
      sum = sum.add(sum.rearrange(flip(half)));
    }
    return sum.lane(0);
  }

  /// The [#sum] of the lanes of a mask.
  static double sum(DoubleVector values, VectorMask<Double> where) {
    return sum(DoubleVector.zero(S).blend(values, where));
  }

  private static VectorShuffle<?>[] flipped() {
    var all = new VectorShuffle<?>[L];
    for (var bits = 0; bits < L; bits++) {
      var mask = bits;
      all[bits] = VectorShuffle.fromOp(S, lane -> lane ^ mask);
    }
    return all;
  }

  private static VectorMask<?>[] ones() {
    var all = new VectorMask<?>[LOG];
    for (var q = 0; q < LOG; q++) {
      all[q] = holding(Controls.NONE.and(q, true));
    }
    return all;
  }
}
