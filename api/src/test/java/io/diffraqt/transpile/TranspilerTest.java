package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.CZ;
import static io.diffraqt.circuit.StandardGate.R;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.RZZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.Calibration.QubitFigures;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranspilerTest {
  @Test
  void theSameSeedGivesTheSameCircuit() {
    var circuit = new RandomCircuits(3, 6).gates(40);
    var transpiler = Transpiler.to(Targets.ringEcr(9)).withLevel(3).withSeed(11);
    assertEquals(transpiler.compile(circuit).circuit(), transpiler.compile(circuit).circuit());
  }

  @Test
  void noTimeStillGivesAResult() {
    var circuit = new RandomCircuits(4, 5).gates(20);
    var target = Targets.lineCz(6);
    var compiled = Transpiler.to(target).withLevel(3).withTimeLimit(Duration.ZERO).compile(circuit);
    assertEquals(List.of(), target.violations(compiled.circuit()));
  }

  @Test
  void aTargetThatRunsEverythingGetsTheCircuitAsItIs() {
    var circuit = new RandomCircuits(2, 4).programs(20);
    assertEquals(circuit, Transpiler.to(Target.unrestricted("free", 5)).compile(circuit).circuit());
  }

  @Test
  void aTargetMayJoinMoreQubitsThanItsPairsFitInMemory() {
    var circuit = Circuit.onQubits(3).h(0).cx(0, 2).build();
    var huge = Target.unrestricted("huge", 5_000_000);
    assertEquals(circuit, Transpiler.to(huge).compile(circuit).circuit());
    var few = Targets.of("few", 5_000_000, CouplingMap.full(), CZ, RZ, StandardGate.SX);
    assertEquals(1, Transpiler.to(few).withLevel(3).compile(circuit).circuit().multiQubitGates());
  }

  @Test
  void aGivenLayoutIsWhereTheCircuitStarts() {
    var circuit = Circuit.onQubits(3).h(0).cx(0, 1).cx(1, 2).build();
    var compiled = Transpiler.to(Targets.lineCz(6)).withLayout(List.of(5, 4, 3)).compile(circuit);
    assertEquals(List.of(5, 4, 3), compiled.initial().places());
    assertEquals(2, compiled.circuit().multiQubitGates());
    assertTrue(compiled.circuit().isPhysical());
  }

  @Test
  void qubitsOfTheDeviceStayWhereTheyAre() {
    var circuit = Circuit.onDeviceQubits(5).h(4).cx(4, 3).measure(3, 0).build();
    var compiled = Transpiler.to(Targets.lineCz(5)).compile(circuit);
    assertEquals(List.of(3, 4), compiled.circuit().usedQubits());
  }

  @Test
  void aRingOfTwoQubitGatesRunsInTwoColours() {
    var n = 100;
    var builder = Circuit.onQubits(n);
    for (var round = 0; round < 2; round++) {
      for (var q = 0; q < n; q++) {
        builder.rzz(.4, q, (q + 1) % n);
      }
      for (var q = 0; q < n; q++) {
        builder.rx(.3, q);
      }
    }
    var device = Targets.of("ring", n, ring(n), StandardGate.CZ, StandardGate.RZ, StandardGate.SX);
    var compiled = Transpiler.to(device).withLevel(2).compile(builder.build());
    assertEquals(400, compiled.circuit().multiQubitGates());
    assertEquals(8, compiled.circuit().multiQubitDepth());
  }

  @Test
  void aSwapBeforeTheEndCostsNothing() {
    var circuit = Circuit.onQubits(3).h(0).cx(0, 1).swap(1, 2).swap(0, 1).measureAll().build();
    var compiled = Transpiler.to(Targets.lineCz(3)).withLevel(2).compile(circuit);
    assertEquals(1, compiled.circuit().multiQubitGates());
  }

  @Test
  void parametersStaySymbolicThroughEveryLevel() {
    var theta = Parameter.of("theta");
    var circuit = Circuit.onQubits(2).rx(theta.angle(), 0).rzz(theta.angle(), 0, 1).build();
    for (var level = 0; level <= 3; level++) {
      var compiled = Transpiler.to(Targets.lineCz(2)).withLevel(level).compile(circuit);
      assertEquals(List.of(theta), compiled.circuit().parameters());
      assertEquals(2, compiled.circuit().multiQubitGates());
    }
  }

  @Test
  void bindingTheProgramFirstGivesTheSameStates() {
    var slot = new Amplitudes.Slot("psi", 2);
    var circuit = Circuit.onQubits(2).prepare(slot, 0, 1).h(0).build();
    var compiled = Transpiler.to(Targets.lineCz(2)).compile(circuit);
    assertFalse(compiled.circuit().parameters().isEmpty());
    Equivalence.require("slot", circuit, compiled, new RandomCircuits(1, 2).values(circuit));
  }

  @Test
  void successIsEstimatedFromTheCalibration() {
    var calibrated = Targets.calibrated(Targets.lineCz(3), Map.of(new Pair(0, 1), 0.1));
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).build();
    var compiled = Transpiler.to(calibrated).withLayout(List.of(0, 1)).compile(circuit);
    assertEquals(0.9, compiled.estimatedSuccess().orElseThrow(), 1e-9);
  }

  @Test
  void qubitsThatForgetAndReadOutsThatErrAreAvoided() {
    var figures = new ArrayList<>(Collections.nCopies(7, figures(1e-3, .01)));
    figures.set(0, figures(1e-6, .01));
    figures.set(5, figures(1e-3, .4));
    var device = Targets.timed(Targets.lineCz(7), figures);
    var start = Circuit.onQubits(4).h(0).cx(0, 1).h(2).cx(2, 3).cx(1, 2);
    var waiting = start.ry(.3, 2).cx(2, 3).cx(1, 2).ry(.4, 2).cx(2, 3);
    var circuit = waiting.cx(0, 1).measureAll().build();
    for (var seed = 0; seed < 5; seed++) {
      var places =
          Transpiler.to(device).withLevel(2).withSeed(seed).compile(circuit).initial().places();
      assertEquals(List.of(1, 2, 3, 4), places.stream().sorted().toList(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void qubitsThatNoGateJoinsGoWhereTheyAreReadBest(int level) {
    var figures = new ArrayList<>(Collections.nCopies(7, figures(1e-3, .1)));
    figures.set(4, figures(1e-3, .01));
    figures.set(6, figures(1e-3, .02));
    var device = Targets.timed(Targets.lineCz(7), figures);
    var alone = Circuit.onQubits(4).h(1).h(3).measure(1, 0).measure(3, 1).build();
    var places = Transpiler.to(device).withLevel(level).compile(alone).initial().places();
    assertEquals(List.of(4, 6), List.of(places.get(1), places.get(3)));
    figures.set(0, figures(1e-3, .01));
    var beside = Circuit.onQubits(3).h(0).h(1).cx(1, 2).measureAll().build();
    var other = Transpiler.to(Targets.timed(Targets.lineCz(7), figures)).withLevel(level);
    var place = other.compile(beside).initial().place(0);
    assertEquals(.01, figures.get(place).readout().probability(1, 0));
  }

  @Test
  void aQubitOutOfUseIsNoPlaceForAQubitAlone() {
    var device = Targets.broken(Targets.lineCz(4), 0);
    for (var level = 0; level <= 3; level++) {
      var transpiler = Transpiler.to(device).withLevel(level);
      var compiled = transpiler.compile(Circuit.onQubits(3).h(0).h(1).h(2).build());
      assertFalse(compiled.initial().places().contains(0), "level " + level);
      var four = Circuit.onQubits(4).h(0).h(1).h(2).h(3).build();
      var refused = assertThrows(UnsupportedCircuitException.class, () -> transpiler.compile(four));
      assertEquals(
          List.of("the circuit uses 4 qubits, and of the 4 of line only 3 are in use"),
          refused.violations());
    }
  }

  @Test
  void qubitsAloneMayBeOnPartsThatNoCouplerJoins() {
    var pairs = List.of(new Pair(0, 1), new Pair(2, 3));
    var device = Targets.of("parts", 4, CouplingMap.undirected(pairs), CZ, RZ, StandardGate.SX);
    var circuit = Circuit.onQubits(4).h(0).h(1).h(2).h(3).build();
    for (var level = 0; level <= 3; level++) {
      var compiled = Transpiler.to(device).withLevel(level).compile(circuit);
      Equivalence.require("level " + level, circuit, compiled, Bindings.none());
    }
  }

  @Test
  void aLayoutNamesPlacesWhereAllPairsAreJoined() {
    var device = Targets.of("full", 20_000, CouplingMap.full(), CZ, RZ, StandardGate.SX);
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).measure(1, 0).build();
    var compiled = Transpiler.to(device).withLayout(List.of(19_999, 7)).compile(circuit);
    assertEquals(List.of(7, 19_999), compiled.circuit().usedQubits());
    assertEquals(List.of(19_999, 7), compiled.last().places());
  }

  @Test
  void waitingLowersTheEstimate() {
    var good = Targets.timed(Targets.lineCz(3), Collections.nCopies(3, figures(1e-3, 0)));
    var bad = Targets.timed(Targets.lineCz(3), Collections.nCopies(3, figures(1e-6, 0)));
    var circuit = Circuit.onQubits(2).cz(0, 1).sx(0).cz(0, 1).build();
    var kept = Transpiler.to(good).withLevel(0).compile(circuit).estimatedSuccess().orElseThrow();
    var lost = Transpiler.to(bad).withLevel(0).compile(circuit).estimatedSuccess().orElseThrow();
    assertTrue(lost < kept - .01, lost + " against " + kept);
    // One pulse of 32 ns, in which the other qubit waits: (3 − e^(−t/T1) − 2·e^(−t/T2))/6.
    assertEquals(1 - (3 - 3 * Math.exp(-32e-9 / 1e-6)) / 6, lost, 1e-9);
  }

  private static QubitFigures figures(double seconds, double readoutError) {
    return new QubitFigures(seconds, seconds, ReadoutError.symmetric(readoutError), 1e-6, 0);
  }

  @Test
  void couplersOutOfUseAreAvoided() {
    var device = Targets.calibrated(Targets.ringCz(4), Map.of(new Pair(0, 1), 1.0));
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).build();
    var compiled = Transpiler.to(device).withLayout(List.of(0, 1)).compile(circuit);
    assertTrue(
        compiled.circuit().instructions().stream()
            .noneMatch(i -> List.of(0, 1).containsAll(i.qubits()) && i.qubits().size() == 2));
  }

  @Test
  void everyStageIsReportedWithItsTime() {
    var compiled =
        Transpiler.to(Targets.lineCz(3)).withLevel(3).compile(new RandomCircuits(1, 3).gates(9));
    var names = compiled.stages().stream().map(CompiledCircuit.Stage::name).toList();
    assertTrue(
        names.containsAll(List.of("place and route", "resynthesize pairs")), names::toString);
    assertTrue(compiled.stages().stream().allMatch(s -> s.seconds() >= 0));
  }

  @Test
  void tooManyQubitsAreRefused() {
    refused(
        Targets.lineCz(2),
        Circuit.onQubits(3).h(2).build(),
        "line cannot run this circuit: the circuit has 3 qubits, and line has 2");
  }

  @Test
  void partsThatNoCouplerJoinsAreRefused() {
    var device =
        Targets.of(
            "split",
            4,
            CouplingMap.undirected(List.of(new Pair(0, 1), new Pair(2, 3))),
            StandardGate.CZ,
            StandardGate.RZ,
            StandardGate.SX);
    refused(
        device,
        Circuit.onQubits(3).cx(0, 1).cx(1, 2).build(),
        "split cannot run this circuit: the circuit uses 3 qubits, and the largest part of split"
            + " that is joined has 2");
  }

  @Test
  void gatesThatMakeNothingElseAreRefused() {
    var full = CouplingMap.full();
    refused(
        Targets.of("dull", 2, full, StandardGate.CZ, StandardGate.H, StandardGate.T),
        Circuit.onQubits(2).rx(.3, 0).build(),
        "dull cannot run this circuit: its gates [cz, h, t] make no general one-qubit gate; one of"
            + " u, r, or rz (or p) with sx, rx, ry or h, or rx with ry, is needed");
    refused(
        Targets.of("lonely", 2, full, StandardGate.U),
        Circuit.onQubits(2).cx(0, 1).build(),
        "lonely cannot run this circuit: its gates [u] entangle nothing; one of cz, cx, ecr, cy,"
            + " ch, rzz, rxx, ryy, rzx, cp, crz, iswap is needed");
  }

  @Test
  void anglesThatMakeNothingElseAreRefused() {
    var zero = AngleLimit.Choice.of(0.0);
    refused(
        Targets.limited("still", 2, GateSet.of(RX, RZ, CZ).limiting(RX, zero)),
        Circuit.onQubits(2).h(0).build(),
        "still cannot run this circuit: its gates [cz, rx, rz] make no general one-qubit gate; one"
            + " of u, r, or rz (or p) with sx, rx, ry or h, or rx with ry, is needed (rx by angles"
            + " of 0.0000 only)");
    refused(
        Targets.limited("weak", 2, GateSet.of(R, RZZ).limiting(RZZ, zero)),
        Circuit.onQubits(2).cx(0, 1).build(),
        "weak cannot run this circuit: its gates [r, rzz] entangle nothing; one of cz, cx, ecr, cy,"
            + " ch, rzz, rxx, ryy, rzx, cp, crz, iswap is needed (rzz by angles of 0.0000 only)");
  }

  @Test
  void pulsesByQuarterTurnsAreTheOnlyOnes() {
    var circuit = Circuit.onQubits(2).h(0).rx(.3, 1).y(1).u(1, 2, 3, 0).cx(0, 1).build();
    var compiled = Transpiler.to(Targets.quarters(2)).withLevel(3).compile(circuit).circuit();
    var pulses = compiled.count(i -> i instanceof Apply a && a.gate() == RX);
    assertEquals(List.of(), Targets.quarters(2).violations(compiled));
    assertTrue(pulses > 0 && pulses <= 8, () -> pulses + " pulses");
  }

  @Test
  void aLayoutWithRepeatsOrQubitsThatAreNotThereIsRefused() {
    var transpiler = Transpiler.to(Targets.lineCz(4));
    var circuit = Circuit.onQubits(3).h(0).build();
    var error =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> transpiler.withLayout(List.of(1, 1, 7)).compile(circuit));
    assertEquals(
        List.of(
            "the layout names qubit 1 twice", "the layout names qubit 7, and line has 4 (0 to 3)"),
        error.violations());
    var length =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> transpiler.withLayout(List.of(1)).compile(circuit));
    assertEquals(
        List.of("the layout [1] has 1 places, and the circuit has 3 qubits"), length.violations());
  }

  @Test
  void aLayoutWithQubitsOutOfUseIsRefused() {
    var alone = Targets.calibrated(Targets.lineCz(3), Map.of(new Pair(0, 1), 1.0));
    var circuit = Circuit.onQubits(1).h(0).build();
    var error =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> Transpiler.to(alone).withLayout(List.of(0)).compile(circuit));
    assertEquals(
        List.of("the layout names qubit 0, whose couplers are all out of use"), error.violations());
    var broken = Targets.broken(Targets.lineCz(3), 1);
    var gate =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> Transpiler.to(broken).withLayout(List.of(1)).compile(circuit));
    assertEquals(List.of("the layout names qubit 1, which is out of use"), gate.violations());
    refused(
        broken,
        Circuit.onQubits(2).cx(0, 1).build(),
        "line cannot run this circuit: the circuit uses 2 qubits, and the largest part of line"
            + " that is joined has 1");
  }

  @Test
  void aLayoutAcrossPartsIsRefused() {
    var device = Targets.calibrated(Targets.lineCz(4), Map.of(new Pair(1, 2), 1.0));
    var error =
        assertThrows(
            UnsupportedCircuitException.class,
            () ->
                Transpiler.to(device)
                    .withLayout(List.of(1, 2))
                    .compile(Circuit.onQubits(2).cx(0, 1).build()));
    assertEquals(
        List.of("the layout [1, 2] lies on parts of line that no coupler joins"),
        error.violations());
  }

  @Test
  void aLayoutForDeviceQubitsIsRefused() {
    var error =
        assertThrows(
            UnsupportedCircuitException.class,
            () ->
                Transpiler.to(Targets.lineCz(3))
                    .withLayout(List.of(0, 1, 2))
                    .compile(Circuit.onDeviceQubits(3).h(0).build()));
    assertEquals(
        List.of("a layout is given, and the circuit names device qubits already"),
        error.violations());
  }

  @Test
  void deviceQubitsWithoutCouplerAreRefused() {
    refused(
        Targets.lineCz(4),
        Circuit.onDeviceQubits(4).cx(0, 2).build(),
        "line cannot run this circuit: the circuit names device qubits and acts on the pair [0, 2],"
            + " which line does not join; write it on program qubits to have it routed");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    var transpiler = Transpiler.to(Targets.lineCz(2));
    assertThrows(IllegalArgumentException.class, () -> transpiler.withLevel(4));
    assertThrows(IllegalArgumentException.class, () -> transpiler.withTrials(0));
    assertThrows(
        IllegalArgumentException.class, () -> transpiler.withTimeLimit(Duration.ofSeconds(-1)));
  }

  @Test
  void aRowOfNormZeroIsRefusedByName() {
    var slot = new Amplitudes.Slot("psi", 1);
    var circuit = Circuit.onQubits(1).prepare(slot, 0).build();
    var compiled = Transpiler.to(Targets.lineCz(2)).compile(circuit);
    var zeros = Bindings.of(circuit.columns(), 1, new double[4]);
    var error = assertThrows(CircuitException.class, () -> compiled.bindings(zeros));
    assertEquals(
        "slot psi has amplitudes of norm 0 in row 0; a state needs a norm above zero",
        error.getMessage());
  }

  private static CouplingMap ring(int n) {
    return CouplingMap.undirected(
        IntStream.range(0, n).mapToObj(q -> new Pair(q, (q + 1) % n)).toList());
  }

  private static void refused(Target target, Circuit circuit, String message) {
    var error =
        assertThrows(
            UnsupportedCircuitException.class, () -> Transpiler.to(target).compile(circuit));
    assertEquals(message, error.getMessage());
  }
}
