package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
  private static final double TOLERANCE = 1e-11;

  @ParameterizedTest
  @EnumSource
  void everyRowOfTheGateTableReadsBackAsItself(Dialect dialect) {
    for (var gate : StandardGate.values()) {
      for (var physical : new boolean[] {false, true}) {
        var builder = physical ? Circuit.onDeviceQubits(4) : Circuit.onQubits(4);
        builder.x(3);
        var circuit =
            builder
                .apply(gate, Programs.angles(gate, new Random(7)), operands(gate, 3, 1, 0))
                .build();
        assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)), gate.gateName());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRowUnderAControlKeepsItsUnitary(Dialect dialect) {
    for (var gate : StandardGate.values()) {
      for (var control : List.of(true, false)) {
        var controlled = ControlledGate.of(gate, List.of(control));
        var circuit =
            Circuit.onQubits(4)
                .apply(
                    controlled,
                    Programs.angles(controlled, new Random(8)),
                    operands(controlled, 3, 1, 0, 2))
                .build();
        var back = OpenQasm3.read(OpenQasm3.write(circuit, dialect));
        assertTrue(Unitaries.of(back).distance(Unitaries.of(circuit)) < TOLERANCE, gate.gateName());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomProgramsKeepTheirUnitary(Dialect dialect) {
    var random = new Random(20);
    for (var round = 0; round < 60; round++) {
      var circuit = Programs.random(random, 1 + random.nextInt(4));
      var text = OpenQasm3.write(circuit, dialect);
      var back = OpenQasm3.read(text);
      assertTrue(Unitaries.of(back).distance(Unitaries.of(circuit)) < TOLERANCE, () -> text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersReadBackToTheIdenticalDouble(Dialect dialect) {
    var random = new Random(21);
    var builder = Circuit.onQubits(1);
    for (var k = -100; k <= 100; k++) {
      builder.rz(k * Math.PI / 48, 0).rz(Math.nextUp(k * Math.PI / 8), 0).rz(k / 7.0, 0);
      builder.rz(Double.longBitsToDouble(random.nextLong() & ~(0x7FFL << 52) | 3L << 60), 0);
    }
    builder.rz(-0.0, 0).rz(Double.MIN_VALUE, 0).rz(1e300, 0).rz(1e-300, 0);
    var circuit = builder.build();
    assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)));
  }

  @ParameterizedTest
  @EnumSource
  void measurementResetBarrierDelayAndBranchesReadBackAsThemselves(Dialect dialect) {
    for (var relation : Condition.Relation.values()) {
      var circuit =
          Circuit.onQubits(3)
              .register("first", 2)
              .register("second", 3)
              .measure(0, 0)
              .measure(1, 1)
              .add(
                  new Conditional(
                      new Condition.Compare(List.of(0, 1), relation, 2),
                      List.of(new Apply(StandardGate.X, List.of(), List.of(2))),
                      List.of(new Apply(StandardGate.H, List.of(), List.of(2)))))
              .reset(1)
              .barrier(0, 2)
              .add(new Delay(100, DelayUnit.DT, List.of(0)))
              .add(new Delay(1.3e-7, DelayUnit.SECOND, List.of(0, 1)))
              .when(
                  new Condition.Not(new Condition.Bit(3)),
                  Circuit.onQubits(1).x(0).build().instructions().getFirst())
              .measure(2, 4)
              .build();
      assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void conditionsOnScatteredBitsHoldForTheSameOutcomes(Dialect dialect) {
    for (var relation : Condition.Relation.values()) {
      for (var value = -1; value <= 8; value++) {
        var condition = new Condition.Compare(List.of(4, 0, 2), relation, value);
        var circuit =
            Circuit.onQubits(1)
                .register("c", 5)
                .when(condition, new Apply(StandardGate.X, List.of(), List.of(0)))
                .build();
        var back = OpenQasm3.read(OpenQasm3.write(circuit, dialect));
        for (var outcome = 0; outcome < 32; outcome++) {
          assertEquals(runs(circuit, outcome), runs(back, outcome), relation + " " + value);
        }
      }
    }
  }

  /// Whether the only gate of a circuit runs when the bits are those of `outcome`.
  private static boolean runs(Circuit circuit, int outcome) {
    return circuit.instructions().stream()
        .anyMatch(i ->
            i instanceof Apply
                || i instanceof Conditional(var condition, _, _)
                    && condition.holds(bit -> outcome >> bit & 1));
  }

  @ParameterizedTest
  @EnumSource
  void parametersKeepTheirScalesAndOffsets(Dialect dialect) {
    var a = Parameter.of("alpha_1").angle();
    var b = Parameter.of("beta").angle();
    var circuit =
        Circuit.onQubits(2)
            .parameter(Parameter.of("unused"))
            .rz(a.times(-0.1).plus(b.times(1.0 / 3)).plus(Math.PI / 2), 0)
            .rx(b.negated(), 1)
            .cp(a.plus(-0.25), 0, 1)
            .build();
    assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)));
  }

  @Test
  void theStandardDialectKeepsStatesOutcomesAndNames() {
    var circuit =
        Circuit.onQubits(2)
            .register("x", 1)
            .register("measure", 1)
            .prepare(Amplitudes.of(new double[] {0.6, 0}, new double[] {0, 0.8}), 1)
            .prepare(new Amplitudes.Slot("psi", 2), 1, 0)
            .rz(Parameter.of("t").angle(), 0)
            .rz(Parameter.of("t_").angle(), 0)
            .measureKeeping(0, 0, Keep.ONE)
            .measureKeeping(1, 1, Keep.ZERO)
            .build();
    assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit)));
  }

  @ParameterizedTest
  @EnumSource
  void everyDialectKeepsOutcomesAndNames(Dialect dialect) {
    var circuit =
        Circuit.onQubits(2)
            .register("x", 1)
            .register("measure", 1)
            .rz(Parameter.of("pi").angle(), 0)
            .measureKeeping(0, 0, Keep.ONE)
            .measureKeeping(1, 1, Keep.ZERO)
            .build();
    assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)));
  }

  @Test
  void vendorsFindOutcomesToKeepInComments() {
    var circuit = Circuit.onQubits(1).measureKeeping(0, 0, Keep.ONE).build();
    for (var dialect : List.of(Dialect.IBM, Dialect.BRAKET)) {
      assertTrue(OpenQasm3.write(circuit, dialect).contains("\n// @diffraqt.keep 1\n"));
    }
  }

  private static List<Integer> operands(Gate gate, Integer... places) {
    return List.of(places).subList(0, gate.qubits());
  }
}
