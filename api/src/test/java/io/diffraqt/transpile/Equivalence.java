package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Barrier;
import io.diffraqt.linalg.Complex;
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
  private static Complex[] restricted(Complex[] state, int qubits) {
    var kept = java.util.Arrays.copyOf(state, 1 << qubits);
    assertEquals(Evaluator.norm(state), Evaluator.norm(kept), TOLERANCE, "other qubits left 0");
    return kept;
  }

  private static void compare(
      String what, List<Complex[]> expected, List<Complex[]> actual, boolean upToPhase) {
    if (expected.size() == 1 && actual.size() == 1) {
      var overlap = overlap(expected.getFirst(), actual.getFirst());
      var norm = Evaluator.norm(expected.getFirst());
      assertEquals(norm, Evaluator.norm(actual.getFirst()), TOLERANCE, what + ": probability");
      assertEquals(norm, overlap.abs(), TOLERANCE, what + ": overlap");
      assertTrue(
          upToPhase || Math.abs(overlap.arg()) < TOLERANCE, () -> what + ": phase " + overlap);
      return;
    }
    var size = expected.getFirst().length;
    for (var r = 0; r < size; r++) {
      for (var c = 0; c < size; c++) {
        var difference = entry(expected, r, c).minus(entry(actual, r, c)).abs();
        assertTrue(difference < TOLERANCE, what + ": density matrix");
      }
    }
  }

  private static Complex entry(List<Complex[]> states, int row, int column) {
    return states.stream()
        .map(s -> s[row].times(s[column].conjugate()))
        .reduce(Complex.ZERO, Complex::plus);
  }

  private static Complex overlap(Complex[] a, Complex[] b) {
    return IntStream.range(0, a.length)
        .mapToObj(k -> a[k].conjugate().times(b[k]))
        .reduce(Complex.ZERO, Complex::plus);
  }
}
