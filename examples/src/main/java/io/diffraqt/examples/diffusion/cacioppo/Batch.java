package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.examples.diffusion.RealVector;
import java.util.List;

/// Splits a batch into parts of fixed size, whatever the number of threads, so that sums over a
/// batch are always taken in the same order.
///
/// @param size samples in the batch
record Batch(int size) {
  private static final int PART = 16;

  int parts() {
    return Math.ceilDiv(size, PART);
  }

  int first(int part) {
    return part * PART;
  }

  int end(int part) {
    return Math.min(size, first(part) + PART);
  }

  /// The part of a list that has one element per sample.
  <T> List<T> part(List<T> samples, int part) {
    return samples.subList(first(part), end(part));
  }

  /// Adds a part's derivatives to the sum at `offset`.
  static void add(double[] sum, int offset, RealVector derivatives) {
    for (var k = 0; k < derivatives.size(); k++) {
      sum[offset + k] += derivatives.value(k);
    }
  }
}
