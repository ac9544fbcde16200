package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.stabilizer.Compiler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Predictions against recorded times; nothing is timed here.
class EffortTest {
  private static final double FACTOR = 3;

  private static double predicted(EffortCase one) {
    var aim = new Aim(one.circuit(), List.of(), Aim.Kept.RECORDED, Aim.Form.PURE);
    var runs = new Runs(SimulatorSettings.defaults(), one.noise(), new Workers(1));
    var shots = one.request().shots();
    return switch (one.method()) {
      case "state" -> Effort.of(one.circuit()).pure(shots);
      case "density" -> runs.mixedSeconds(one.circuit(), shots);
      case "trajectories" -> runs.drawnSeconds(one.circuit(), shots);
      default ->
          switch (Compiler.compiled(aim, one.noise())) {
            case Compiler.Compiled.Ready(var script) -> Effort.of(script, one.request());
            case Compiler.Compiled.Refused(var reason) -> throw new IllegalStateException(reason);
          };
    };
  }

  @ParameterizedTest
  @EnumSource(EffortCase.class)
  void aPredictionIsWithinAFactorOfThreeOfWhatWasMeasured(EffortCase one) {
    assertThat(predicted(one))
        .isBetween(one.measuredSeconds() / FACTOR, one.measuredSeconds() * FACTOR);
  }

  @Test
  void theMethodThatWasMeasuredMuchFasterIsChosen() {
    var checked = new ArrayList<EffortCase>();
    for (var fast : EffortCase.values()) {
      for (var slow : EffortCase.values()) {
        var isWorthIt = slow.measuredSeconds() > Effort.WORTH_A_LOOK;
        var isMuchSlower = fast.measuredSeconds() * Effort.MARGIN < slow.measuredSeconds();
        if (fast.asksAs(slow) && isWorthIt && isMuchSlower) {
          var said = fast.chooser().method(fast.circuit(), Bindings.none(), fast.request());
          assertThat(said.orElseThrow()).as("%s, not %s", fast, slow).startsWith(fast.method());
          checked.add(fast);
        }
      }
    }
    assertThat(checked)
        .extracting(EffortCase::method)
        .contains("density", "trajectories", "stabilizer");
  }
}
