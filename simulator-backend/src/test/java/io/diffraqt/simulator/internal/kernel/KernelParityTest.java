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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every shape on every size from one amplitude to sixteen vectors, vector against scalar, in both
/// precisions.
class KernelParityTest {
  private static final int MOST_QUBITS = 7;
  private static final Kernels SCALAR = KernelChoice.SCALAR.kernels();
  private static final Kernels VECTOR = KernelChoice.VECTOR.kernels();

  private final Random random = new Random(12);

  /// Both sets of one precision.
  ///
  /// @param none a vector of that precision
  /// @param exact how much numbers of size 1 may differ
  private record Sets<A extends Amplitudes<A>>(
      Loops<A> scalar, Loops<A> vector, A none, double exact) {
    A state(int qubits, Random random) {
      var psi = none.blank(1 << qubits);
      for (var k = 0; k < psi.size(); k++) {
        psi.put(k, random.nextDouble(-1, 1), random.nextDouble(-1, 1));
      }
      return psi;
    }

    void assertClose(String what, A one, A other) {
      for (var k = 0; k < one.size(); k++) {
        assertThat(other.re(k)).as(what).isCloseTo(one.re(k), within(exact));
        assertThat(other.im(k)).as(what).isCloseTo(one.im(k), within(exact));
      }
    }
  }

  private static final Sets<Parts> DOUBLES = new Sets<>(SCALAR, VECTOR, Parts.zeros(0), 1e-13);

  private static Stream<Sets<?>> precisions() {
    var single = SingleParts.zeros(0);
    return Stream.of(
        DOUBLES, new Sets<>(SingleKernels.with(SCALAR), SingleKernels.with(VECTOR), single, 5e-5));
  }

