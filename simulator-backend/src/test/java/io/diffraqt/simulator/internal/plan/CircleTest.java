package io.diffraqt.simulator.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircleTest {
  private static void assertLikeThePlatform(double... angles) {
    var cos = new double[angles.length];
    var sin = new double[angles.length];
    Circle.fill(angles, cos, sin);
    for (var a = 0; a < angles.length; a++) {
      assertThat(cos[a]).as("cos %s", angles[a]).isCloseTo(Math.cos(angles[a]), within(3e-16));
      assertThat(sin[a]).as("sin %s", angles[a]).isCloseTo(Math.sin(angles[a]), within(3e-16));
    }
  }

  @Test
  void cosinesAndSinesAreThoseOfThePlatform() {
    var random = new Random(1);
    for (var scale : new double[] {1e-9, 1, 7, 100, 9e4}) {
      assertLikeThePlatform(random.doubles(100_000, -scale, scale).toArray());
    }
  }

  @Test
  void multiplesOfAnEighthOfATurnAndTheirNeighboursAreMet() {
    assertLikeThePlatform(
        IntStream.range(-400, 400)
            .mapToDouble(k -> k * Math.PI / 4)
            .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)))
            .toArray());
  }

  @Test
  void anglesOfAnySizeAreTaken() {
    assertLikeThePlatform(1e5, -1e5, 1.1e5, 1e18, -3e200, 1);
    var cos = new double[2];
    var sin = new double[2];
    Circle.fill(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, cos, sin);
    assertThat(cos).containsOnly(Double.NaN);
    assertThat(sin).containsOnly(Double.NaN);
    Circle.fill(new double[] {Double.NaN, 1}, cos, sin);
    assertThat(cos[0]).isNaN();
    assertThat(sin[1]).isCloseTo(Math.sin(1), within(3e-16));
  }
}
