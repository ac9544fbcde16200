package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Moves by a linear index map, where the lanes of a vector come from at most two vectors.
///
/// Other maps may be such a map but for bits of lanes and of vectors that change places, which they
/// do at the end.
final class VectorIndexMap {
  private VectorIndexMap() {}

  /// Moves if the map is of a form that vectors can do.
  static boolean tries(Parts psi, IndexMap map, int offset, Parts out) {
    var columns = map.columns().clone();
    var places = new int[LOG];
    for (var lane = 0; lane < LOG; lane++) {
      places[lane] = replace(columns, lane);
    }
    var rest = new IndexMap(columns, map.offset());
    if (!fits(rest)) {
      return false;
    }
    apply(psi, rest, offset, out);
    for (var lane = LOG - 1; lane >= 0; lane--) {
      if (places[lane] >= LOG) {
        VectorMoves.exchange(out, lane, places[lane]);
      }
    }
    return true;
  }

  /// Exchanges the column of a lane bit that comes from vectors alone with one that comes from
  /// lanes; the place of that one, or the lane.
  private static int replace(int[] columns, int lane) {
    if ((columns[lane] & L - 1) == 0) {
      for (var k = LOG; k < columns.length; k++) {
        if ((columns[k] & L - 1) != 0) {
          var column = columns[k];
          columns[k] = columns[lane];
          columns[lane] = column;
          return k;
        }
      }
    }
    return lane;
  }

  /// Whether each vector comes from at most two, and lanes always in one order.
  private static boolean fits(IndexMap map) {
    var other = 0;
    for (var k = 0; k < LOG; k++) {
      var high = map.columns()[k] & -L;
      if (other != 0 && high != 0 && high != other) {
        return false;
      }
      other |= high;
    }
    return !mixes(map);
  }

  /// Whether bits above the lanes change the order of lanes.
  private static boolean mixes(IndexMap map) {
    var lanes = 0;
    for (var k = LOG; k < map.columns().length; k++) {
      lanes |= map.columns()[k] & L - 1;
    }
    return lanes != 0;
  }

  private static void apply(Parts psi, IndexMap map, int offset, Parts out) {
    var start = map.offset() ^ offset;
    var lanes = new int[L];
    var other = 0;
    var second = 0L;
    var moved = 0;
    for (var lane = 0; lane < L; lane++) {
      var source = start & L - 1;
      for (var k = 0; k < LOG; k++) {
        source ^= (lane >> k & 1) == 1 ? map.columns()[k] : 0;
      }
      lanes[lane] = source & L - 1;
      moved |= lanes[lane] ^ lane;
      second |= (source & -L) != 0 ? 1L << lane : 0;
      other |= source & -L;
    }
    var steps = map.steps(LOG);
    if (second == 0 && moved == 0) {
      rows(psi, steps, start & -L, out);
      return;
    }
    var order = VectorShuffle.fromArray(S, lanes, 0);
    var mask = VectorMask.fromLong(S, second);
    lanes(psi, steps, start & -L, order, other, mask, out);
  }

  private static void rows(Parts in, int[] steps, int start, Parts out) {
    var source = start;
    for (var k = 0; k < out.size(); k += L) {
      DoubleVector.fromArray(S, in.re(), source).intoArray(out.re(), k);
      DoubleVector.fromArray(S, in.im(), source).intoArray(out.im(), k);
      source ^= steps[changing(k)];
    }
  }

  private static void lanes(
      Parts in,
      int[] steps,
      int start,
      VectorShuffle<Double> order,
      int other,
      VectorMask<Double> mask,
      Parts out) {
    var source = start;
    for (var k = 0; k < out.size(); k += L) {
      var x = DoubleVector.fromArray(S, in.re(), source);
      var u = DoubleVector.fromArray(S, in.re(), source ^ other);
      var y = DoubleVector.fromArray(S, in.im(), source);
      var v = DoubleVector.fromArray(S, in.im(), source ^ other);
      x.rearrange(order).blend(u.rearrange(order), mask).intoArray(out.re(), k);
      y.rearrange(order).blend(v.rearrange(order), mask).intoArray(out.im(), k);
      source ^= steps[changing(k)];
    }
  }

  /// How many bits above the lanes change when the next vector is counted.
  private static int changing(int k) {
    return Integer.numberOfTrailingZeros((k >> LOG) + 1) + 1;
  }
}
