package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostEstimateTest {
  private static final Circuit CIRCUIT = Circuit.onQubits(1).h(0).measureAll().build();

  private static CostEstimate of(Tariff tariff, int shots) {
    var free = Target.unrestricted("till", 1);
    var target =
        new Target(
            free.name(),
            free.qubits(),
            free.gates(),
            free.coupling(),
            free.limits(),
            tariff,
            free.calibration());
    var run = new Submission.Run(CIRCUIT, Bindings.none(), Request.Samples.of(shots));
    return CostEstimate.of(new Submission(new SubmissionKey("key"), List.of(run)), target);
  }

  @Test
  void whatServesAPurposeIsInTheSumsAndNamedBesideThem() {
    var tariff = Tariff.usd("0.30", "0.001", LocalDate.of(2026, 1, 31));
    var calibration = of(tariff, 400).plus(of(tariff, 100)).asOverhead("readout calibration");
    var all = of(tariff, 1000).plus(calibration).plus(of(tariff, 50).asOverhead("twirling"));
    assertThat(all.shots()).isEqualTo(1550);
    assertThat(all.circuits()).isEqualTo(4);
    assertThat(all.money().orElseThrow().most()).isEqualByComparingTo(new BigDecimal("2.75"));
    assertThat(all.overheads())
        .containsExactly(
            new CostEstimate.Overhead("readout calibration", 2, 500),
            new CostEstimate.Overhead("twirling", 1, 50));
  }

  @Test
  void onePurposeIsNamedOnce() {
    var part = of(Tariff.FREE, 10).asOverhead("twirling");
    assertThat(part.plus(part).overheads())
        .containsExactly(new CostEstimate.Overhead("twirling", 2, 20));
  }

  @Test
  void anUnknownPriceIsNeverZero() {
    var all = of(Tariff.UNKNOWN, 10).plus(of(Tariff.UNKNOWN, 10).asOverhead("twirling"));
    assertThat(all.money()).isEmpty();
  }
}
