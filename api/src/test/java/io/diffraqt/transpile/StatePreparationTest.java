package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.CX;
import static io.diffraqt.circuit.StandardGate.U;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.CouplingMap;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many `cx` prepared states take where all qubits are joined.
class StatePreparationTest {
  @Test
  void denseStatesTakeNoMoreThanTheirFormula() {
    for (var n = 2; n <= 7; n++) {
      var random = new Random(n);
      var re = random.doubles(1 << n, .1, 1).toArray();
      var signed = random.doubles(1 << n, -1, 1).toArray();
      assertEquals((1 << n) - 2, pairGates(re, new double[1 << n]), "real, " + n);
      assertEquals((1 << n) - 2, pairGates(signed, new double[1 << n]), "signed, " + n);
      assertTrue(pairGates(re, signed) <= (2 << n) - 2 * n - 2, "complex, " + n);
    }
  }

  @Test
  void productsTakeNone() {
    var random = new Random(3);
    for (var n = 1; n <= 8; n++) {
      var re = new double[] {1};
      var im = new double[] {0};
      for (var q = 0; q < n; q++) {
        var old = new double[][] {re, im};
        var to = random.doubles(3, -1, 1).toArray();
        var size = re.length;
        re = new double[2 * size];
        im = new double[2 * size];
        for (var k = 0; k < size; k++) {
          re[k] = old[0][k];
          im[k] = old[1][k];
          re[k + size] = old[0][k] * to[0] - old[1][k] * to[1];
          im[k + size] = old[0][k] * to[1] + old[1][k] * to[0];
        }
      }
      assertEquals(0, pairGates(re, im), n + " qubits");
    }
  }

  @Test
  void twoOppositeStatesTakeOneGateForEachFurtherQubit() {
    for (var n = 2; n <= 10; n++) {
      var re = new double[1 << n];
      re[5 % (1 << n)] = .6;
      re[~5 & (1 << n) - 1] = -.8;
      assertEquals(n - 1, pairGates(re, new double[1 << n]), n + " qubits");
    }
  }

  @Test
  void oneExcitationTakesAtMostThreeGatesForEachFurtherQubit() {
    for (var n = 3; n <= 10; n++) {
      var re = new double[1 << n];
      var im = new double[1 << n];
      for (var q = 0; q < n; q++) {
        re[1 << q] = 1 + q;
        im[1 << q] = q % 3;
      }
      var gates = pairGates(re, new double[1 << n]);
      assertTrue(gates <= 3 * (n - 1), n + " qubits: " + gates);
      assertTrue(pairGates(re, im) <= 3 * (n - 1), n + " qubits, complex");
    }
  }

  @Test
  void fewAmplitudesTakeNumbersOfGatesThatGrowWithQubitsAndNotWithTheDimension() {
    for (var n = 6; n <= 10; n++) {
      for (var m : new int[] {2, 4, 8}) {
        var random = new Random(100 * n + m);
        var re = new double[1 << n];
        var im = new double[1 << n];
        random
            .ints(0, 1 << n)
            .distinct()
            .limit(m)
            .forEach(k -> {
              re[k] = random.nextDouble(-1, 1);
              im[k] = random.nextDouble(-1, 1);
            });
        var gates = pairGates(re, im);
        assertTrue(gates <= 2 * n * m, "%d of %d qubits: %d".formatted(m, n, gates));
      }
    }
  }

  @Test
  void everySparsePatternOfThreeQubitsIsMade() {
    for (var pattern = 1; pattern < 256; pattern++) {
      var bits = pattern;
      var re = IntStream.range(0, 8).mapToDouble(k -> bits >> k & 1).toArray();
      var im = IntStream.range(0, 8).mapToDouble(k -> (bits >> k & 1) * (k % 3 - 1)).toArray();
      assertTrue(pairGates(re, im) <= 8, "pattern " + pattern);
    }
  }

  /// Checks the state, too.
  private static int pairGates(double[] re, double[] im) {
    var n = Integer.numberOfTrailingZeros(re.length);
    var on = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    var circuit = Circuit.onQubits(n).prepare(Amplitudes.of(re, im), on).build();
    var target = Targets.of("full", n, CouplingMap.full(), U, CX);
    var compiled = Transpiler.to(target).withLevel(0).compile(circuit);
    Equivalence.require(n + " qubits", circuit, compiled, Bindings.none());
    return compiled.circuit().multiQubitGates();
  }
}
