package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.target.Calibration;
import io.diffraqt.target.Calibration.Clock;
import io.diffraqt.target.Calibration.QubitFigures;
import io.diffraqt.target.Target;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimetableTest {
  private static final double DT = 1e-9;

  /// `sx` and `x` take 32 dt, `cz` 64, a measurement 1,000; starts are multiples of 16.
  private static final Calibration TIMED = Targets.times(qubits(), Optional.of(new Clock(DT, 16)));

  private static final Circuit WAITING =
      Circuit.onDeviceQubits(3).sx(0).sx(0).sx(0).sx(1).cz(0, 1).x(2).cz(1, 2).build();

  @Test
  void asSoonAsPossibleAQubitWaitsForItsPartnerAfterItsGate() {
    assertEquals(List.of(0., 32., 64., 0., 96., 0., 160.), starts(WAITING, Schedule.AS_SOON));
    assertEquals(List.of(delay(64, 1), delay(128, 2)), delays(WAITING, Schedule.AS_SOON));
  }

  @Test
  void asLateAsPossibleTheFirstGateOfAQubitWaits() {
    assertEquals(List.of(0., 32., 64., 64., 96., 128., 160.), starts(WAITING, Schedule.AS_LATE));
    assertEquals(List.of(), delays(WAITING, Schedule.AS_LATE));
  }

  @ParameterizedTest
  @EnumSource
  void aQubitThatWaitsBetweenTwoGatesGetsADelay(Schedule schedule) {
    var circuit = Circuit.onDeviceQubits(2).cz(0, 1).sx(0).sx(0).cz(0, 1).build();
    assertEquals(List.of(delay(64, 1)), delays(circuit, schedule));
    assertEquals(192 * DT, table(circuit, schedule).seconds(), 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void pulsesAndMeasurementsStartOnTheGrid(Schedule schedule) {
    var circuit =
        Circuit.onDeviceQubits(2)
            .sx(0)
            .add(new Delay(37e-9, DelayUnit.SECOND, List.of(0)))
            .cz(0, 1)
            .add(new Delay(5, DelayUnit.DT, List.of(1)))
            .sx(1)
            .measure(0, 0)
            .measure(1, 1)
            .build();
    var starts = starts(circuit, schedule);
    for (var k : List.of(0, 2, 4, 5, 6)) {
      assertEquals(0, starts.get(k) % 16, "instruction " + k);
    }
    var filled = circuit.withInstructions(table(circuit, schedule).withDelays());
    assertTrue(filled.count(i -> i instanceof Delay) >= 4, filled::toString);
    assertTrue(
        filled.instructions().stream()
            .allMatch(i -> !(i instanceof Delay d) || d.unit() == DelayUnit.DT));
    // The delays alone keep the times: nothing waits any more.
    assertEquals(filled.count(i -> i instanceof Delay), delays(filled, schedule).size());
    assertEquals(table(circuit, schedule).seconds(), table(filled, schedule).seconds(), 20 * DT);
  }

  @Test
  void classicalBitsAreWaitedForToo() {
    var circuit =
        Circuit.onDeviceQubits(2)
            .measure(0, 0)
            .when(new Condition.Bit(0), x(1), x(1))
            .sx(1)
            .build();
    assertEquals(List.of(0., 1008., 1072.), starts(circuit, Schedule.AS_SOON));
    assertEquals(1104 * DT, table(circuit, Schedule.AS_LATE).seconds(), 1e-15);
  }

  @Test
  void barriersHoldQubitsBack() {
    var circuit = Circuit.onDeviceQubits(2).cz(0, 1).sx(0).barrier(0, 1).sx(1).build();
    assertEquals(List.of(delay(32, 1)), delays(circuit, Schedule.AS_SOON));
    assertEquals(List.of(delay(32, 1)), delays(circuit, Schedule.AS_LATE));
  }

  @Test
  void aResetTakesItsOwnTimeAndAsLongAsAMeasurementWhereThatIsUnknown() {
    var circuit = Circuit.onDeviceQubits(2).reset(0).sx(0).measure(0, 0).build();
    for (var reset : new double[] {0, 4e-7}) {
      var qubit = new QubitFigures(1e-4, 1e-4, ReadoutError.symmetric(0), 1e-6, reset);
      var figures = Targets.times(List.of(qubit, qubit), Optional.empty());
      var table = Timetable.of(circuit, figures, Schedule.AS_SOON);
      assertEquals(reset > 0 ? reset : 1e-6, table.length(0), 1e-15);
      assertEquals(1e-6, table.length(2), 1e-15);
    }
  }

  @Test
  void nothingIsAddedWhereNothingWaits() {
    var phase = Circuit.onDeviceQubits(1).gphase(.1).sx(0).gphase(.2).build();
    for (var circuit : List.of(phase, Circuit.onDeviceQubits(0).build())) {
      for (var schedule : Schedule.values()) {
        assertEquals(circuit.instructions(), table(circuit, schedule).withDelays());
      }
    }
  }

  @Test
  void writtenDelaysCountAsTimeSpent() {
    var pause = new Delay(96, DelayUnit.DT, List.of(0));
    var circuit = Circuit.onDeviceQubits(2).cz(0, 1).add(pause).sx(1).cz(0, 1).build();
    assertEquals(List.of(pause, delay(64, 1)), delays(circuit, Schedule.AS_SOON));
  }

  @Test
  void withoutAClockDelaysAreInSeconds() {
    var circuit = Circuit.onDeviceQubits(2).cz(0, 1).sx(0).cz(0, 1).build();
    var table = Timetable.of(circuit, Targets.times(qubits(), Optional.empty()), Schedule.AS_SOON);
    assertEquals(
        List.of(new Delay(32e-9, DelayUnit.SECOND, List.of(1))),
        table.withDelays().stream().filter(Delay.class::isInstance).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerWritesDelaysAndSaysHowLongItTakes(Schedule schedule) {
    var device = timed();
    var circuit = new RandomCircuits(8, 4).gates(25);
    var plain = Transpiler.to(device).withLevel(2);
    var compiled = plain.withSchedule(schedule).compile(circuit);
    assertEquals(List.of(), device.violations(compiled.circuit()));
    assertTrue(compiled.circuit().count(i -> i instanceof Delay) > 0);
    assertEquals(
        plain.compile(circuit).duration().orElseThrow(), compiled.duration().orElseThrow(), 1e-15);
    Equivalence.require("scheduled", circuit, compiled, new RandomCircuits(8, 4).values(circuit));
  }

  @Test
  void aTargetWithoutTimesHasNoScheduleAndNoDuration() {
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).build();
    var transpiler = Transpiler.to(Targets.lineCz(2));
    var refused =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> transpiler.withSchedule(Schedule.AS_LATE).compile(circuit));
    assertEquals(
        List.of("a schedule needs the times of gates, and line gives none"), refused.violations());
    assertTrue(transpiler.compile(circuit).duration().isEmpty());
  }

  private static Target timed() {
    return Targets.timed(Targets.lineCz(5), qubits());
  }

  private static List<QubitFigures> qubits() {
    var qubit = new QubitFigures(1e-4, 1e-4, ReadoutError.symmetric(0), 1e-6, 0);
    return Collections.nCopies(5, qubit);
  }

  private static Apply x(int qubit) {
    return new Apply(StandardGate.X, List.of(), List.of(qubit));
  }

  private static Delay delay(double dt, int qubit) {
    return new Delay(dt, DelayUnit.DT, List.of(qubit));
  }

  private static Timetable table(Circuit circuit, Schedule schedule) {
    return Timetable.of(circuit, TIMED, schedule);
  }

  /// In dt.
  private static List<Double> starts(Circuit circuit, Schedule schedule) {
    var table = table(circuit, schedule);
    return IntStream.range(0, circuit.instructions().size())
        .mapToObj(k -> (double) Math.round(table.start(k) / DT))
        .toList();
  }

  private static List<Instruction> delays(Circuit circuit, Schedule schedule) {
    return table(circuit, schedule).withDelays().stream().filter(Delay.class::isInstance).toList();
  }
}
