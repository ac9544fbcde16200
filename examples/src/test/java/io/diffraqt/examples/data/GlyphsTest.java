package io.diffraqt.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 16, 28, 33})
  void digitsAreToldApartByTheirNearestNeighbour(int size) {
    var known = Glyphs.draw(300, size, new SplittableRandom(1));
    var asked = Glyphs.draw(100, size, new SplittableRandom(2));
    var right =
        IntStream.range(0, 100)
            .filter(i -> known.label(nearest(known, asked.image(i))) == asked.label(i))
            .count();
    assertThat(right).isGreaterThanOrEqualTo(95);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 28})
  void everyDigitIsInkOnBlackPaperAndLeavesTheRimMostlyFree(int size) {
    var glyphs = Glyphs.draw(200, size, new SplittableRandom(5));
    for (var i = 0; i < glyphs.count(); i++) {
      assertThat(Arrays.stream(glyphs.image(i)).average().orElseThrow() / 255).isBetween(0.03, 0.5);
      assertThat(glyphs.pixel(i, 0, 0, 0)).isLessThan(128);
    }
  }

  @Test
  void theSeedFixesEveryPixel() {
    var once = Glyphs.draw(30, 16, new SplittableRandom(9));
    var again = Glyphs.draw(30, 16, new SplittableRandom(9));
    var other = Glyphs.draw(30, 16, new SplittableRandom(10));
    assertThat(again.image(29)).containsExactly(once.image(29));
    assertThat(other.image(29)).isNotEqualTo(once.image(29));
  }

  @Test
  void moreDigitsBeginWithTheSameDigits() {
    var few = Glyphs.draw(20, 28, new SplittableRandom(4));
    var many = Glyphs.draw(200, 28, new SplittableRandom(4));
    assertThat(many.image(19)).containsExactly(few.image(19));
    assertThat(many.label(19)).isEqualTo(few.label(19)).isEqualTo(9);
  }

  @Test
  void digitsOfOneClassDiffer() {
    var glyphs = Glyphs.draw(100, 28, new SplittableRandom(4)).withClasses(3);
    assertThat(IntStream.range(0, 10).map(i -> Arrays.hashCode(glyphs.image(i))).distinct())
        .hasSize(10);
  }

  @Test
  void aSizeBelowEightIsRefused() {
    assertThatThrownBy(() -> Glyphs.draw(10, 7, new SplittableRandom()))
        .hasMessage("10 pictures of 7x7 cannot be drawn; at least 1, and a size from 8 to 256");
  }

  private static int nearest(ImageSet known, double[] image) {
    return IntStream.range(0, known.count())
        .boxed()
        .min(Comparator.comparingDouble(i -> squaredDistance(known.image(i), image)))
        .orElseThrow();
  }

  private static double squaredDistance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }
}
