package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.CZ;
import static io.diffraqt.circuit.StandardGate.ECR;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.SX;
import static io.diffraqt.circuit.StandardGate.X;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clifford circuits too large to simulate by amplitudes: what is compiled, and the inverse of the
/// source at the places where the qubits end, bring zeros back to zeros.
class MirrorTest {
  @ParameterizedTest
  @CsvSource({"50, 0", "50, 1", "50, 2", "50, 3", "100, 0", "100, 1", "100, 2", "100, 3"})
  void aCompiledCircuitIsUndoneByTheInverseOfItsSource(int qubits, int level) {
    for (var device : devices()) {
      var source = cliffords(qubits, 3 * qubits);
      var compiled = Transpiler.to(device).withLevel(level).withTrials(2).compile(source);
      assertEquals(List.of(), device.violations(compiled.circuit()), device.name());
      assertTrue(Tableau.returnsToZero(mirrored(compiled, source)), device.name());
    }
  }

  @ParameterizedTest
  @CsvSource({"50, 0", "50, 3", "100, 1", "100, 2"})
  void aCircuitAndItsInverseReturnToZero(int qubits, int level) {
    var half = cliffords(qubits, 2 * qubits);
    var mirror =
        Circuit.onQubits(qubits)
            .addAll(half.instructions())
            .barrier()
            .addAll(half.inverse().instructions())
            .build();
    for (var device : devices()) {
      var compiled = Transpiler.to(device).withLevel(level).withTrials(2).compile(mirror);
      assertTrue(compiled.circuit().multiQubitGates() > qubits, "a barrier keeps both halves");
      assertTrue(Tableau.returnsToZero(compiled.circuit()), device.name());
    }
  }

  @Test
  void aCircuitAloneDoesNotReturnToZero() {
    assertFalse(Tableau.returnsToZero(cliffords(50, 150)));
    var wrong = Transpiler.to(devices().getFirst()).compile(cliffords(50, 150));
    assertFalse(Tableau.returnsToZero(mirrored(wrong, cliffords(50, 149))));
  }

  private static List<Target> devices() {
    return List.of(
        Targets.of("grid", 110, Targets.grid(10, 11), CZ, RZ, SX, X),
        Targets.of("heavy-hex", 110, Targets.heavyHexRows(6), ECR, RZ, SX, X));
  }

  private static Circuit mirrored(CompiledCircuit compiled, Circuit source) {
    var builder = Circuit.onDeviceQubits(compiled.circuit().qubits());
    builder.addAll(compiled.circuit().instructions());
    source.inverse().instructions().forEach(i -> builder.add(i.movedTo(compiled.last()::place)));
    return builder.build();
  }

  private static Circuit cliffords(int qubits, int length) {
    var random = new Random(qubits);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < length; k++) {
      var a = random.nextInt(qubits);
      var b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      switch (random.nextInt(6)) {
        case 0 -> builder.h(a);
        case 1 -> builder.s(a);
        case 2 -> builder.sx(a);
        case 3 -> builder.cx(a, b);
        case 4 -> builder.cz(a, b);
        default -> builder.swap(a, b);
      }
    }
    return builder.build();
  }
}
