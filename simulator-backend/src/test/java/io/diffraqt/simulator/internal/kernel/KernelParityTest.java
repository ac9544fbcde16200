package io.diffraqt.simulator.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every shape on every size from one amplitude to sixteen vectors, vector against scalar.
class KernelParityTest {
  private static final double EXACT = 1e-13;
  private static final int MOST_QUBITS = 7;

  private final Kernels scalar = KernelChoice.SCALAR.kernels();
  private final Kernels vector = KernelChoice.VECTOR.kernels();
  private final Random random = new Random(12);

  private Parts state(int qubits) {
    var size = 1 << qubits;
    return new Parts(random.doubles(size, -1, 1).toArray(), random.doubles(size, -1, 1).toArray());
  }

  private void assertSame(int qubits, String what, BiConsumer<Kernels, Parts> act) {
    var one = state(qubits);
    var other = one.copy();
    act.accept(scalar, one);
    act.accept(vector, other);
    assertThat(other.re()).as(what).containsExactly(one.re(), within(EXACT));
    assertThat(other.im()).as(what).containsExactly(one.im(), within(EXACT));
  }

  private double[] matrix(int qubits) {
    return random.doubles((2 << 2 * qubits) + 3, -1, 1).toArray();
  }

  /// Distinct places in random order.
  private int[] places(int qubits, int count) {
    var all = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    Collections.shuffle(all, random);
    return all.subList(0, count).stream().mapToInt(q -> q).toArray();
  }

  /// No control, and every single one, and some pairs, that leave out the targets.
  private List<Controls> controls(int qubits, int... targets) {
    var free = IntStream.range(0, qubits).filter(q -> IntStream.of(targets).noneMatch(t -> t == q));
    var all = new ArrayList<Controls>(List.of(Controls.NONE));
    for (var q : free.toArray()) {
      for (var control : List.copyOf(all)) {
        if (Integer.bitCount(control.mask()) < 3) {
          all.add(control.and(q, random.nextBoolean()));
        }
      }
    }
    return all;
  }

