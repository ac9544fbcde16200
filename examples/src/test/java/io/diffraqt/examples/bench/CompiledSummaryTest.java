package io.diffraqt.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.examples.bench.CompiledSummary.Match;
import io.diffraqt.examples.bench.programs.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledSummaryTest {
  private static CompiledFigure figure(String who, int gates, double seconds) {
    return new CompiledFigure(
        BenchCase.H,
        "ghz5",
        5,
        1,
        "double",
        who,
        new Figure.Seconds(seconds, seconds, 1),
        null,
        null,
        null,
        Program.Set.HELD_OUT,
        "line",
        gates,
        2 * gates,
        gates);
  }

  @Test
  void ratiosAreOursByThePeersAndTheirMeanIsGeometric() {
    var summary =
        CompiledSummary.of(
            List.of(
                new Match(figure("diffraqt", 8, 1), figure("qiskit", 4, 4)),
                new Match(figure("diffraqt", 4, 1), figure("qiskit", 32, 4))));
    assertThat(summary.twoQubitGates()).isCloseTo(0.5, within(1e-12));
    assertThat(summary.seconds()).isCloseTo(0.25, within(1e-12));
    assertThat(summary.who()).isEqualTo("qiskit");
    assertThat(summary.worst())
        .extracting(CompiledSummary.Worst::ratio)
        .containsExactly(2.0, 0.125);
    assertThat(summary.row()).startsWith("held-out, diffraqt / qiskit, geometric means of 2");
  }

  @Test
  void wherePeersNeedNoGateNoneIsTheBestAndOneIsWorse() {
    var none = new Match(figure("diffraqt", 0, 1), figure("qiskit", 0, 1));
    var one = new Match(figure("diffraqt", 1, 1), figure("qiskit", 0, 1));
    assertThat(CompiledSummary.of(List.of(none)).twoQubitGates()).isEqualTo(1);
    assertThat(CompiledSummary.of(List.of(one)).twoQubitGates()).isCloseTo(2, within(1e-12));
  }
}
