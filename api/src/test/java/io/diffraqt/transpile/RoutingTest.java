package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 30, 63})
  void aRowOfCouplersIsFoundWhereThereIsOne(int length) {
    var graph = DeviceGraph.of(Targets.of("grid", 64, Targets.grid(8, 8)));
    var row =
        new RingEmbedding(graph, new SplittableRandom(length)).row(length, 0, 9).orElseThrow();
    for (var k = 0; k + 1 < length; k++) {
      assertTrue(graph.joins(row[k], row[k + 1]));
    }
    assertEquals(length, Arrays.stream(row).distinct().count());
  }

  @Test
  void noRowIsLongerThanTheDevice() {
    var graph = DeviceGraph.of(Targets.lineCz(4));
    assertTrue(new RingEmbedding(graph, new SplittableRandom(1)).row(5, 5, 3).isEmpty());
  }

  /// A ring or line of twelve where four of twelve qubits stand beside a ring or line of eight: one
  /// more gate for each of them.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void qubitsBesideAPathTakeOneGateMoreEach(boolean isClosed) {
    var pairs = new ArrayList<Pair>();
    for (var q = 0; q < (isClosed ? 8 : 7); q++) {
      pairs.add(new Pair(q, (q + 1) % 8));
    }
    IntStream.range(0, 4).forEach(k -> pairs.add(new Pair(2 * k + 1, 8 + k)));
    var coupling = CouplingMap.undirected(pairs);
    var device =
        Targets.of("teeth", 12, coupling, StandardGate.CZ, StandardGate.RZ, StandardGate.SX);
    var builder = Circuit.onQubits(12);
    IntStream.range(0, 12).forEach(builder::h);
    IntStream.range(0, isClosed ? 12 : 11).forEach(q -> builder.rzz(.3, q, (q + 1) % 12));
    var compiled = Transpiler.to(device).withLevel(3).compile(builder.build());
    assertEquals(isClosed ? 28 : 25, compiled.circuit().multiQubitGates());
    Equivalence.require("beside", builder.build(), compiled, Bindings.none());
  }

  @Test
  void ofSeveralPathsTheOneWithTheFewestBesideIsTaken() {
    var graph = DeviceGraph.of(Targets.of("grid", 25, Targets.grid(5, 5)));
    for (var length : new int[] {9, 13, 25}) {
      var ring = new RingEmbedding(graph, new SplittableRandom(1)).ring(length, 12).orElseThrow();
      assertEquals(length, Arrays.stream(ring).distinct().count());
      var apart =
          IntStream.range(0, length)
              .filter(k -> !graph.joins(ring[k], ring[(k + 1) % length]))
              .count();
      // A grid has no ring of odd length, and one qubit beside a ring of even length will do.
      assertEquals(1, apart, "length " + length);
    }
  }

  /// A qubit that meets one after the other in a row takes the place of each at the cost of one
  /// more gate, although the other is measured in between.
  @Test
  void aMeasurementDoesNotPartAGateFromTheExchangeAfterIt() {
    var n = 12;
    var builder = Circuit.onQubits(n).h(0);
    for (var q = 1; q < n; q++) {
      builder.cx(0, q);
    }
    var compiled =
        Transpiler.to(Targets.lineCz(n)).withLevel(3).compile(builder.measureAll().build());
    assertTrue(compiled.circuit().multiQubitGates() <= 2 * (n - 2) + 1);
  }

  /// With the qubit that meets the others at one end of the row.
  @Test
  void qubitsStartInARowInTheOrderInWhichTheyAreFirstActedOn() {
    var circuit =
        Circuit.onQubits(7).h(6).cswap(6, 2, 5).x(1).cswap(6, 0, 4).cswap(6, 3, 1).build();
    var small = new SplitLargeGates(Targets.lineCz(2)).run(circuit);
    var grid = Targets.of("grid", 30, Targets.grid(5, 6));
    var graph = DeviceGraph.of(grid);
    var device = new Sabre.Device(graph, PairLosses.of(grid, graph), false);
    var dag = RoutingDag.of(small, PairRuns.of(small), false);
    var places = Starts.of(small, dag, device).byArrival(new SplittableRandom(1));
    var order = List.of(6, 5, 2, 1, 4, 0, 3);
    for (var k = 0; k + 1 < order.size(); k++) {
      assertTrue(graph.joins(places[order.get(k)], places[order.get(k + 1)]), "" + order.get(k));
    }
  }

  @Test
  void ofTwoMeasurementsIntoOneBitTheLaterOneStaysLater() {
    var circuit =
        Circuit.onQubits(3)
            .x(0)
            .cx(0, 1)
            .measure(0, 0)
            .cx(1, 2)
            .h(2)
            .measure(2, 0)
            .cx(1, 2)
            .build();
    for (var level = 0; level <= 3; level++) {
      var compiled = Transpiler.to(Targets.lineCz(4)).withLevel(level).compile(circuit);
      Equivalence.require("level " + level, circuit, compiled, Bindings.none());
    }
  }

  @Test
  void whatIsRoutedMovesToTheBestCouplers() {
    var errors =
        Map.of(
            new Pair(0, 1),
            .2,
            new Pair(1, 2),
            .2,
            new Pair(2, 3),
            .2,
            new Pair(3, 4),
            .2,
            new Pair(4, 5),
            .001,
            new Pair(5, 6),
            .001,
            new Pair(6, 7),
            .2);
    var device = Targets.calibrated(Targets.lineCz(8), errors);
    var circuit = Circuit.onQubits(3).cx(0, 1).cx(1, 2).cx(0, 2).h(0).cx(0, 1).build();
    var compiled = Transpiler.to(device).withLevel(3).compile(circuit);
    assertEquals(Set.of(4, 5, 6), Set.copyOf(compiled.circuit().usedQubits()));
    Equivalence.require("moved", circuit, compiled, Bindings.none());
  }

  @Test
  void gatesOnOnePairAreOnePieceAndOthersStayAlone() {
    var circuit =
        Circuit.onQubits(3).h(0).cx(0, 1).t(1).cx(1, 0).s(0).cx(1, 2).measure(2, 0).build();
    var sizes = PairRuns.of(circuit).stream().map(List::size).collect(Collectors.toList());
    assertEquals(List.of(1, 3, 1, 1, 1), sizes);
  }
}
