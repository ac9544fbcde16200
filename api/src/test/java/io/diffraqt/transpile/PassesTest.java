package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassesTest {
  private static final Entangler CZ = Entangler.of(StandardGate.CZ);
  private static final OneQubitBasis BASIS =
      OneQubitBasis.of(GateSet.of(StandardGate.RZ, StandardGate.SX, StandardGate.X)).orElseThrow();

  @Test
  void noPassChangesWhatACircuitDoes() {
    var passes =
        List.of(
            new CancelInverses(),
            new SpreadCommuting(),
            new DropBeforeMeasurement(),
            new ResynthesizePairs(CZ),
            new ResynthesizeCxNetworks(),
            new MergeOneQubitRuns(BASIS),
            new SplitLargeGates(Targets.lineCz(4)));
    for (var seed = 0; seed < 40; seed++) {
      var random = new RandomCircuits(seed, 1 + seed % 4);
      var circuit = seed % 2 == 0 ? random.gates(15) : random.programs(12);
      for (var pass : passes) {
        var what = pass.name() + ", seed " + seed;
        requireSame(what, circuit, pass.run(circuit), random.values(circuit));
      }
    }
  }

  @Test
  void passesKeepWhatTheyPromise() {
    var target = Targets.ringEcr(5);
    var native1 = Transpiler.to(target).compile(new RandomCircuits(5, 4).gates(30)).circuit();
    for (var pass :
        List.of(new CancelInverses(), new SpreadCommuting(), new MergeOneQubitRuns(BASIS))) {
      assertTrue(pass.preserves().containsAll(List.of(Pass.Property.values())));
      assertEquals(List.of(), target.violations(pass.run(native1)), pass.name());
    }
  }

  @Test
  void gatesCancelAcrossThoseWithWhichTheyCommute() {
    var circuit = Circuit.onQubits(3).cz(0, 1).rz(.3, 0).cx(0, 2).rzz(.1, 1, 2).cz(1, 0).build();
    assertEquals(3, new CancelInverses().run(circuit).instructions().size());
  }

  @Test
  void whatMeasurementsAndResetsMakeIdleIsDropped() {
    var start = Circuit.onQubits(3).reset(0).h(0).h(1).cx(0, 2).reset(2);
    var circuit = start.rz(.3, 0).cp(.4, 0, 1).t(1).measure(0, 0).measure(1, 1).x(2).reset(2);
    var left = Circuit.onQubits(3).h(0).h(1).cx(0, 2).reset(2).measure(0, 0).measure(1, 1);
    assertEquals(
        left.reset(2).build().instructions(),
        new DropBeforeMeasurement().run(circuit.build()).instructions());
    var kept = Circuit.onQubits(2).h(0).cz(0, 1).measure(0, 0).h(1).measure(1, 1).build();
    assertEquals(kept, new DropBeforeMeasurement().run(kept));
  }

  @Test
  void gatesDoNotCancelAcrossOthers() {
    var circuit = Circuit.onQubits(2).cz(0, 1).h(0).cz(0, 1).build();
    assertEquals(circuit, new CancelInverses().run(circuit));
  }

  @Test
  void rotationsAboutOneAxisAddUp() {
    var a = Parameter.of("a");
    var circuit =
        Circuit.onQubits(2).rzz(a.angle(), 0, 1).rzz(a.angle().negated().plus(.5), 1, 0).build();
    var joined = new CancelInverses().run(circuit);
    assertEquals(Circuit.onQubits(2).rzz(.5, 0, 1).build().instructions(), joined.instructions());
  }

  @Test
  void aBlockTakesNoMoreThanThreeGates() {
    var circuit = Circuit.onQubits(2).swap(0, 1).cp(.3, 0, 1).rx(.2, 1).rxx(.4, 0, 1).build();
    var target = Targets.lineCz(2);
    var blocks = new ResynthesizePairs(CZ).run(circuit);
    assertEquals(1, blocks.multiQubitGates());
    assertEquals(3, new TranslateTwoQubit(target, CZ).run(blocks).multiQubitGates());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 10, 20})
  void aCxFromEachQubitToAllLaterOnesBecomesAChain(int qubits) {
    var builder = Circuit.onQubits(qubits);
    for (var a = 0; a < qubits; a++) {
      for (var b = a + 1; b < qubits; b++) {
        builder.cx(a, b).rz(.1 * b, a);
      }
    }
    var chain = new ResynthesizeCxNetworks().run(builder.build());
    assertEquals(qubits - 1, chain.multiQubitGates());
    assertEquals(qubits * (qubits - 1) / 2, chain.count(i -> i.qubits().size() == 1));
    assertEquals(chain, new ResynthesizeCxNetworks().run(chain));
  }

  @Test
  void networksOfMoreQubitsThanBitsInAWordStay() {
    for (var qubits : List.of(64, 65)) {
      var builder = Circuit.onQubits(qubits);
      IntStream.range(0, 3 * (qubits - 1)).forEach(k -> builder.cx(k / 3, k / 3 + 1));
      var circuit = builder.build();
      var left = qubits == 64 ? 63 : 192;
      assertEquals(left, new ResynthesizeCxNetworks().run(circuit).multiQubitGates());
    }
  }

  @Test
  void networksOfCxKeepWhatTheyDoWithFewerGates() {
    for (var seed = 0; seed < 60; seed++) {
      var qubits = 3 + seed % 5;
      var random = new RandomCircuits(seed, qubits);
      var circuit = random.cxNetworks(3, 80);
      var other = new ResynthesizeCxNetworks().run(circuit);
      requireSame("seed " + seed, circuit, other, Bindings.none());
      assertTrue(other.multiQubitGates() < 2 * circuit.multiQubitGates() / 3, () -> "" + other);
    }
  }

  @Test
  void theNumberOfEntanglersIsTheLeast() {
    var expected = new int[][] {{1, 1, 2}, {2, 1, 2}, {2, 1, 2}, {2, 2, 1}, {3, 3, 3}};
    var gates =
        List.of(
            StandardGate.CX,
            StandardGate.CP,
            StandardGate.CRY,
            StandardGate.ISWAP,
            StandardGate.SWAP);
    var entanglers =
        Stream.of(StandardGate.CZ, StandardGate.RZZ, StandardGate.ISWAP)
            .map(Entangler::of)
            .toList();
    for (var g = 0; g < gates.size(); g++) {
      var gate = gates.get(g);
      var matrix = gate.matrix(gate.angleCount() == 1 ? new double[] {.7} : new double[0]);
      for (var e = 0; e < 3; e++) {
        var made = count(entanglers.get(e).unitary(matrix), entanglers.get(e));
        assertEquals(expected[g][e], made, gate + " by " + entanglers.get(e));
      }
    }
  }

  @Test
  void aSymbolicRotationAndASwapShareTheirGates() {
    var a = Parameter.of("a");
    var circuit = Circuit.onDeviceQubits(2).rzz(a.angle(), 1, 0).swap(0, 1).build();
    var compiled = Transpiler.to(Targets.lineCz(2)).withLevel(2).compile(circuit);
    assertEquals(3, compiled.circuit().multiQubitGates());
  }

  @Test
  void aRunBecomesAtMostTwoPulses() {
    var circuit = Circuit.onQubits(1).h(0).t(0).rx(.3, 0).y(0).sdg(0).u(1, 2, 3, 0).build();
    var merged = new MergeOneQubitRuns(BASIS).run(circuit);
    assertEquals(2, merged.count(i -> i instanceof Apply a && a.gate() == StandardGate.SX));
    assertEquals(3, merged.count(i -> i instanceof Apply a && a.gate() == StandardGate.RZ));
  }

  @Test
  void rotationsAboutZPassDiagonalGatesAndEndAtMeasurements() {
    var circuit = Circuit.onQubits(2).rz(.3, 0).cz(0, 1).rz(.4, 0).measure(0, 0).build();
    var merged = new MergeOneQubitRuns(BASIS).run(circuit);
    assertEquals(0, merged.count(i -> i instanceof Apply a && a.gate() == StandardGate.RZ));
  }

  @Test
  void fractionalAnglesStayInRange() {
    for (var angle : List.of(-7.0, -3.0, -1.0, 0.5, 1.5, 2.5, 3.5, 6.0)) {
      var circuit = Circuit.onQubits(2).h(0).h(1).rzz(angle, 0, 1).build();
      var device = Targets.fractional(2);
      var compiled = Transpiler.to(device).compile(circuit);
      Equivalence.require("angle " + angle, circuit, compiled, Bindings.none());
      assertTrue(
          compiled.circuit().instructions().stream().allMatch(PassesTest::isInRange),
          () -> compiled.circuit().instructions().toString());
    }
  }

  @Test
  void anyNumberOfControlsIsTakenApart() {
    for (var controls = 1; controls <= 6; controls++) {
      for (var base : List.of(StandardGate.X, StandardGate.P, StandardGate.RY, StandardGate.SWAP)) {
        var flags = new ArrayList<>(Collections.nCopies(controls, true));
        flags.set(0, controls % 2 == 0);
        var gate = ControlledGate.of(base, flags);
        var angles = Collections.nCopies(gate.angleCount(), Angle.of(.7));
        var builder = Circuit.onQubits(gate.qubits());
        var operands = IntStream.range(0, gate.qubits()).boxed().toList();
        operands.forEach(q -> builder.ry(.5 + q, q));
        var circuit = builder.apply(gate, angles, operands).build();
        var split = new SplitLargeGates(Targets.lineCz(2)).run(circuit);
        requireSame(gate.gateName(), circuit, split, Bindings.none());
        assertTrue(split.count(i -> i.qubits().size() > 2) == 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 20", "4, 100", "5, 444"})
  void aUnitaryIsTakenApart(int qubits, int gates) {
    var on = IntStream.range(0, qubits).mapToObj(k -> (3 * k + 1) % qubits).distinct().toList();
    var places = on.size() == qubits ? on : IntStream.range(0, qubits).boxed().toList().reversed();
    var matrix = new RandomCircuits(9, qubits).unitary(1 << qubits);
    var circuit =
        Circuit.onQubits(qubits).apply(new UnitaryGate("m", matrix), List.of(), places).build();
    var split = new SplitLargeGates(Targets.lineCz(2)).run(circuit);
    requireSame("unitary", circuit, split, Bindings.none());
    var full = Targets.of("full", qubits, CouplingMap.full(), StandardGate.U, StandardGate.CX);
    var compiled = Transpiler.to(full).withLevel(1).compile(circuit);
    assertEquals(gates, compiled.circuit().multiQubitGates());
    Equivalence.require("compiled", circuit, compiled, Bindings.none());
  }

  @Test
  void ringsAndLinesFindTheirPlaces() {
    var device =
        new Target(
            "grid",
            64,
            GateSet.everything(),
            Targets.grid(8, 8),
            Targets.lineCz(2).limits(),
            Targets.lineCz(2).tariff(),
            Optional.empty());
    var graph = DeviceGraph.of(device);
    var random = new SplittableRandom(1);
    var ring = new RingEmbedding(graph, random).ring(40, 0).orElseThrow();
    for (var k = 0; k < 40; k++) {
      assertTrue(graph.joins(ring[k], ring[(k + 1) % 40]));
    }
    assertEquals(40, Arrays.stream(ring).distinct().count());
  }

  private static boolean isInRange(Instruction instruction) {
    if (!(instruction instanceof Apply(StandardGate gate, var angles, _))
        || gate != StandardGate.RZZ) {
      return true;
    }
    var angle = angles.getFirst().value(p -> Double.NaN);
    return angle >= 0 && angle <= Math.PI / 2;
  }

  private static long count(List<Apply> gates, Entangler entangler) {
    return gates.stream()
        .flatMap(g -> g.gate() == StandardGate.CX ? entangler.cx().stream() : Stream.of(g))
        .filter(g -> g.qubits().size() == 2)
        .count();
  }

  private static void requireSame(String what, Circuit before, Circuit after, Bindings values) {
    var layout = Layout.identity(before.qubits());
    Equivalence.require(
        what,
        before,
        new CompiledCircuit(
            after,
            layout,
            layout,
            List.of(),
            CompiledCircuit.Figures.NONE,
            UnaryOperator.identity()),
        values);
  }
}
