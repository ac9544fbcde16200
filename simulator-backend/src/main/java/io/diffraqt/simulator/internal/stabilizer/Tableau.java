package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.observable.Pauli;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A stabilizer state of `n` qubits, as the inverse of a Clifford unitary `U` that makes it from
/// all qubits in state 0. Not thread-safe.
///
/// For each qubit two rows hold the Paulis `U† X U` and `U† Z U`, so that a gate multiplies a few
/// rows, and whether a measurement has a known outcome is seen in one row: `U† Z U` has no X part.
/// Rows that no later instruction reads can be retired; measurements then leave them out. Signs are
/// exact, the global phase is not kept.
///
/// Source: Gidney (2021), "Stim: a fast stabilizer circuit simulator", section 4.1. A random
/// measurement differs from there: all controlled X gates from the pivot are one pass over the
/// rows, so that nothing is transposed.
final class Tableau {
  private final int qubits;
  private final int words;

  /// Row slot `s`: X words, then Z words, from `2 · words · s` on.
  private final long[] rows;

  /// By row slot, 1 where the Pauli is negative.
  private final int[] signs;

  /// The slot of X of qubit `q` at `q`, of Z at `n + q`.
  private final int[] slots;

  /// The slots in use, in any order, and where each of them is in that list; −1 when retired.
  private final int[] live;

  private final int[] place;
  private final long[] others;
  private int alive;

  Tableau(int qubits) {
    this.qubits = qubits;
    this.words = (qubits + 63) / 64;
    this.rows = new long[Math.multiplyExact(4 * qubits, words)];
    this.signs = new int[2 * qubits];
    this.slots = new int[2 * qubits];
    this.live = new int[2 * qubits];
    this.place = new int[2 * qubits];
    this.others = new long[words];
    restart();
  }

  private Tableau(Tableau other) {
    this.qubits = other.qubits;
    this.words = other.words;
    this.rows = other.rows.clone();
    this.signs = other.signs.clone();
    this.slots = other.slots.clone();
    this.live = other.live.clone();
    this.place = other.place.clone();
    this.others = new long[words];
    this.alive = other.alive;
  }

  /// Bytes that a tableau of so many qubits takes.
  static long bytes(int qubits) {
    return 32L * qubits * ((qubits + 63) / 64);
  }

  /// An equal state that evolves on its own.
  Tableau copy() {
    return new Tableau(this);
  }

  /// Starts again with all qubits in state 0 and all rows in use.
  void restart() {
    Arrays.fill(rows, 0);
    Arrays.fill(signs, 0);
    for (var q = 0; q < qubits; q++) {
      rows[x(q) + (q >> 6)] = 1L << (q & 63);
      rows[x(qubits + q) + words + (q >> 6)] = 1L << (q & 63);
    }
    for (var s = 0; s < 2 * qubits; s++) {
      slots[s] = s;
      live[s] = s;
      place[s] = s;
    }
    alive = 2 * qubits;
  }

  /// Where the X words of a slot begin.
  private int x(int slot) {
    return 2 * words * slot;
  }

  /// Runs a line that has one outcome and is no noise.
  ///
  /// @throws IllegalArgumentException for all other lines
  void move(Op op, int a, int b) {
    switch (op) {
      case H -> exchange(a, qubits + a);
      case S -> s(a);
      case SX -> sx(a);
      case CX -> cx(a, b);
      case CZ -> cz(a, b);
      case SWAP -> swap(a, b);
      case X -> signs[slots[qubits + a]] ^= 1;
      case Z -> signs[slots[a]] ^= 1;
      case RETIRE_X -> retire(slots[a]);
      case RETIRE_Z -> retire(slots[qubits + a]);
      case MEASURE, RESET, NOISE, BRANCH, JUMP ->
          throw new IllegalArgumentException(op + " is no move of a tableau");
    }
  }

  /// `S† X S = −Y = −iXZ`.
  private void s(int q) {
    multiply(slots[q], slots[qubits + q], 3);
  }

  /// `√X† Z √X = Y = −iZX`.
  private void sx(int q) {
    multiply(slots[qubits + q], slots[q], 3);
  }

  private void cx(int control, int target) {
    multiply(slots[control], slots[target], 0);
    multiply(slots[qubits + target], slots[qubits + control], 0);
  }

  private void cz(int a, int b) {
    multiply(slots[a], slots[qubits + b], 0);
    multiply(slots[b], slots[qubits + a], 0);
  }

  private void swap(int a, int b) {
    exchange(a, b);
    exchange(qubits + a, qubits + b);
  }

  private void exchange(int one, int other) {
    var slot = slots[one];
    slots[one] = slots[other];
    slots[other] = slot;
  }

  /// Row `a` becomes `i^turns · a · b`, which must be Hermitian.
  private void multiply(int a, int b, int turns) {
    var power = multiply(rows, x(a), b) + turns;
    signs[a] ^= power >> 1 & 1;
  }

