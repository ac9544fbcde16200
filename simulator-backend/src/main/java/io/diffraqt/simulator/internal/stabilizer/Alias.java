package io.diffraqt.simulator.internal.stabilizer;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/// Draws Paulis other than the identity by their probabilities, in constant time. Immutable.
///
/// Source: Walker (1977); the table as in Vose (1991).
final class Alias {
  private final int mask;
  private final double[] keep;
  private final int[] other;

  private Alias(double[] keep, int[] other) {
    this.mask = keep.length - 1;
    this.keep = keep;
    this.other = other;
  }

  /// The table of a channel with some error.
  static Alias of(PauliChannel channel) {
    var size = 1 << 2 * channel.qubits();
    var keep = new double[size];
    var other = new int[size];
    var low = new ArrayDeque<Integer>();
    var high = new ArrayDeque<Integer>();
    for (var pauli = 0; pauli < size; pauli++) {
      keep[pauli] = pauli == 0 ? 0 : size * channel.probability(pauli) / channel.error();
      other[pauli] = pauli;
      (keep[pauli] < 1 ? low : high).add(pauli);
    }
    while (!low.isEmpty() && !high.isEmpty()) {
      var small = low.remove();
      var large = high.remove();
      other[small] = large;
      keep[large] -= 1 - keep[small];
      (keep[large] < 1 ? low : high).add(large);
    }
    high.forEach(pauli -> keep[pauli] = 1);
    low.forEach(pauli -> keep[pauli] = 1);
    return new Alias(keep, other);
  }

  /// One Pauli, as a number; takes one draw.
  int draw(RandomGenerator random) {
    var bits = random.nextLong();
    var column = (int) bits & mask;
    return (bits >>> 11) * 0x1p-53 < keep[column] ? column : other[column];
  }
}