  private <A extends Amplitudes<A>> void assertSame(
      Sets<A> sets, int qubits, String what, BiConsumer<Loops<A>, A> act) {
    var one = sets.state(qubits, random);
    var other = one.copy();
    act.accept(sets.scalar, one);
    act.accept(sets.vector, other);
    sets.assertClose(what, one, other);
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

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void oneQubitMatricesAgree(Sets<A> sets) {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var target = q;
        var m = matrix(1);
        assertSame(sets, n, "dense " + n + " " + q, (k, psi) -> k.dense1(psi, target, m, 3));
        assertSame(sets, n, "diagonal " + n + " " + q, (k, psi) -> k.diagonal1(psi, target, m, 3));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void controlledMatricesAndFlipsAgree(Sets<A> sets) {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var target = q;
        for (var controls : controls(n, q)) {
          var m = matrix(1);
          var what = n + " " + q + " " + controls;
          assertSame(sets, n, what, (k, psi) -> k.controlled1(psi, controls, target, m, 3));
          assertSame(sets, n, what, (k, psi) -> k.flip(psi, controls, target));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void phasesWeightsAndOverlapsAgree(Sets<A> sets) {
    for (var n = 0; n <= MOST_QUBITS; n++) {
      for (var controls : controls(n)) {
        assertSame(sets, n, "phase " + controls, (k, psi) -> k.phase(psi, controls, .3, -.7));
        var left = sets.state(n, random);
        var right = sets.state(n, random);
        assertThat(sets.vector.weight(left, controls))
            .isCloseTo(sets.scalar.weight(left, controls), within(10 * sets.exact));
        var one = new double[2];
        var other = new double[2];
        sets.scalar.overlap(left, right, controls, new int[0], one);
        sets.vector.overlap(left, right, controls, new int[0], other);
        assertThat(other).containsExactly(one, within(10 * sets.exact));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void weightsOfBlocksAddUp(Sets<A> sets) {
    for (var n = 0; n <= 13; n++) {
      var psi = sets.state(n, random);
      for (var length = 1; length <= psi.size(); length *= 2) {
        var blocks = sets.vector.weights(psi, length);
        assertThat(blocks)
            .containsExactly(sets.scalar.weights(psi, length), within(sets.exact * length));
        var sum = Arrays.stream(blocks).sum();
        assertThat(sum)
            .isCloseTo(sets.scalar.weight(psi, Controls.NONE), within(sets.exact * psi.size()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void matricesOnSeveralQubitsAgree(Sets<A> sets) {
    for (var n = 2; n <= MOST_QUBITS; n++) {
      for (var repeat = 0; repeat < 60; repeat++) {
        var targets = places(n, 2 + random.nextInt(Math.min(3, n - 1)));
        var all = controls(n, targets);
        var controls = all.get(random.nextInt(all.size()));
        var m = matrix(targets.length);
        assertSame(sets, n, "dense", (k, psi) -> k.dense(psi, controls, targets, m, 1));
        assertSame(sets, n, "diagonal", (k, psi) -> k.diagonal(psi, controls, targets, m, 1));
        assertSame(sets, n, "swap", (k, psi) -> k.swap(psi, controls, targets[0], targets[1]));
        assertSame(sets, n, "dense2", (k, psi) -> k.dense2(psi, targets[0], targets[1], m, 1));
      }
    }
  }

  @Test
  void statesWithTheirDerivativesAgree() {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var m = matrix(1);
        var dm = matrix(1);
        var psi = DOUBLES.state(n, random);
        var slope = DOUBLES.state(n, random);
        var psiToo = psi.copy();
        var slopeToo = slope.copy();
        TangentLoops.apply(SCALAR, psi, slope, q, m, dm, 3);
        TangentLoops.apply(VECTOR, psiToo, slopeToo, q, m, dm, 3);
        DOUBLES.assertClose("state " + n + " " + q, psi, psiToo);
        DOUBLES.assertClose("derivative " + n + " " + q, slope, slopeToo);
      }
    }
  }

  @Test
  void sweepsBackAgree() {
    for (var n = 1; n <= MOST_QUBITS; n++) {
      for (var q = 0; q < n; q++) {
        var m = matrix(1);
        var left = DOUBLES.state(n, random);
        var right = DOUBLES.state(n, random);
        var leftToo = left.copy();
        var rightToo = right.copy();
        var one = new double[8];
        var other = new double[8];
        SCALAR.reverse1(left, right, q, m, one);
        VECTOR.reverse1(leftToo, rightToo, q, m, other);
        assertThat(other).containsExactly(one, within(1e-12));
        DOUBLES.assertClose("left", left, leftToo);
        DOUBLES.assertClose("right", right, rightToo);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void indexMapsAndFactorsAgree(Sets<A> sets) {
    for (var n = 0; n <= MOST_QUBITS; n++) {
      assertSame(sets, n, "scale", (k, psi) -> k.scale(psi, 1.7));
      var from = places(1 << n, 1 << n);
      var psi = sets.state(n, random);
      var one = sets.none.blank(1 << n);
      var other = sets.none.blank(1 << n);
      sets.scalar.permute(psi, from, one);
      sets.vector.permute(psi, from, other);
      assertThat(other).usingRecursiveComparison().isEqualTo(one);
    }
  }

  /// Up to sizes where targets lie in lanes, in neighbouring vectors, and far beyond.
  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void turnsOnManyQubitsAgree(Sets<A> sets) {
    for (var n = 1; n <= 13; n++) {
      for (var repeat = 0; repeat < 12; repeat++) {
        var targets = places(n, 1 + random.nextInt(n));
        Arrays.sort(targets);
        var t = random.doubles(targets.length, -1, 1).toArray();
        assertSame(sets, n, "turn of " + n, (k, psi) -> k.turn(psi, targets, t));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void aTurnMixesThePartsOfTheTwoValues(Sets<A> sets) {
    for (var kernels : List.of(sets.scalar, sets.vector)) {
      for (var target = 0; target < 5; target++) {
        var psi = sets.none.blank(32);
        psi.put(0, 1, .25);
        kernels.turn(psi, new int[] {target}, new double[] {.5});
        assertThat(psi.re(1 << target)).isEqualTo(.125);
        assertThat(psi.im(1 << target)).isEqualTo(-.5);
        assertThat(psi.re(0)).isEqualTo(1);
      }
    }
  }

  /// Each factor of a table, against the product of the factors of bits and pairs.
  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void phasesAreProductsOfThoseOfBitsAndPairs(Sets<A> sets) {
    for (var n = 1; n <= 12; n++) {
      var bits = phases(n);
      var pairs = phases(n * n);
      for (var withPairs : List.of(false, true)) {
        var table = new PhaseTable(n, withPairs ? PhasePairs.of(n, pairs) : PhasePairs.none(n));
        table.fill(.6, .8, bits);
        assertSame(sets, n, "phases of " + n, (k, psi) -> k.phases(psi, table));
        for (var q = 0; q < n; q++) {
          var target = q;
          var what = "turn of %d, then phases of %d".formatted(q, n);
          assertSame(sets, n, what, (k, psi) -> k.turnThenPhases(psi, target, -.7, table));
        }
        var psi = sets.none.blank(1 << n);
        for (var index = 0; index < psi.size(); index++) {
          psi.put(index, 1, 0);
        }
        sets.scalar.phases(psi, table);
        for (var index = 0; index < 1 << n; index++) {
          var angle = Math.atan2(.8, .6) + angle(n, index, bits, withPairs ? pairs : new double[0]);
          assertThat(psi.re(index)).isCloseTo(Math.cos(angle), within(10 * sets.exact));
          assertThat(psi.im(index)).isCloseTo(Math.sin(angle), within(10 * sets.exact));
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
  @ParameterizedTest
  @MethodSource("precisions")
  <A extends Amplitudes<A>> void linearMapsAgree(Sets<A> sets) {
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
        var psi = sets.state(n, random);
        var one = sets.none.blank(1 << n);
        var other = sets.none.blank(1 << n);
        sets.scalar.move(psi, map, offset, one);
        sets.vector.move(psi, map, offset, other);
        assertThat(other).usingRecursiveComparison().isEqualTo(one);
        for (var index = 0; index < 1 << n; index++) {
          assertThat(one.re(index)).isEqualTo(psi.re(map.of(index) ^ offset));
        }
      }
    }
  }
}
