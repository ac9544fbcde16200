package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Groups steps so that each group acts on few qubits and runs on blocks of amplitudes that stay in
/// cache: one sweep through memory for many steps.
///
/// Greedy: for each window of qubits, count the steps that can go first because nothing before them
/// on their qubits stays behind; the best window makes a group, and so on with the rest.
final class Sweeps {
  /// Smaller states lie in cache as they are.
  private static final int LEAST_QUBITS = 17;

  /// A block of 2^13 amplitudes is 128 KiB; it fits the L2 cache of 1 MiB; not tuned.
  private static final int BLOCK_QUBITS = 13;

  /// The lowest qubits belong to every window, so that rows of 2^6 amplitudes are copied at once.
  private static final int LOW_QUBITS = 6;

  private final int qubits;

  private Sweeps(int qubits) {
    this.qubits = qubits;
  }

  /// The same steps, in groups where that pays.
  static List<Step> of(int qubits, List<Step> steps) {
    var jumps = steps.stream().anyMatch(s -> s instanceof Step.Branch);
    return qubits < LEAST_QUBITS || jumps ? steps : new Sweeps(qubits).all(steps);
  }

  private List<Step> all(List<Step> steps) {
    var grouped = new ArrayList<Step>();
    var run = new ArrayList<Step>();
    for (var step : steps) {
      if (fits(step)) {
        run.add(step);
      } else {
        grouped.addAll(groups(run));
        grouped.add(step);
        run.clear();
      }
    }
    grouped.addAll(groups(run));
    return grouped;
  }

  private static boolean fits(Step step) {
    return touched(step) != 0
        && Integer.bitCount(touched(step) & -1 << LOW_QUBITS) <= BLOCK_QUBITS - LOW_QUBITS;
  }

  /// The qubits of a step that only moves or multiplies amplitudes; 0 for others.
  private static int touched(Step step) {
    return switch (step) {
      case Step.Unitary unitary -> unitary.controls().mask() | Steps.mask(unitary.targets());
      case Step.Flip(var controls, var target) -> controls.mask() | 1 << target;
      case Step.Swap(var controls, var first, var second) ->
          controls.mask() | 1 << first | 1 << second;
      case Step.Permute _,
          Step.Measure _,
          Step.Reset _,
          Step.Load _,
          Step.Noise _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          0;
    };
  }

  private List<Step> groups(List<Step> run) {
    var groups = new ArrayList<Step>();
    var rest = List.copyOf(run);
    while (!rest.isEmpty()) {
      var best = new Split(0, List.of(), rest);
      for (var start = LOW_QUBITS; start < qubits; start++) {
        var split = split(window(start, rest), rest);
        best = split.taken().size() > best.taken().size() ? split : best;
      }
      groups.add(group(best));
      rest = best.left();
    }
    return groups;
  }

  /// What a window can take first, and what stays behind.
  private record Split(int window, List<Step> taken, List<Step> left) {}

  private static Split split(int window, List<Step> steps) {
    var taken = new ArrayList<Step>();
    var left = new ArrayList<Step>();
    var blocked = 0;
    for (var step : steps) {
      var touched = touched(step);
      if ((touched & ~window) == 0 && (touched & blocked) == 0) {
        taken.add(step);
      } else {
        blocked |= touched;
        left.add(step);
      }
    }
    return new Split(window, taken, left);
  }

  /// The low qubits, all qubits of the first step at or above `start`, and neighbours from there.
  private int window(int start, List<Step> steps) {
    var window = (1 << LOW_QUBITS) - 1;
    for (var step : steps) {
      if (touched(step) >> start != 0) {
        window |= touched(step);
        break;
      }
    }
    for (var k = 0; k < qubits && Integer.bitCount(window) < BLOCK_QUBITS; k++) {
      window |= 1 << (start + k < qubits ? start + k : qubits - 1 - k);
    }
    return window;
  }

  private Step group(Split split) {
    if (split.taken().size() == 1) {
      return split.taken().getFirst();
    }
    var active =
        java.util.stream.IntStream.range(0, qubits)
            .filter(q -> (split.window() >> q & 1) == 1)
            .toArray();
    return new Step.Sweep(active, split.taken().stream().map(s -> local(s, active)).toList());
  }

  private static Step local(Step step, int[] active) {
    return switch (step) {
      case Step.Unitary(var on, var controls, var diagonal, var factors, var at, var place) -> {
        var targets = Arrays.stream(on).map(q -> place(q, active)).toArray();
        yield new Step.Unitary(targets, local(controls, active), diagonal, factors, at, place);
      }
      case Step.Flip(var controls, var target) ->
          new Step.Flip(local(controls, active), place(target, active));
      case Step.Swap(var controls, var first, var second) ->
          new Step.Swap(local(controls, active), place(first, active), place(second, active));
      case Step.Permute _,
          Step.Measure _,
          Step.Reset _,
          Step.Load _,
          Step.Noise _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          throw new IllegalStateException(step + " in a sweep");
    };
  }

  private static Controls local(Controls controls, int[] active) {
    var local = Controls.NONE;
    for (var k = 0; k < active.length; k++) {
      if ((controls.mask() >> active[k] & 1) == 1) {
        local = local.and(k, (controls.value() >> active[k] & 1) == 1);
      }
    }
    return local;
  }

  private static int place(int qubit, int[] active) {
    return Arrays.binarySearch(active, qubit);
  }
}
