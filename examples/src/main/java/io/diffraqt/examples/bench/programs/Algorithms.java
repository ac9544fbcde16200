package io.diffraqt.examples.bench.programs;

import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Programs of textbooks.
final class Algorithms {
  private Algorithms() {}

  /// The Fourier transform with its swaps.
  static Circuit fourier(int qubits) {
    var builder = Circuit.onQubits(qubits);
    transform(builder, 0, qubits);
    for (var q = 0; q < qubits / 2; q++) {
      builder.swap(q, qubits - 1 - q);
    }
    return builder.build();
  }

  /// The Fourier transform of `count` qubits from `first` on, without swaps.
  private static void transform(Circuit.Builder builder, int first, int count) {
    for (var q = count - 1; q >= 0; q--) {
      builder.h(first + q);
      for (var k = q - 1; k >= 0; k--) {
        builder.cp(Math.scalb(Math.PI, k - q), first + k, first + q);
      }
    }
  }

  private static void transformBack(Circuit.Builder builder, int first, int count) {
    for (var q = 0; q < count; q++) {
      for (var k = 0; k < q; k++) {
        builder.cp(-Math.scalb(Math.PI, k - q), first + k, first + q);
      }
      builder.h(first + q);
    }
  }

  /// All zeros and all ones, by a chain of `cx`.
  static Circuit ghz(int qubits) {
    var builder = Circuit.onQubits(qubits).h(0);
    for (var q = 0; q + 1 < qubits; q++) {
      builder.cx(q, q + 1);
    }
    return builder.measureAll().build();
  }

  /// All zeros and all ones, by `cx` from one qubit to each other.
  static Circuit ghzStar(int qubits) {
    var builder = Circuit.onQubits(qubits).h(0);
    for (var q = 1; q < qubits; q++) {
      builder.cx(0, q);
    }
    return builder.measureAll().build();
  }

  /// One excitation shared by all.
  static Circuit w(int qubits) {
    var builder = Circuit.onQubits(qubits).x(0);
    for (var q = 0; q + 1 < qubits; q++) {
      builder.cry(2 * Math.acos(Math.sqrt(1.0 / (qubits - q))), q, q + 1).cx(q + 1, q);
    }
    return builder.measureAll().build();
  }

