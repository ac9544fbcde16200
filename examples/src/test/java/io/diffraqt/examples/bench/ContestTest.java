package io.diffraqt.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
  private final List<String> turns = new ArrayList<>();

  /// Claims that each run took a second.
  private record Slow(String who, List<String> turns) implements Contender {
    @Override
    public String precision() {
      return "double";
    }

    @Override
    public double[] seconds(int runs) {
      turns.addAll(Collections.nCopies(runs, who));
      var seconds = new double[runs];
      Arrays.fill(seconds, 1);
      return seconds;
    }

    @Override
    public void close() {}
  }

  @Test
  void contendersTakeTurns() {
    new Contest(1e-9).times(List.of(new Slow("a", turns), new Slow("b", turns)));
    assertThat(turns.subList(turns.size() - 10, turns.size()))
        .containsExactly("a", "b", "a", "b", "a", "b", "a", "b", "a", "b");
  }

  @Test
  void evenASlowContenderRunsOncePerRound() {
    var times = new Contest(1e-9).times(List.of(new Slow("a", turns)));
    assertThat(times)
        .containsExactly(
            new Contest.Times(new Figure.Seconds(1, 1, 5), List.of(1., 1., 1., 1., 1.)));
  }

  @Test
  void aRatioComparesTheTwoRoundByRound() {
    var ours = new Contest.Times(Figure.Seconds.of(new double[] {1, 2, 4}), List.of(1., 2., 4.));
    var theirs = new Contest.Times(Figure.Seconds.of(new double[] {3, 4, 4}), List.of(3., 4., 4.));
    assertThat(theirs.over(ours)).isEqualTo(new Figure.Ratio(2, 1, 3));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    var seconds = Figure.Seconds.of(new double[] {4, 1, 3, 2});
    assertThat(seconds.min()).isEqualTo(1);
    assertThat(seconds.median()).isCloseTo(2.5, within(1e-12));
    assertThat(seconds.runs()).isEqualTo(4);
  }
}
