package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.PhasePairs;
import io.diffraqt.simulator.internal.kernel.PhaseTable;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Pass;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// The factors of one diagonal pass in a bound frame: one for all indices, one for each bit that is
/// 1, one for each pair of bits that are both 1. Bits that number blocks turn into factors of the
/// other kinds once the block is known.
final class Phases {
  private final int qubits;
  private final int local;
  private final double[] all = {1, 0};
  private final double[] bits;
  private double[] pairs = {};
  private final PhasePairs localPairs;

  /// @param local places of the active qubits
  Phases(Pass.Phase pass, int qubits, int local, Frame frame) {
    this.qubits = qubits;
    this.local = local;
    this.bits = new double[2 * qubits];
    for (var q = 0; q < qubits; q++) {
      bits[2 * q] = 1;
    }
    for (var step : pass.before()) {
      multiply(bits, 2 * step.targets()[0], frame.splits(), step.at() + 5);
    }
    for (var step : pass.after()) {
      multiply(all, 0, frame.splits(), step.at() + 1);
      multiply(bits, 2 * step.targets()[0], frame.splits(), step.at() + 3);
    }
    for (var step : pass.diagonals()) {
      add(step, frame.matrices());
    }
    this.localPairs = pairs.length == 0 ? PhasePairs.none(local) : PhasePairs.of(local, localOf());
  }

  private double[] localOf() {
    var part = new double[2 * local * local];
    for (var i = 0; i < local; i++) {
      System.arraycopy(pairs, 2 * i * qubits, part, 2 * i * local, 2 * local);
    }
    return part;
  }

  private static void multiply(double[] into, int at, double[] by, int from) {
    multiply(into, at, by[from], by[from + 1]);
  }

  private static void multiply(double[] into, int at, double re, double im) {
    var x = into[at];
    into[at] = x * re - into[at + 1] * im;
    into[at + 1] = x * im + into[at + 1] * re;
  }

  /// Entries `d00, d01, d10, d11` of two bits are `d00`, times `d01/d00` for the first, `d10/d00`
  /// for the second and `d00·d11/(d01·d10)` for both.
  private void add(Step.Unitary step, double[] m) {
    var mask = step.controls().mask() | mask(step.targets());
    var first = Integer.lowestOneBit(mask);
    var second = mask ^ first;
    multiply(all, 0, entry(step, m, 0, 0), entry(step, m, 0, 1));
    if (first != 0) {
      quotient(2 * Integer.numberOfTrailingZeros(first), step, m, first);
    }
    if (second != 0) {
      quotient(2 * Integer.numberOfTrailingZeros(second), step, m, second);
      pair(step, m, first, second);
    }
  }

  private void quotient(int at, Step.Unitary step, double[] m, int index) {
    multiply(bits, at, entry(step, m, index, 0), entry(step, m, index, 1));
    multiply(bits, at, entry(step, m, 0, 0), -entry(step, m, 0, 1));
  }

  private void pair(Step.Unitary step, double[] m, int first, int second) {
    if (pairs.length == 0) {
      pairs = new double[2 * qubits * qubits];
      for (var k = 0; k < pairs.length; k += 2) {
        pairs[k] = 1;
      }
    }
    var i = Integer.numberOfTrailingZeros(first);
    var at = 2 * (i * qubits + Integer.numberOfTrailingZeros(second));
    multiply(pairs, at, entry(step, m, 0, 0), entry(step, m, 0, 1));
    multiply(pairs, at, entry(step, m, first | second, 0), entry(step, m, first | second, 1));
    multiply(pairs, at, entry(step, m, first, 0), -entry(step, m, first, 1));
    multiply(pairs, at, entry(step, m, second, 0), -entry(step, m, second, 1));
  }

  private static int mask(int[] targets) {
    var mask = 0;
    for (var target : targets) {
      mask |= 1 << target;
    }
    return mask;
  }

  /// The real part, or with `part` 1 the imaginary part, of the diagonal entry of an index.
  private static double entry(Step.Unitary step, double[] m, int index, int part) {
    if ((index & step.controls().mask()) != step.controls().value()) {
      return 1 - part;
    }
    var row = 0;
    for (var k = 0; k < step.targets().length; k++) {
      row |= (index >> step.targets()[k] & 1) << k;
    }
    var column = step.isDiagonalStored() ? 0 : row << step.targets().length;
    return m[step.at() + 2 * (row + column) + part];
  }

  /// Whether nothing changes anywhere.
  boolean isIdle() {
    var idle = pairs.length == 0 && all[0] == 1 && all[1] == 0;
    for (var q = 0; q < qubits; q++) {
      idle &= bits[2 * q] == 1 && bits[2 * q + 1] == 0;
    }
    return idle;
  }

  /// Whether blocks differ.
  boolean varies() {
    var varies = pairs.length > 0 && qubits > local;
    for (var q = local; q < qubits; q++) {
      varies |= bits[2 * q] != 1 || bits[2 * q + 1] != 0;
    }
    return varies;
  }

  /// A table to be filled.
  PhaseTable table() {
    return new PhaseTable(local, localPairs);
  }

  /// The factors of a block.
  void fill(int block, PhaseTable table) {
    var factor = all.clone();
    var ofBits = Arrays.copyOf(bits, 2 * local);
    for (var rest = block; rest != 0; rest &= rest - 1) {
      var j = local + Integer.numberOfTrailingZeros(rest);
      multiply(factor, 0, bits, 2 * j);
      for (var i = 0; i < local && pairs.length > 0; i++) {
        multiply(ofBits, 2 * i, pairs, 2 * (i * qubits + j));
      }
      for (var others = rest & rest - 1; others != 0 && pairs.length > 0; others &= others - 1) {
        var k = local + Integer.numberOfTrailingZeros(others);
        multiply(factor, 0, pairs, 2 * (j * qubits + k));
      }
    }
    table.fill(factor[0], factor[1], ofBits);
  }
}