  /// Finds a hidden bit string, drawn at random; the last qubit is the oracle's.
  static Circuit hiddenString(int qubits, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits).x(qubits - 1);
    hadamards(builder, qubits);
    for (var q = 0; q + 1 < qubits; q++) {
      if (random.nextBoolean()) {
        builder.cx(q, qubits - 1);
      }
    }
    hadamards(builder, qubits - 1);
    for (var q = 0; q + 1 < qubits; q++) {
      builder.measure(q, q);
    }
    return builder.build();
  }

  /// Finds the shift of a bent function of an even number of bits.
  static Circuit hiddenShift(int qubits, long seed) {
    var random = new Random(seed);
    var shift = new ArrayList<Integer>();
    for (var q = 0; q < qubits; q++) {
      if (random.nextBoolean()) {
        shift.add(q);
      }
    }
    var builder = Circuit.onQubits(qubits);
    hadamards(builder, qubits);
    shift.forEach(builder::x);
    bent(builder, qubits);
    shift.forEach(builder::x);
    hadamards(builder, qubits);
    bent(builder, qubits);
    hadamards(builder, qubits);
    return builder.measureAll().build();
  }

  private static void bent(Circuit.Builder builder, int qubits) {
    for (var q = 0; q < qubits / 2; q++) {
      builder.cz(q, q + qubits / 2);
    }
  }

  private static void hadamards(Circuit.Builder builder, int qubits) {
    for (var q = 0; q < qubits; q++) {
      builder.h(q);
    }
  }

  /// Estimates the phase of `p` on the last qubit with all others.
  static Circuit phaseEstimation(int qubits) {
    var counting = qubits - 1;
    var builder = Circuit.onQubits(qubits).x(counting);
    hadamards(builder, counting);
    for (var q = 0; q < counting; q++) {
      builder.cp(Math.IEEEremainder(Math.scalb(2 * Math.PI * 0.3819, q), 2 * Math.PI), q, counting);
    }
    transformBack(builder, 0, counting);
    for (var q = 0; q < counting; q++) {
      builder.measure(q, q);
    }
    return builder.build();
  }

  /// Compares two registers of half of the qubits but one.
  static Circuit swapTest(int qubits) {
    var half = (qubits - 1) / 2;
    var builder = Circuit.onQubits(qubits).h(0);
    for (var k = 0; k < half; k++) {
      builder.cswap(0, 1 + k, 1 + half + k);
    }
    return builder.h(0).measure(0, 0).build();
  }

  /// Sums two numbers by carries that ripple along; two qubits for each bit, and two more.
  ///
  /// Source: Cuccaro et al. (2004), arXiv:quant-ph/0410184, figure 4.
  static Circuit rippleAdder(int bits) {
    var carries = new ArrayList<List<Integer>>();
    for (var k = 0; k < bits; k++) {
      carries.add(List.of(2 * k, 2 * k + 1, 2 * k + 2));
    }
    var builder = Circuit.onQubits(2 * bits + 2);
    for (var on : carries) {
      int carry = on.get(0);
      builder.cx(on.get(2), on.get(1)).cx(on.get(2), carry).ccx(carry, on.get(1), on.get(2));
    }
    builder.cx(2 * bits, 2 * bits + 1);
    for (var on : carries.reversed()) {
      int carry = on.get(0);
      builder.ccx(carry, on.get(1), on.get(2)).cx(on.get(2), carry).cx(carry, on.get(1));
    }
    return builder.build();
  }

  /// Sums two numbers by phases; one qubit for each bit of both.
  static Circuit phaseAdder(int bits) {
    var builder = Circuit.onQubits(2 * bits);
    transform(builder, bits, bits);
    for (var to = 0; to < bits; to++) {
      for (var from = 0; from <= to; from++) {
        builder.cp(Math.scalb(Math.PI, from - to), from, bits + to);
      }
    }
    transformBack(builder, bits, bits);
    return builder.build();
  }

  /// Multiplies two numbers by doubly controlled phases; four qubits for each bit.
  static Circuit multiplier(int bits) {
    var builder = Circuit.onQubits(4 * bits);
    transform(builder, 2 * bits, 2 * bits);
    for (var one = 0; one < bits; one++) {
      for (var other = 0; other < bits; other++) {
        for (var to = one + other; to < 2 * bits; to++) {
          var angle = Math.scalb(Math.PI, one + other - to);
          doublyControlled(builder, angle, List.of(one, bits + other, 2 * bits + to));
        }
      }
    }
    transformBack(builder, 2 * bits, 2 * bits);
    return builder.build();
  }

  private static void doublyControlled(Circuit.Builder builder, double angle, List<Integer> on) {
    int a = on.get(0);
    int b = on.get(1);
    int c = on.get(2);
    builder.cp(angle / 2, b, c).cx(a, b).cp(-angle / 2, b, c).cx(a, b).cp(angle / 2, a, c);
  }

  /// Searches among `2^bits` with a ladder of `ccx`; `bits` and `bits − 2` more qubits.
  static Circuit search(int bits, int rounds) {
    var builder = Circuit.onQubits(2 * bits - 2);
    hadamards(builder, bits);
    for (var round = 0; round < rounds; round++) {
      flipOfOnes(builder, bits);
      hadamards(builder, bits);
      xs(builder, bits);
      flipOfOnes(builder, bits);
      xs(builder, bits);
      hadamards(builder, bits);
    }
    for (var q = 0; q < bits; q++) {
      builder.measure(q, q);
    }
    return builder.build();
  }

  private static void xs(Circuit.Builder builder, int qubits) {
    for (var q = 0; q < qubits; q++) {
      builder.x(q);
    }
  }

  /// Changes the sign where all bits are 1.
  private static void flipOfOnes(Circuit.Builder builder, int bits) {
    var ladder = new ArrayList<List<Integer>>();
    ladder.add(List.of(0, 1, bits));
    for (var k = 2; k + 1 < bits; k++) {
      ladder.add(List.of(k, bits + k - 2, bits + k - 1));
    }
    ladder.forEach(on -> builder.ccx(on.get(0), on.get(1), on.get(2)));
    builder.cz(bits - 1, ladder.getLast().get(2));
    ladder.reversed().forEach(on -> builder.ccx(on.get(0), on.get(1), on.get(2)));
  }
}
