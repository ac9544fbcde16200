package io.diffraqt.examples.diffusion.cacioppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.StateOracle;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Sampler;
import io.diffraqt.run.Surroundings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final CacioppoModel MODEL = CacioppoModel.linearNoise();
  private static final RandomStreams STREAMS = new RandomStreams(21);
  private static final RealVector ANGLES = angles();

  @Test
  void aPictureDoesNotDependOnHowManyAreDrawn() {
    var one = MODEL.sampleExactly(ANGLES, 1, STREAMS, StateOracle.of(9));
    var three = MODEL.sampleExactly(ANGLES, 3, STREAMS, StateOracle.of(9));
    assertThat(three.images().image(0)).containsExactly(one.images().image(0));
    assertThat(three.images().image(1)).isNotEqualTo(one.images().image(0));
    assertThat(three.acceptance()).hasSize(3).allMatch(a -> a > 0 && a < 1);
  }

  /// The chain as one circuit with counts, and step by step with states, are the same thing. With S
  /// = 200,000 kept shots the total variation distance of 256 outcomes has mean at most ½√(256/S) =
  /// 0.018; above 0.03 it comes less than once in 10^9 (McDiarmid).
  @Test
  void countsOfTheWholeChainAgreeWithItsStates() {
    var exact = MODEL.sampleExactly(ANGLES, 1, STREAMS, StateOracle.of(9));
    var shots = (int) (200_000 / exact.acceptance().getFirst());
    try (var sampler = sampler()) {
      var counted =
          MODEL.sampleFromCounts(ANGLES, 1, new DiffusionModel.Shots(shots, 5), STREAMS, sampler);
      assertThat(counted.acceptance().getFirst())
          .isEqualTo(exact.acceptance().getFirst(), within(5 * Math.sqrt(0.25 / shots)));
      assertThat(distance(counted.images().image(0), exact.images().image(0))).isLessThan(0.03);
    }
  }

  @Test
  void theBrightestPixelIsOne() {
    var images = MODEL.sampleExactly(ANGLES, 1, STREAMS, StateOracle.of(9)).images();
    assertThat(images.shape().toString()).isEqualTo("16x16");
    assertThat(Arrays.stream(images.image(0)).max()).hasValue(1);
  }

  private static Sampler sampler() {
    var surroundings = Surroundings.ofThisProcess().withSeed(1);
    return new Sampler(Connection.to("oracle", StateOracle.of(9), surroundings));
  }

  private static RealVector angles() {
    return RealVector.of(STREAMS.of("angles").doubles(1500, -0.4, 0.4).toArray());
  }

  private static double distance(double[] first, double[] second) {
    double[] p = shares(first);
    double[] q = shares(second);
    var sum = 0.0;
    for (var k = 0; k < p.length; k++) {
      sum += Math.abs(p[k] - q[k]) / 2;
    }
    return sum;
  }

  private static double[] shares(double[] moduli) {
    var total = Arrays.stream(moduli).map(a -> a * a).sum();
    return Arrays.stream(moduli).map(a -> a * a / total).toArray();
  }
}
