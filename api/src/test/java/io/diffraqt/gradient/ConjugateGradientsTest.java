package io.diffraqt.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ConjugateGradientsTest {
  private static double[] times(double[][] matrix, double[] v) {
    return Arrays.stream(matrix)
        .mapToDouble(row -> {
          var sum = 0.0;
          for (var k = 0; k < v.length; k++) {
            sum += row[k] * v[k];
          }
          return sum;
        })
        .toArray();
  }

  @Test
  void theSolutionOfASmallSystemIsFound() {
    var matrix = new double[][] {{4, 1, 0}, {1, 3, -1}, {0, -1, 2}};
    var x = new double[] {1, -2, .5};
    var seen = ConjugateGradients.solve(times(matrix, x), v -> times(matrix, v));
    assertThat(seen).containsExactly(x, within(1e-9));
  }

  @Test
  void aGradientOfZeroHasASolutionOfZero() {
    assertThat(ConjugateGradients.solve(new double[2], v -> v.clone())).containsExactly(0, 0);
  }

  @Test
  void aSystemThatIsNotPositiveIsRefused() {
    var turning = new double[][] {{1e-3, 1}, {-1, 1e-3}};
    assertThatThrownBy(() -> ConjugateGradients.solve(new double[] {1, 1}, v -> times(turning, v)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damp more");
  }
}
