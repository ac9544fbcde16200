package io.diffraqt.transpile;

import org.junit.jupiter.api.Test;

class TranspilerTest {
  @Test
  void everyCompiledCircuitDoesWhatItsSourceDoes() {
    for (var level = 0; level <= 3; level++) {
      for (var seed = 0; seed < 40; seed++) {
        check(seed, level);
      }
    }
  }

  static void check(long seed, int level) {
    var qubits = 1 + (int) (seed % 5);
    var random = new RandomCircuits(seed, qubits);
    var circuit = seed % 3 == 0 ? random.programs(12) : random.gates(15);
    var bindings = random.values(circuit);
    for (var target : Targets.all(Math.max(2, qubits))) {
      var what = "seed %d, level %d, %s".formatted(seed, level, target.name());
      var compiled = Transpiler.to(target).withLevel(level).withSeed(seed).compile(circuit);
      Equivalence.require(what, circuit, compiled, bindings);
    }
  }
}