  @Test
  void oneQubitMatricesAgree() {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var target = q;
        var m = matrix(1);
        assertSame(n, "dense " + n + " " + q, (k, psi) -> k.dense1(psi, target, m, 3));
        assertSame(n, "diagonal " + n + " " + q, (k, psi) -> k.diagonal1(psi, target, m, 3));
      }
    }
  }

  @Test
  void controlledMatricesAndFlipsAgree() {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var target = q;
        for (var controls : controls(n, q)) {
          var m = matrix(1);
          var what = n + " " + q + " " + controls;
          assertSame(n, what, (k, psi) -> k.controlled1(psi, controls, target, m, 3));
          assertSame(n, what, (k, psi) -> k.flip(psi, controls, target));
        }
      }
    }
  }

  @Test
  void phasesWeightsAndOverlapsAgree() {
    for (var n = 0; n <= MOST_QUBITS; n++) {
      for (var controls : controls(n)) {
        assertSame(n, "phase " + controls, (k, psi) -> k.phase(psi, controls, .3, -.7));
        var left = state(n);
        var right = state(n);
        assertThat(vector.weight(left, controls))
            .isCloseTo(scalar.weight(left, controls), within(1e-12));
        var one = new double[2];
        var other = new double[2];
        scalar.overlap(left, right, controls, new int[0], one);
        vector.overlap(left, right, controls, new int[0], other);
        assertThat(other).containsExactly(one, within(1e-12));
      }
    }
  }

  @Test
  void matricesOnSeveralQubitsAgree() {
    for (var n = 2; n <= MOST_QUBITS; n++) {
      for (var repeat = 0; repeat < 60; repeat++) {
        var targets = places(n, 2 + random.nextInt(Math.min(3, n - 1)));
        var all = controls(n, targets);
        var controls = all.get(random.nextInt(all.size()));
        var m = matrix(targets.length);
        assertSame(n, "dense", (k, psi) -> k.dense(psi, controls, targets, m, 1));
        assertSame(n, "diagonal", (k, psi) -> k.diagonal(psi, controls, targets, m, 1));
        assertSame(n, "swap", (k, psi) -> k.swap(psi, controls, targets[0], targets[1]));
        assertSame(n, "dense2", (k, psi) -> k.dense2(psi, targets[0], targets[1], m, 1));
      }
    }
  }

  @Test
  void sweepsBackAgree() {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var m = matrix(1);
        var left = state(n);
        var right = state(n);
        var leftToo = left.copy();
        var rightToo = right.copy();
        var one = new double[8];
        var other = new double[8];
        scalar.reverse1(left, right, q, m, one);
        vector.reverse1(leftToo, rightToo, q, m, other);
        assertThat(other).containsExactly(one, within(1e-12));
        assertThat(leftToo.re()).containsExactly(left.re(), within(EXACT));
        assertThat(leftToo.im()).containsExactly(left.im(), within(EXACT));
        assertThat(rightToo.re()).containsExactly(right.re(), within(EXACT));
        assertThat(rightToo.im()).containsExactly(right.im(), within(EXACT));
      }
    }
  }

  @Test
  void indexMapsAndFactorsAgree() {
    for (var n = 0; n <= MOST_QUBITS; n++) {
      assertSame(n, "scale", (k, psi) -> k.scale(psi, 1.7));
      var from = places(1 << n, 1 << n);
      var psi = state(n);
      var one = Parts.zeros(1 << n);
      var other = Parts.zeros(1 << n);
      scalar.permute(psi, from, one);
      vector.permute(psi, from, other);
      assertThat(other.re()).containsExactly(one.re());
      assertThat(other.im()).containsExactly(one.im());
    }
  }

  /// Up to sizes where targets lie in lanes, in neighbouring vectors, and far beyond.
  @Test
  void turnsOnManyQubitsAgree() {
    for (var n = 1; n <= 13; n++) {
      for (var repeat = 0; repeat < 12; repeat++) {
        var targets = places(n, 1 + random.nextInt(n));
        Arrays.sort(targets);
        var t = random.doubles(targets.length, -1, 1).toArray();
        assertSame(n, "turn of " + n, (k, psi) -> k.turn(psi, targets, t));
      }
    }
  }

  @Test
  void aTurnMixesThePartsOfTheTwoValues() {
    for (var kernels : List.of(scalar, vector)) {
      for (var target = 0; target < 5; target++) {
        var psi = Parts.zeros(32);
        psi.setBasis(0);
        psi.im()[0] = .25;
        kernels.turn(psi, new int[] {target}, new double[] {.5});
        assertThat(psi.re()[1 << target]).isEqualTo(.125);
        assertThat(psi.im()[1 << target]).isEqualTo(-.5);
        assertThat(psi.re()[0]).isEqualTo(1);
      }
    }
  }

  /// Each factor of a table, against the product of the factors of bits and pairs.
  @Test
  void phasesAreProductsOfThoseOfBitsAndPairs() {
    for (var n = 1; n <= 12; n++) {
      var bits = phases(n);
      var pairs = phases(n * n);
      for (var withPairs : List.of(false, true)) {
        var table = new PhaseTable(n, withPairs ? PhasePairs.of(n, pairs) : PhasePairs.none(n));
        table.fill(.6, .8, bits);
        assertSame(n, "phases of " + n, (k, psi) -> k.phases(psi, table));
        for (var q = 0; q < n; q++) {
          var target = q;
          var what = "turn of %d, then phases of %d".formatted(q, n);
          assertSame(n, what, (k, psi) -> k.turnThenPhases(psi, target, -.7, table));
        }
        var psi = new Parts(new double[1 << n], new double[1 << n]);
        Arrays.fill(psi.re(), 1);
        scalar.phases(psi, table);
        for (var index = 0; index < 1 << n; index++) {
          var angle = Math.atan2(.8, .6) + angle(n, index, bits, withPairs ? pairs : new double[0]);
          assertThat(psi.re()[index]).isCloseTo(Math.cos(angle), within(1e-12));
          assertThat(psi.im()[index]).isCloseTo(Math.sin(angle), within(1e-12));
        }
      }
    }
  }

  private double[] phases(int count) {
    var phases = new double[2 * count];
    for (var k = 0; k < count; k++) {
      var angle = random.nextDouble(-4, 4);
      phases[2 * k] = Math.cos(angle);
      phases[2 * k + 1] = Math.sin(angle);
    }
    return phases;
  }

  private static double angle(int n, int index, double[] bits, double[] pairs) {
    var angle = 0.0;
    for (var i = 0; i < n; i++) {
      if ((index >> i & 1) == 1) {
        angle += Math.atan2(bits[2 * i + 1], bits[2 * i]);
        for (var j = i + 1; j < n && pairs.length > 0; j++) {
          var k = 2 * (i * n + j);
          angle += (index >> j & 1) == 1 ? Math.atan2(pairs[k + 1], pairs[k]) : 0;
        }
      }
    }
    return angle;
  }

  /// Ladders, whose vectors come from two, arbitrary maps, and bits in another order.
  @Test
  void linearMapsAgree() {
    for (var n = 1; n <= 10; n++) {
      for (var repeat = 0; repeat < 30; repeat++) {
        var columns = new int[n];
        var order = repeat < 20 ? IntStream.range(0, n).toArray() : places(n, n);
        for (var k = 0; k < n; k++) {
          columns[k] = 1 << order[k];
        }
        for (var flip = 0; flip < repeat % 20; flip++) {
          var k = random.nextInt(n);
          var other = repeat % 20 < 10 ? k + 1 : random.nextInt(n);
          columns[k] ^= other < n && other != k ? columns[other] : 0;
        }
        var offset = repeat % 2 == 0 ? 0 : random.nextInt(1 << n);
        var map = new IndexMap(columns, random.nextInt(1 << n));
        var psi = state(n);
        var one = Parts.zeros(1 << n);
        var other = Parts.zeros(1 << n);
        scalar.move(psi, map, offset, one);
        vector.move(psi, map, offset, other);
        assertThat(other.re()).containsExactly(one.re());
        assertThat(other.im()).containsExactly(one.im());
        for (var index = 0; index < 1 << n; index++) {
          assertThat(one.re()[index]).isEqualTo(psi.re()[map.of(index) ^ offset]);
        }
      }
    }
  }
}
