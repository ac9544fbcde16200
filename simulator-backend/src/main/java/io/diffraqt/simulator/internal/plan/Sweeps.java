package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.plan.Reach.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Groups steps so that each group changes few qubits and runs on blocks of amplitudes that stay in
/// cache: one sweep through memory for many steps. A state that lies in cache as it is makes one
/// block.
///
/// Greedy: for each window of qubits, count the steps that can go first because they commute with
/// what stays behind; the best window makes a group, and so on with the rest. Qubits on whose value
/// alone a step depends, controls and those of diagonals, need not be in the window.
final class Sweeps {
  /// Below, the numbers of a pass cost more than it saves; measured at 8 and 12 qubits.
  private static final int LEAST_FOR_PASSES = 11;

  /// A block of 2^15 amplitudes and room to move it take 1 MiB, an L2 cache; better than 2^13 and
  /// 2^14 where this was measured. In single precision 2^16 take as much.
  private static final int BLOCK_QUBITS = 15;

  /// The lowest qubits belong to every window, so that rows of 2^7 amplitudes are copied at once,
  /// or of 2^8 in single precision.
  private static final int LOW_QUBITS = 7;

  /// Fewer steps than this are run one by one where no block is copied.
  private static final int LEAST_STEPS = 3;

  /// Windows are grown from so many of the first steps.
  private static final int FIRST_STEPS = 12;

  private final int qubits;
  private final int blockQubits;
  private final int lowQubits;
  private final boolean inLayers;

  private Sweeps(Aim.Form form, int qubits, boolean inLayers) {
    var more = form == Aim.Form.SINGLE ? 1 : 0;
    this.qubits = qubits;
    this.blockQubits = BLOCK_QUBITS + more;
    this.lowQubits = LOW_QUBITS + more;
    this.inLayers = inLayers;
  }

  /// The same steps in groups that hold about one matrix for each qubit at most, so that a run can
  /// start between them.
  static List<Step> inLayers(Aim.Form form, int qubits, List<Step> steps) {
    return qubits < LEAST_FOR_PASSES ? steps : new Sweeps(form, qubits, true).all(steps);
  }

  /// The same steps, in groups where that pays.
  static List<Step> of(Aim.Form form, int qubits, List<Step> steps) {
    var jumps = steps.stream().anyMatch(s -> s instanceof Step.Branch);
    return jumps || qubits < LEAST_FOR_PASSES
        ? steps
        : new Sweeps(form, qubits, false).all(Relabeling.withoutSwaps(qubits, steps));
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

  /// Smaller states lie in cache as they are.
  private boolean isWhole() {
    return qubits <= blockQubits + 1;
  }

  private boolean fits(Step step) {
    var reach = Reach.of(step);
    return reach.kind() != Kind.APART
        && (isWhole()
            || Integer.bitCount(reach.solid() & -1 << lowQubits) <= blockQubits - lowQubits);
  }

  private List<Step> groups(List<Step> run) {
    if (isWhole()) {
      return inLayers ? layers(run) : whole(run);
    }
    var groups = new ArrayList<Step>();
    var rest = List.copyOf(run);
    while (!rest.isEmpty()) {
      var best = new Split(0, List.of(), rest, 0);
      for (var window : windows(rest)) {
        var split = split(window, rest);
        best = split.worth() > best.worth() ? split : best;
      }
      groups.add(group(best));
      rest = best.left();
    }
    return groups;
  }

  private List<Step> whole(List<Step> run) {
    var all = IntStream.range(0, qubits).toArray();
    return run.size() < LEAST_STEPS ? List.copyOf(run) : List.of(sweep(all, run));
  }

  private List<Step> layers(List<Step> run) {
    var layers = new ArrayList<Step>();
    var layer = new ArrayList<Step>();
    var turned = 0;
    for (var step : run) {
      var reach = Reach.of(step);
      var one = reach.kind() == Kind.ONE ? reach.solid() : 0;
      if ((one & turned) != 0 && layer.size() >= qubits) {
        layers.addAll(whole(layer));
        layer.clear();
        turned = 0;
      }
      layer.add(step);
      turned |= one;
    }
    layers.addAll(whole(layer));
    return layers;
  }

  /// What a window can take first, what stays behind, and how much work is taken.
  private record Split(int window, List<Step> taken, List<Step> left, int worth) {}

  private static Split split(int window, List<Step> steps) {
    var taken = new ArrayList<Step>();
    var left = new ArrayList<Step>();
    var changed = 0;
    var read = 0;
    var worth = 0;
    for (var step : steps) {
      var reach = Reach.of(step);
      if ((reach.solid() & (~window | changed | read)) == 0 && (reach.thin() & changed) == 0) {
        taken.add(step);
        worth += reach.solid() == 0 ? 1 : 1 + steps.size();
      } else {
        changed |= reach.solid();
        read |= reach.thin();
        left.add(step);
      }
    }
    return new Split(window, taken, left, worth);
  }

  /// Windows worth a try: neighbours from each qubit on, and what some of the first steps change.
  private Set<Integer> windows(List<Step> steps) {
    var windows = new LinkedHashSet<Integer>();
    for (var start = lowQubits; start < qubits; start++) {
      windows.add(window(start, steps));
    }
    for (var first = 0; first < Math.min(FIRST_STEPS, steps.size()); first++) {
      windows.add(grown(first, steps));
    }
    return windows;
  }

  /// What the steps from one on change, as many of them as fit.
  private int grown(int first, List<Step> steps) {
    var window = (1 << lowQubits) - 1;
    var blocked = 0;
    for (var step : steps.subList(first, steps.size())) {
      var reach = Reach.of(step);
      var wider = window | reach.solid();
      if ((reach.solid() & blocked) == 0 && Integer.bitCount(wider) <= blockQubits) {
        window = wider;
      } else {
        blocked |= reach.solid() | reach.thin();
      }
    }
    return filled(window, lowQubits);
  }

  /// The low qubits, all that the first step at or above `start` changes, and neighbours from
  /// there.
  private int window(int start, List<Step> steps) {
    var window = (1 << lowQubits) - 1;
    for (var step : steps) {
      var solid = Reach.of(step).solid();
      if (solid >> start != 0) {
        window |= solid;
        break;
      }
    }
    return filled(window, start);
  }

  private int filled(int window, int start) {
    var full = window;
    for (var k = 0; k < qubits && Integer.bitCount(full) < blockQubits; k++) {
      full |= 1 << (start + k < qubits ? start + k : qubits - 1 - k);
    }
    return full;
  }

  private Step group(Split split) {
    if (split.taken().size() == 1) {
      return split.taken().getFirst();
    }
    var active = IntStream.range(0, qubits).filter(q -> (split.window() >> q & 1) == 1).toArray();
    return sweep(active, split.taken());
  }

  private Step sweep(int[] active, List<Step> steps) {
    var places = places(active);
    var local = steps.stream().map(s -> Relabeling.step(s, places)).toList();
    return new Step.Sweep(
        active,
        Passes.of(qubits, active.length, local),
        PassesBack.of(qubits, active.length, local));
  }

  /// For each qubit its place: the active ones first.
  private int[] places(int[] active) {
    var places = new int[qubits];
    var other = active.length;
    for (var q = 0; q < qubits; q++) {
      var found = Arrays.binarySearch(active, q);
      places[q] = found >= 0 ? found : other++;
    }
    return places;
  }
}
