package io.diffraqt.simulator.internal.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final ComplexMatrix ONE = ComplexMatrix.identity(2);

  /// A unitary for each action that products of the generators reach.
  private static Map<PauliAction, ComplexMatrix> group(List<ComplexMatrix> generators) {
    var found = new HashMap<PauliAction, ComplexMatrix>();
    var open = new ArrayDeque<>(generators);
    while (!open.isEmpty()) {
      var unitary = open.remove();
      if (found.putIfAbsent(PauliAction.of(unitary).orElseThrow(), unitary) == null) {
        generators.forEach(g -> open.add(g.times(unitary)));
      }
    }
    return found;
  }

  private static ComplexMatrix product(Word word, int qubits) {
    var product = ComplexMatrix.identity(1 << qubits);
    for (var step : word.steps()) {
      product = placed(step.primitive().gate(), step.a(), qubits, step.b()).times(product);
    }
    var paulis = PauliCode.matrix(word.x() | word.z() << qubits, qubits);
    return paulis.times(product);
  }

  private static ComplexMatrix placed(StandardGate gate, int a, int qubits, int b) {
    var matrix = gate.matrix();
    if (gate.qubits() == qubits) {
      var swap = StandardGate.SWAP.matrix();
      return a <= b ? matrix : swap.times(matrix).times(swap);
    }
    return a == 0 ? ONE.kron(matrix) : matrix.kron(ONE);
  }

  @Test
  void all24CliffordGatesOnOneQubitAreTheirWords() {
    var group = group(List.of(StandardGate.H.matrix(), StandardGate.S.matrix()));
    assertThat(group).hasSize(24);
    group.forEach((action, unitary) -> {
      var word = product(Words.of(action), 1);
      assertThat(word.distanceUpToPhase(unitary)).isLessThan(1e-9);
    });
  }

  @Test
  void all11520CliffordGatesOnTwoQubitsAreTheirWords() {
    var h = StandardGate.H.matrix();
    var s = StandardGate.S.matrix();
    var group =
        group(
            List.of(h.kron(ONE), ONE.kron(h), s.kron(ONE), ONE.kron(s), StandardGate.CX.matrix()));
    assertThat(group).hasSize(11_520);
    group.forEach((action, unitary) -> {
      var word = product(Words.of(action), 2);
      assertThat(word.distanceUpToPhase(unitary)).isLessThan(1e-7);
    });
  }

  @Test
  void aPrimitiveIsAWordOfItself() {
    for (var primitive : Primitive.values()) {
      var action = PauliAction.of(primitive.gate().matrix()).orElseThrow();
      var word = Words.of(action);
      assertThat(word.steps()).hasSize(1);
      assertThat(word.steps().getFirst().primitive()).isEqualTo(primitive);
      assertThat(word.x() | word.z()).isZero();
    }
  }

  @Test
  void gatesThatAreNoCliffordGatesHaveNoAction() {
    for (var gate : List.of(StandardGate.T, StandardGate.TDG, StandardGate.CH, StandardGate.CSX)) {
      assertThat(PauliAction.of(gate.matrix())).isEmpty();
    }
    assertThat(PauliAction.of(StandardGate.RX.matrix(Math.PI / 2 + 1e-7))).isEmpty();
    assertThat(PauliAction.of(StandardGate.CP.matrix(Math.PI / 2))).isEmpty();
  }
}
