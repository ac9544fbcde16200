package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.IndexMap;
import java.util.List;

/// Flips and swaps as one linear map of index bits.
final class Linear {
  private final int[] columns;
  private int offset;

  private Linear(int qubits) {
    this.columns = new int[qubits];
    for (var k = 0; k < qubits; k++) {
      columns[k] = 1 << k;
    }
  }

  /// Where amplitudes come from after all moves; targets lie below bit `local`, and sources too.
  static IndexMap of(int qubits, int local, List<Step> moves) {
    var map = new Linear(qubits);
    moves.forEach(map::add);
    for (var k = 0; k < qubits; k++) {
      map.columns[k] &= (1 << local) - 1;
    }
    return new IndexMap(map.columns, map.offset);
  }

  private void add(Step move) {
    switch (move) {
      case Step.Flip(var controls, var target) -> {
        if (controls.isEmpty() || controls.value() == 0) {
          offset ^= columns[target];
        }
        if (!controls.isEmpty()) {
          columns[Integer.numberOfTrailingZeros(controls.mask())] ^= columns[target];
        }
      }
      case Step.Swap(_, var first, var second) -> {
        var column = columns[first];
        columns[first] = columns[second];
        columns[second] = column;
      }
      case Step.Permute(var from, _) -> permute(from);
      case Step.Unitary _,
          Step.Measure _,
          Step.Reset _,
          Step.Load _,
          Step.Noise _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          throw new IllegalStateException(move + " does not only move amplitudes");
    }
  }

  private void permute(int[] from) {
    var before = new IndexMap(columns.clone(), 0);
    for (var k = 0; k < columns.length; k++) {
      columns[k] = before.of(from[1 << k] ^ from[0]);
    }
    offset ^= before.of(from[0]);
  }

  /// Whether a table of sources is linear in the bits of an index, but for an offset.
  static boolean isLinear(int[] from) {
    for (var k = 1; k < from.length; k++) {
      if (from[k] != (from[k & k - 1] ^ from[k & -k] ^ from[0])) {
        return false;
      }
    }
    return true;
  }
}
