package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// From basis states at the end to recorded bits: which qubit goes to which bit, and how records
/// err. Immutable.
public final class Readout {
  private static final int TABLE_BITS = 20;

  private final List<Terminal> terminals;
  private final Scatter toTerminals;
  private final int[] toBits;

  /// Whether value `k` of the measurements at the end is number `k` of the bits.
  private final boolean isInOrder;

  /// The index of the bits for each recorded value; empty where none is needed or possible.
  private final int[] table;

  /// The read-out at the end of a plan.
  public Readout(Plan plan) {
    this.terminals = plan.terminals();
    this.toTerminals =
        Scatter.of(plan.qubits(), terminals.stream().mapToInt(Terminal::qubit).toArray());
    this.toBits = terminals.stream().mapToInt(Terminal::bit).toArray();
    this.isInOrder = IntStream.range(0, toBits.length).allMatch(k -> toBits[k] == k);
    var small = terminals.size() <= TABLE_BITS && plan.bits() < Integer.SIZE;
    this.table = new int[small && !isInOrder ? toTerminals.size() : 0];
    for (var value = 1; value < table.length; value++) {
      table[value] = table[value & value - 1] | 1 << toBits[Integer.numberOfTrailingZeros(value)];
    }
  }

  /// Probabilities of the `2^t` recorded values of the measurements at the end, in their order.
  double[] distribution(Register state) {
    var recorded = new double[size()];
    distribution(state, recorded);
    return recorded;
  }

  /// Writes the [#distribution] over what is there.
  ///
  /// @param actual of [#size] entries
  void distribution(Register state, double[] actual) {
    Arrays.fill(actual, 0);
    state.addProbabilities(toTerminals, 1, actual);
    for (var k = 0; k < terminals.size(); k++) {
      if (terminals.get(k).errs()) {
        fold(actual, k);
      }
    }
  }

  /// Number of recorded values, `2^t`.
  int size() {
    return toTerminals.size();
  }

  /// Probabilities of the values before records err.
  double[] actual(Register state) {
    var actual = new double[size()];
    state.addProbabilities(toTerminals, 1, actual);
    return actual;
  }

  /// The value of the measurements at the end in a basis state.
  int value(int index) {
    return toTerminals.of(index);
  }

  /// Whether any record can differ from its outcome.
  boolean errs() {
    return terminals.stream().anyMatch(Terminal::errs);
  }

  /// One draw of what is recorded when `value` is the outcome.
  int record(int value, RandomGenerator random) {
    var recorded = value;
    for (var k = 0; k < toBits.length; k++) {
      var flip = terminals.get(k).readout().probability(1 - (value >> k & 1), value >> k & 1);
      recorded ^= flip > 0 && random.nextDouble() < flip ? 1 << k : 0;
    }
    return recorded;
  }

  private void fold(double[] p, int terminal) {
    var error = terminals.get(terminal).readout();
    var bit = 1 << terminal;
    for (var k = 0; k < p.length; k++) {
      if ((k & bit) == 0) {
        var zero = p[k];
        var one = p[k | bit];
        p[k] = error.probability(0, 0) * zero + error.probability(0, 1) * one;
        p[k | bit] = error.probability(1, 0) * zero + error.probability(1, 1) * one;
      }
    }
  }

  /// The bits with the recorded values of the measurements at the end filled in.
  Bits fill(Bits bits, int value) {
    return bits.with(toBits, value);
  }

  /// From a function of all bits the function of a basis state at the end; no record errs.
  ///
  /// @param ofBits one value for each value of the bits
  /// @param bits recorded on the way
  public IntToDoubleFunction gathered(double[] ofBits, Bits bits) {
    var base = fill(bits, 0).index();
    return index -> ofBits[base | bitsOf(toTerminals.of(index))];
  }

  /// Adds a distribution of recorded values to one over all bits.
  void spread(double[] recorded, Bits bits, double weight, double[] into) {
    var base = fill(bits, 0).index();
    if (isInOrder) {
      for (var value = 0; value < recorded.length; value++) {
        into[base + value] += weight * recorded[value];
      }
      return;
    }
    for (var value = 0; value < recorded.length; value++) {
      into[base | bitsOf(value)] += weight * recorded[value];
    }
  }

  private int bitsOf(int value) {
    return (int) number(value);
  }

  /// The bits of a recorded value as a number, others 0; at most 63 bits in all.
  long number(int value) {
    if (isInOrder || table.length > 0) {
      return isInOrder ? value : table[value];
    }
    var number = 0L;
    for (var rest = value; rest != 0; rest &= rest - 1) {
      number |= 1L << toBits[Integer.numberOfTrailingZeros(rest)];
    }
    return number;
  }
}
