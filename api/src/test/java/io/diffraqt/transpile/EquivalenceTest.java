package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Limits;
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void noiseStaysWhereItActs(int level) {
    for (var seed = 0; seed < 60; seed++) {
      var qubits = 1 + seed % 5;
      var random = new RandomCircuits(9000 + seed, qubits);
      var circuit = random.noisyPrograms(8);
      var targets = Targets.all(Math.max(2, qubits));
      var target = targets.get(seed % targets.size());
      var limits = target.limits();
      requireEqual(
          "seed %d, level %d, %s".formatted(seed, level, target.name()),
          circuit,
          Transpiler.to(
                  target.withLimits(
                      new Limits(
                          limits.maxShots(),
                          limits.maxCircuits(),
                          limits.midCircuit(),
                          limits.conditions(),
                          limits.prepare(),
                          true,
                          limits.whole())))
              .withLevel(level)
              .withSeed(seed),
          random.values(circuit));
    }
  }

  private static void requireEqual(
      String what, Circuit circuit, Transpiler transpiler, Bindings values) {
    Equivalence.require(what, circuit, transpiler.compile(circuit), values);
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
