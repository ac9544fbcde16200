package io.diffraqt.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.circuit.Register;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SamplingErrorTest {
  private static final double RISK = 0.05;

  private static double[] halves(int cells) {
    var p = new double[cells];
    p[0] = 0.5;
    p[cells - 1] = 0.5;
    return p;
  }

  private static double[] even(int cells) {
    var p = new double[cells];
    Arrays.fill(p, 1.0 / cells);
    return p;
  }

  private static double[] falling(int cells) {
    var p = new double[cells];
    var sum = 0.0;
    for (var k = 0; k < cells; k++) {
      p[k] = 1.0 / (1 + k);
      sum += p[k];
    }
    for (var k = 0; k < cells; k++) {
      p[k] /= sum;
    }
    return p;
  }

  private static long[] drawn(double[] p, int shots, Random random) {
    var counts = new long[p.length];
    for (var shot = 0; shot < shots; shot++) {
      var draw = random.nextDouble();
      var cell = 0;
      while (cell < p.length - 1 && (draw -= p[cell]) >= 0) {
        cell++;
      }
      counts[cell]++;
    }
    return counts;
  }

  private static Counts counts(long[] cells) {
    var values = new HashMap<Long, Long>();
    for (var k = 0; k < cells.length; k++) {
      values.put((long) k, cells[k]);
    }
    return Counts.ofValues(List.of(new Register("c", 0, 8)), values);
  }

  private static double totalVariation(double[] p, long[] counts, int shots) {
    var sum = 0.0;
    for (var k = 0; k < p.length; k++) {
      sum += Math.abs(p[k] - (double) counts[k] / shots);
    }
    return sum / 2;
  }

  /// Each bound may be passed in 5 of 100 draws. Of 300, more than 35 are passed by a right bound
  /// with probability below 1e-5, over 18 cases below 2e-4.
  @Test
  void neitherBoundIsPassedMoreOftenThanItsRisk() {
    var random = new Random(17);
    for (var p :
        new double[][] {halves(2), halves(256), even(16), even(256), falling(64), {1, 0}}) {
      for (var shots : new int[] {3, 40, 600}) {
        var passedCells = 0;
        var passedSeen = 0;
        for (var draw = 0; draw < 300; draw++) {
          var counts = drawn(p, shots, random);
          var distance = totalVariation(p, counts, shots);
          passedCells += distance > SamplingError.ofCells(p.length, shots, RISK) ? 1 : 0;
          passedSeen += distance > SamplingError.seen(counts(counts), RISK) ? 1 : 0;
        }
        assertThat(passedCells).isLessThanOrEqualTo(35);
        assertThat(passedSeen).isLessThanOrEqualTo(35);
      }
    }
  }

  @Test
  void fewOutcomesOfManyAreKnownSoonerFromWhatWasSeen() {
    var counts = counts(drawn(halves(256), 10_000, new Random(1)));
    assertThat(SamplingError.seen(counts, RISK))
        .isLessThan(0.5 * SamplingError.ofCells(256, 10_000, RISK));
    assertThat(SamplingError.ofCells(2, 10_000, RISK))
        .isLessThan(SamplingError.seen(counts(drawn(halves(2), 10_000, new Random(1))), RISK));
  }

  @Test
  void theShotsThatAreAskedForAreTheLeastThatDo() {
    for (var most : new double[] {0.2, 0.03, 0.004}) {
      var cells = SamplingError.shotsForCells(16, most, RISK);
      assertThat(SamplingError.ofCells(16, cells, RISK)).isLessThanOrEqualTo(most);
      assertThat(SamplingError.ofCells(16, cells - 1, RISK)).isGreaterThan(most);
      var one = counts(new long[] {1});
      var least = SamplingError.leastShots(most, RISK);
      assertThat(SamplingError.shotsForSeen(one, most, RISK)).isGreaterThan(least);
    }
  }

  @Test
  void moreOfTheSameShotsBringTheBoundToWhatWasAskedFor() {
    var seen = counts(new long[] {300, 100, 100});
    var shots = SamplingError.shotsForSeen(seen, 0.05, RISK);
    var more = Counts.of(8, scaled(seen, (double) shots / 500));
    assertThat(SamplingError.seen(more, RISK)).isCloseTo(0.05, within(0.001));
  }

  private static Map<String, Long> scaled(Counts counts, double factor) {
    var scaled = new HashMap<String, Long>();
    counts.asMap().forEach((bits, count) -> scaled.put(bits, Math.round(count * factor)));
    return scaled;
  }

  @Test
  void moreOutcomesThanALongHoldsNeedMoreShotsThanItHolds() {
    assertThat(SamplingError.shotsForCells(Math.pow(2, 156), 0.01, RISK)).isEqualTo(Long.MAX_VALUE);
    assertThat(SamplingError.ofCells(Math.pow(2, 156), 1_000_000, RISK)).isEqualTo(1);
  }
}
