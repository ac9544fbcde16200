package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Barrier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Compares a compiled circuit with its source: the states of each outcome of the bits, at the
/// places where the layout puts them; the global phase too where nothing but gates occurs.
final class Equivalence {
  private static final double TOLERANCE = 1e-7;

  private Equivalence() {}

  static void require(String what, Circuit source, CompiledCircuit compiled, Bindings bindings) {
    var bound = source.bound(bindings, 0);
    var there = compiled.circuit().bound(compiled.bindings(bindings), 0);
    var qubits = IntStream.range(0, source.qubits()).boxed().toList();
    var expected = Evaluator.run(bound, qubits);
    var actual = Evaluator.run(there, places(there, compiled));
    assertEquals(expected.keySet(), actual.keySet(), () -> what + ": outcomes");
    for (var bits : expected.keySet()) {
      var inner = actual.get(bits).stream().map(s -> restricted(s, source.qubits())).toList();
      compare(what + " at bits " + bits, expected.get(bits), inner, !isUnitary(source));
    }
  }

  /// Whether the global phase means anything: branches of a measurement or reset have none.
  private static boolean isUnitary(Circuit source) {
    return source.flattened().allMatch(i -> i instanceof Apply || i instanceof Barrier);
  }

  /// The last places of the program qubits first, then every other qubit that is touched.
  private static List<Integer> places(Circuit circuit, CompiledCircuit compiled) {
    var places = new ArrayList<>(compiled.last().places());
    circuit.usedQubits().stream().filter(q -> !places.contains(q)).forEach(places::add);
    return places;
  }

  /// The part with all other qubits in state 0, where they started.
  private static Amps restricted(Amps state, int qubits) {
    var kept = state.first(qubits);
    assertEquals(state.norm(), kept.norm(), TOLERANCE, "other qubits left 0");
    return kept;
  }

  private static void compare(
      String what, List<Amps> expected, List<Amps> actual, boolean upToPhase) {
    if (expected.size() == 1 && actual.size() == 1) {
      var overlap = expected.getFirst().dot(actual.getFirst());
      var norm = expected.getFirst().norm();
      assertEquals(norm, actual.getFirst().norm(), TOLERANCE, what + ": probability");
      assertEquals(norm, overlap.abs(), TOLERANCE, what + ": overlap");
      assertTrue(
          upToPhase || Math.abs(overlap.arg()) < TOLERANCE, () -> what + ": phase " + overlap);
      return;
    }
    // |ρ − σ|² = Tr ρ² + Tr σ² − 2·Tr ρσ for the mixed states that resets leave.
    var distance = trace(expected, expected) + trace(actual, actual) - 2 * trace(expected, actual);
    assertEquals(0, distance, TOLERANCE * TOLERANCE, what + ": density matrix");
  }

  /// `Tr ρσ`.
  private static double trace(List<Amps> rho, List<Amps> sigma) {
    return rho.stream()
        .mapToDouble(a -> sigma.stream().mapToDouble(b -> a.dot(b).squaredAbs()).sum())
        .sum();
  }
}
