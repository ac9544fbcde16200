package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Poisson variables, one per lane; the lanes of a vector search together until the last one is
/// done.
final class VectorPoisson {
  private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, S.vectorShape());

  /// Adding it leaves the nearest whole number in the low bits of a double.
  private static final double ROUNDER = 0x1.8p52;

  private static final double LOG2_E = 1 / Math.log(2);
  private static final double LN2_HIGH = 0x1.62e42fefa3800p-1;
  private static final double LN2_LOW = 0x1.ef35793c76730p-45;

  private VectorPoisson() {}

  /// As many as fill vectors.
  ///
  /// @return how many were drawn
  static int draw(double[] p, double rate, long seed, long[] counts) {
    var end = p.length / L * L;
    var states = LongVector.zero(LONGS).addIndex(1).add(1).mul(SmallPoisson.GOLDEN).add(seed);
    var next = L * SmallPoisson.GOLDEN;
    for (var k = 0; k < end; k += L) {
      draw(DoubleVector.fromArray(S, p, k).mul(rate), states, counts, k);
      states = states.add(next);
    }
    return end;
  }

  private static void draw(DoubleVector mean, LongVector states, long[] counts, int at) {
    var small = mean.lt(SmallPoisson.MOST);
    var term = exponential(mean.neg());
    var left = uniform(states).sub(term);
    var k = DoubleVector.zero(S);
    var going = left.compare(VectorOperators.GE, 0).and(small);
    for (var j = 1; going.anyTrue() && j < SmallPoisson.TERMS; j++) {
      k = k.add(1, going);
      term = term.mul(mean.mul(SmallPoisson.INVERSES[j]));
      left = left.sub(term);
      going = left.compare(VectorOperators.GE, 0).and(going);
    }
    k.blend(-1, small.not())
        .convertShape(VectorOperators.D2L, LONGS, 0)
        .reinterpretAsLongs()
        .intoArray(counts, at);
  }

  /// Source: Stafford (2011), variant 13 of the finaliser of MurmurHash3.
  private static DoubleVector uniform(LongVector states) {
    var z = shifted(states, 30).mul(0xBF58476D1CE4E5B9L);
    z = shifted(z, 27).mul(0x94D049BB133111EBL);
    var bits = shifted(z, 31).lanewise(VectorOperators.LSHR, 11);
    return ((DoubleVector) bits.convertShape(VectorOperators.L2D, S, 0)).mul(0x1p-53);
  }

  private static LongVector shifted(LongVector z, int by) {
    return z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, by));
  }

  /// `e^x` for `x` in −24..0, relative error below 1e-15: a power of 2 times Taylor's series of at
  /// most `ln 2 / 2`.
  private static DoubleVector exponential(DoubleVector x) {
    var shifted = x.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUNDER));
    var whole = shifted.sub(ROUNDER);
    var r =
        whole.fma(
            DoubleVector.broadcast(S, -LN2_LOW),
            whole.fma(DoubleVector.broadcast(S, -LN2_HIGH), x));
    var sum = DoubleVector.broadcast(S, 1);
    for (var k = 13; k >= 1; k--) {
      sum = sum.mul(r.mul(SmallPoisson.INVERSES[k])).add(1);
    }
    var power = shifted.reinterpretAsLongs().add(1023).lanewise(VectorOperators.LSHL, 52);
    return sum.mul(power.reinterpretAsDoubles());
  }
}
