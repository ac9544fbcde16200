package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.List;

/// Flips and swaps as one index map.
final class Shuffle {
  private Shuffle() {}

  static Step.Permute of(int qubits, List<Step> moves) {
    var back = new int[1 << qubits];
    var from = new int[1 << qubits];
    for (var index = 0; index < back.length; index++) {
      var moved = index;
      for (var move : moves) {
        moved = moved(move, moved);
      }
      back[index] = moved;
      from[moved] = index;
    }
    return new Step.Permute(from, back);
  }

  private static int moved(Step move, int index) {
    return switch (move) {
      case Step.Flip(var controls, var target) ->
          holds(controls, index) ? index ^ 1 << target : index;
      case Step.Swap(var controls, var first, var second) ->
          holds(controls, index) && (index >> first & 1) != (index >> second & 1)
              ? index ^ (1 << first | 1 << second)
              : index;
      case Step.Unitary _,
          Step.Permute _,
          Step.Measure _,
          Step.Reset _,
          Step.Load _,
          Step.Noise _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          throw new IllegalStateException(move + " does not only move amplitudes");
    };
  }

  private static boolean holds(Controls controls, int index) {
    return (index & controls.mask()) == controls.value();
  }
}
