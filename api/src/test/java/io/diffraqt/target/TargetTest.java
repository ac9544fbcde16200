package io.diffraqt.target;

import static io.diffraqt.circuit.StandardGate.CZ;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.RZZ;
import static io.diffraqt.circuit.StandardGate.SX;
import static io.diffraqt.circuit.StandardGate.X;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.error.UnsupportedCircuitException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Target LINE =
      new Target(
          "line",
          3,
          GateSet.of(CZ, RZ, SX, X),
          CouplingMap.line(3),
          new Limits(100, 10, false, false, false),
          Tariff.FREE,
          Optional.empty());

  @Test
  void anAcceptedCircuitHasNoViolations() {
    var circuit = Circuit.onQubits(3).sx(0).cz(1, 2).gphase(0.5).measureAll().build();
    assertThat(LINE.violations(circuit)).isEmpty();
  }

  @Test
  void aForeignGateIsNamedWithItsPlaceAndTheWayOut() {
    assertThat(LINE.violations(Circuit.onQubits(3).sx(0).ccx(0, 1, 2).build()))
        .containsExactly(
            "it uses ccx on qubits [0, 1, 2] at instruction 1, and line runs only cz, rz, sx, x; "
                + "compile it with Transpiler.to(target)");
  }

  @Test
  void aPairThatIsNotJoinedIsNamed() {
    assertThat(LINE.violations(Circuit.onQubits(3).cz(0, 2).build()))
        .containsExactly(
            "instruction 0 uses cz on qubits [0, 2], which line does not join in this direction");
  }

  @Test
  void tooManyQubitsMidCircuitUseAndConditionsAreRefusedTogether() {
    var condition = new Condition.Bit(0);
    var circuit =
        Circuit.onQubits(4).measure(0, 0).when(condition, new Instruction.Reset(1)).build();
    assertThat(LINE.violations(circuit))
        .containsExactly(
            "the circuit has 4 qubits, and line has 3",
            "it measures in mid-circuit, and line measures only at the end",
            "instruction 1 depends on measured bits, and line has no conditions");
  }

  @Test
  void noiseIsRefusedWhereADeviceHasItsOwn() {
    var flip = new Instruction.Noise(StandardChannel.BIT_FLIP.of(.1), List.of(2));
    var circuit = Circuit.onQubits(3).sx(0).add(flip).build();
    assertThat(LINE.violations(circuit))
        .containsExactly(
            "instruction 1 is noise on qubits [2], and line has its own alone; run it on a"
                + " simulator, or leave the noise out");
    assertThat(Target.unrestricted("any", 3).violations(circuit)).isEmpty();
  }

  @Test
  void anAngleThatTheDeviceDoesNotTurnByIsNamed() {
    var half = Math.PI / 2;
    var gates =
        GateSet.of(RX, RZZ)
            .limiting(RX, AngleLimit.Choice.of(-half, half))
            .limiting(RZZ, new AngleLimit.Range(0, half));
    var device =
        new Target(
            "limited", 2, gates, CouplingMap.line(2), Limits.NONE, Tariff.FREE, Optional.empty());
    var a = Parameter.of("a").angle();
    var circuit = Circuit.onQubits(2).rx(half, 0).rx(.5, 0).rzz(.5, 0, 1).rzz(a, 0, 1).build();
    assertThat(device.violations(circuit))
        .containsExactly(
            "instruction 1 uses rx on qubits [0] with 0.5, and limited runs it with angles of"
                + " -1.5708, 1.5708 only; compile it with Transpiler.to(target)",
            "instruction 3 uses rzz on qubits [0, 1] with a parameter, and limited runs it with"
                + " angles from 0.0000 to 1.5708; compile it with Transpiler.to(target)");
  }

  @Test
  void requireThrowsTheListOfViolations() {
    assertThatThrownBy(() -> LINE.require(Circuit.onQubits(3).h(0).build()))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageStartingWith("line cannot run this circuit: it uses h on qubits [0]");
  }

  @Test
  void aPriceAddsTasksShotsAndSeconds() {
    var tariff = Tariff.usd("0.30", "0.00145", LocalDate.of(2026, 7, 1));
    assertThat(tariff.price(2, 1000, BigDecimal.ZERO)).isEqualByComparingTo("2.05");
    assertThat(Tariff.FREE.isFree()).isTrue();
  }
}