  /// The Pauli at `at` becomes its product with a row.
  ///
  /// @return the power of `i` of the product, sign of the row included, modulo 4
  private int multiply(long[] into, int at, int slot) {
    var ones = 0L;
    var twos = 0L;
    var by = x(slot);
    for (var w = 0; w < words; w++) {
      var x1 = into[at + w];
      var z1 = into[at + words + w];
      var x2 = rows[by + w];
      var z2 = rows[by + words + w];
      var crossed = x1 & z2;
      var clash = x2 & z1 ^ crossed;
      into[at + w] = x1 ^ x2;
      into[at + words + w] = z1 ^ z2;
      // A counter modulo 4 for each bit position: how many factors i the product has there.
      twos ^= (ones ^ x1 ^ x2 ^ z1 ^ z2 ^ crossed) & clash;
      ones ^= clash;
    }
    return Long.bitCount(ones) + 2 * (Long.bitCount(twos) + signs[slot]);
  }

  /// The expectation value of a Pauli string: −1, 0 or 1.
  ///
  /// @param factors by place in the register
  int expectation(Map<Integer, Pauli> factors) {
    var product = new long[2 * words];
    var power = 0;
    for (var factor : factors.entrySet()) {
      var q = factor.getKey();
      power +=
          switch (factor.getValue()) {
            case X -> multiply(product, 0, slots[q]);
            case Z -> multiply(product, 0, slots[qubits + q]);
            // Y = iXZ.
            case Y -> 1 + multiply(product, 0, slots[q]) + multiply(product, 0, slots[qubits + q]);
          };
    }
    for (var w = 0; w < words; w++) {
      if (product[w] != 0) {
        return 0;
      }
    }
    return (power >> 1 & 1) == 0 ? 1 : -1;
  }

  /// Whether measuring this qubit has two outcomes.
  boolean isRandom(int q) {
    return pivot(x(slots[qubits + q])) >= 0;
  }

  /// Measures a qubit; `coin` is asked for the outcome only where both are possible.
  ///
  /// @return 0 or 1
  int measure(int q, BooleanSupplier coin) {
    var row = slots[qubits + q];
    var pivot = pivot(x(row));
    if (pivot >= 0) {
      collapse(row, pivot, coin.getAsBoolean() ? 1 : 0);
    }
    return signs[row];
  }

  /// The first qubit of the start with an X in the row at `from`; −1 without any.
  private int pivot(int from) {
    for (var w = 0; w < words; w++) {
      if (rows[from + w] != 0) {
        return w * 64 + Long.numberOfTrailingZeros(rows[from + w]);
      }
    }
    return -1;
  }

  /// Makes the row a product of Zs with sign `outcome`.
  ///
  /// Gates at the very start that leave state 0 as it is, controlled X from the pivot to all other
  /// places with an X, leave one X or Y in the row; one more gate on the pivot makes it a Z, and
  /// that is the collapse.
  private void collapse(int row, int pivot, int outcome) {
    System.arraycopy(rows, x(row), others, 0, words);
    others[pivot >> 6] &= ~(1L << (pivot & 63));
    fanOut(row, pivot);
    var isY = (rows[x(row) + words + (pivot >> 6)] >>> (pivot & 63) & 1) == 1;
    turnPivot(row, pivot, isY, 0);
    var flip = signs[row] ^ outcome;
    signs[row] = outcome;
    for (var k = 0; k < alive; k++) {
      if (live[k] != row) {
        fanOut(live[k], pivot);
        turnPivot(live[k], pivot, isY, flip);
      }
    }
  }

  /// Controlled X from the pivot to each of [#others], on one row. With `m` Zs on the targets, each
  /// gate flips the sign where the control has X and the target Z, and X of the target equals Z of
  /// the control, which all gates before it have changed.
  private void fanOut(int slot, int pivot) {
    var at = x(slot);
    var ones = 0L;
    var twos = 0L;
    var ys = 0L;
    for (var w = 0; w < words; w++) {
      var z = rows[at + words + w] & others[w];
      ys ^= z & rows[at + w];
      twos ^= ones & z;
      ones ^= z;
    }
    var m = Long.bitCount(ones) + 2 * Long.bitCount(twos);
    var home = pivot >> 6;
    var bit = pivot & 63;
    if ((rows[at + home] >>> bit & 1) == 1) {
      var z = (int) (rows[at + words + home] >>> bit & 1);
      signs[slot] ^= Long.bitCount(ys) + m * (z + 1) + (m * (m - 1) >> 1) & 1;
      for (var w = 0; w < words; w++) {
        rows[at + w] ^= others[w];
      }
    }
    rows[at + words + home] ^= (m & 1L) << bit;
  }

  /// On one row, at the pivot: exchanges X, or else Y, with Z, then flips where `flip` and Z
  /// stands.
  private void turnPivot(int slot, int pivot, boolean isY, int flip) {
    var at = x(slot) + (pivot >> 6);
    var bit = pivot & 63;
    var x = rows[at] >>> bit & 1;
    var z = rows[at + words] >>> bit & 1;
    if (isY) {
      signs[slot] ^= (int) (x & ~z);
      rows[at] ^= z << bit;
    } else {
      signs[slot] ^= (int) (x & z);
      rows[at] ^= (x ^ z) << bit;
      rows[at + words] ^= (x ^ z) << bit;
    }
    signs[slot] ^= flip & (int) (rows[at + words] >>> bit & 1);
  }

  private void retire(int slot) {
    if (place[slot] >= 0) {
      var last = live[--alive];
      live[place[slot]] = last;
      place[last] = place[slot];
      place[slot] = -1;
    }
  }
}
