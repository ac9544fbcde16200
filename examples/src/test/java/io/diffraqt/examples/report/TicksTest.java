package io.diffraqt.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0, 0.47",
    "-1.7, 1.7",
    "3, 3",
    "0, 0",
    "1e-9, 2e-9",
    "-5e7, 1e7",
    "0.999, 1.001",
    "1, 1000000"
  })
  void roundedAxesHoldTheDataInFourToEightTicks(double lowest, double highest) {
    var ticks = Ticks.rounded(lowest, highest);
    var tolerance = 1e-6 * (ticks.high() - ticks.low());
    assertThat(ticks.low()).isLessThanOrEqualTo(lowest + tolerance);
    assertThat(ticks.high()).isGreaterThanOrEqualTo(highest - tolerance);
    assertThat(ticks.high()).isGreaterThan(ticks.low());
    assertThat(ticks.values()).hasSizeBetween(2, 8).isSorted();
  }

  @Test
  void anAxisThatEndsWithTheDataHasItsTicksInside() {
    var ticks = Ticks.within(1, 40);
    assertThat(ticks.low()).isEqualTo(1);
    assertThat(ticks.high()).isEqualTo(40);
    assertThat(ticks.values().stream().map(Ticks::label)).containsExactly("10", "20", "30", "40");
  }

  @Test
  void logarithmicTicksAreRoundNumbers() {
    assertThat(labels(Ticks.logarithmic(0.036, 1.1)))
        .containsExactly("0.02", "0.05", "0.1", "0.2", "0.5", "1", "2");
    assertThat(labels(Ticks.logarithmic(1e-6, 1)))
        .containsExactly("1e-6", "1e-5", "1e-4", "0.001", "0.01", "0.1", "1");
    assertThat(labels(Ticks.logarithmic(5, 5))).contains("5", "10");
    assertThat(Ticks.logarithmic(1e-20, 1).values()).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0.25, 0.25",
    "1500, 1500",
    "0.30000000000000004, 0.3",
    "2e-5, 2e-5",
    "-1234567, -1.235e6",
    "1e300, 1e300",
    "100000, 100000",
    "NaN, NaN"
  })
  void labelsAreShort(double value, String label) {
    assertThat(Ticks.label(value)).isEqualTo(label);
  }

  private static List<String> labels(Ticks ticks) {
    return ticks.values().stream().map(Ticks::label).toList();
  }
}
