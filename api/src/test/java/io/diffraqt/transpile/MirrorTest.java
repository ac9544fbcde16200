package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Circuits too large to simulate: random Clifford gates, a barrier, and their inverses.
class MirrorTest {
  @ParameterizedTest
  @ValueSource(ints = {50, 100})
  void aCircuitAndItsInverseReturnToZeroOnALargeGrid(int qubits) {
    var half = cliffords(qubits, 3 * qubits);
    var mirror =
        Circuit.onQubits(qubits)
            .addAll(half.instructions())
            .barrier()
            .addAll(half.inverse().instructions())
            .build();
    var device =
        Targets.of(
            "grid",
            110,
            Targets.grid(10, 11),
            StandardGate.CZ,
            StandardGate.RZ,
            StandardGate.SX,
            StandardGate.X);
    for (var level = 0; level <= 1; level++) {
      var compiled = Transpiler.to(device).withLevel(level).withTrials(1).compile(mirror);
      assertEquals(java.util.List.of(), device.violations(compiled.circuit()));
      assertTrue(Tableau.returnsToZero(compiled.circuit()), "level " + level);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50})
  void aCircuitAloneDoesNotReturnToZero(int qubits) {
    assertFalse(Tableau.returnsToZero(cliffords(qubits, 3 * qubits)));
  }

  /// Gates `h`, `cx`, `cz`, which are their own inverses.
  private static Circuit cliffords(int qubits, int length) {
    var random = new Random(qubits);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < length; k++) {
      var a = random.nextInt(qubits);
      var b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      switch (random.nextInt(3)) {
        case 0 -> builder.h(a);
        case 1 -> builder.cx(a, b);
        default -> builder.cz(a, b);
      }
    }
    return builder.build();
  }
}
