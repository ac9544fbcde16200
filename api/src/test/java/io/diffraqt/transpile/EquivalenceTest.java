package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compiled circuits do what their sources do, for random circuits on one to ten qubits with all
/// that a program may hold.
///
/// Five hundred run by default; `-Ddiffraqt.transpile.circuits=2000` runs more of them, and
/// `-Ddiffraqt.transpile.first=…` others.
class EquivalenceTest {
  private static final int CIRCUITS = Integer.getInteger("diffraqt.transpile.circuits", 500);
  private static final int FIRST = Integer.getInteger("diffraqt.transpile.first", 0);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void everyCompiledCircuitDoesWhatItsSourceDoes(int level) {
    for (var seed = FIRST; seed < FIRST + CIRCUITS; seed++) {
      requireEqual(seed, level);
    }
  }

  /// The kind of target changes with each seed, so that all sizes meet all kinds in time.
  private static void requireEqual(int seed, int level) {
    var qubits = 1 + seed % 10;
    var random = new RandomCircuits(seed, qubits);
    var circuit = seed % 3 == 0 ? random.programs(12) : random.gates(15);
    var targets = Targets.all(Math.max(2, qubits));
    var target = targets.get((seed + seed / 10) % targets.size());
    var what = "seed %d, level %d, %s".formatted(seed, level, target.name());
    var compiled =
        Transpiler.to(target).withLevel(level).withSeed(seed).withTrials(3).compile(circuit);
    assertEquals(List.of(), target.violations(compiled.circuit()), what);
    Equivalence.require(what, circuit, compiled, random.values(circuit));
  }
}
