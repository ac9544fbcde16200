package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.Arrays;

/// Matrices under controls as plain matrices on all their qubits.
public final class Operands {
  private static final double[] FLIP = {0, 0, 1, 0, 1, 0, 0, 0};
  private static final double[] SWAP = {
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
    0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0
  };

  private Operands() {}

  /// The targets, then the controls, rising.
  static int[] of(Controls controls, int... targets) {
    var all = Arrays.copyOf(targets, targets.length + Integer.bitCount(controls.mask()));
    var next = targets.length;
    for (var rest = controls.mask(); rest != 0; rest &= rest - 1) {
      all[next++] = Integer.numberOfTrailingZeros(rest);
    }
    return all;
  }

  /// The matrix of a step on its [operands][#of], row-major, real and imaginary parts in turns.
  ///
  /// @param m where its own matrix starts at `at`, as in a frame
  public static double[] matrix(Step.Unitary step, double[] m, int at) {
    var size = 1 << step.targets().length;
    var own = Arrays.copyOfRange(m, at, at + step.length());
    return controlled(step.isDiagonalStored() ? full(own, size) : own, size, step.controls());
  }

  static double[] flip(Controls controls) {
    return controlled(FLIP, 2, controls);
  }

  static double[] swap(Controls controls) {
    return controlled(SWAP, 4, controls);
  }

  private static double[] full(double[] diagonal, int size) {
    var full = new double[2 * size * size];
    for (var k = 0; k < size; k++) {
      full[2 * k * (size + 1)] = diagonal[2 * k];
      full[2 * k * (size + 1) + 1] = diagonal[2 * k + 1];
    }
    return full;
  }

  /// The identity, with the matrix where the control bits have their values.
  private static double[] controlled(double[] own, int size, Controls controls) {
    if (controls.isEmpty()) {
      return own;
    }
    var values = 0;
    var count = 0;
    for (var rest = controls.mask(); rest != 0; rest &= rest - 1) {
      values |= (controls.value() >> Integer.numberOfTrailingZeros(rest) & 1) << count++;
    }
    var all = size << count;
    var matrix = new double[2 * all * all];
    for (var k = 0; k < all; k++) {
      matrix[2 * k * (all + 1)] = 1;
    }
    var first = values * size;
    for (var r = 0; r < size; r++) {
      System.arraycopy(own, 2 * r * size, matrix, 2 * ((first + r) * all + first), 2 * size);
    }
    return matrix;
  }
}
