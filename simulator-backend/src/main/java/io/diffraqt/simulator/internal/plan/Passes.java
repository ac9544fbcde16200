package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.PhaseTable;
import io.diffraqt.simulator.internal.plan.Reach.Kind;
import io.diffraqt.simulator.internal.plan.Step.Unitary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Arranges the steps of a block in few passes: one-qubit matrices side by side in a layer, all
/// diagonals between two layers in one pass, flips and swaps in one index map.
///
/// A step joins the earliest place that it can reach by commuting with what came before it.
final class Passes {
  /// Fewer matrices than this and no diagonals are cheaper one by one.
  private static final int LEAST = 3;

  private final List<Group> groups = new ArrayList<>();

  private Passes() {}

  /// Steps that run together: in a layer matrices on distinct qubits and then diagonals.
  private static final class Group {
    private final Kind kind;
    private final List<Unitary> ones = new ArrayList<>();
    private List<Unitary> diagonals = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private int solid;
    private int thin;

    Group(Kind kind) {
      this.kind = kind;
    }

    boolean isLayer() {
      return kind == Kind.ONE;
    }
  }

  /// @param qubits bits of an index
  /// @param local those of them that number the amplitudes of a block
  static List<Pass> of(int qubits, int local, List<Step> steps) {
    var arranged = new Passes();
    steps.forEach(arranged::add);
    arranged.place(local);
    return arranged.passes(qubits, local);
  }

  /// Diagonals go as early or as late as they can, whichever gives rows of a table more in common.
  private void place(int local) {
    var late = new ArrayList<List<Unitary>>();
    groups.forEach(group -> late.add(new ArrayList<>()));
    for (var k = 0; k < groups.size(); k++) {
      for (var diagonal : groups.get(k).diagonals) {
        late.get(latest(k, Reach.of(diagonal).thin())).add(diagonal);
      }
    }
    var early = groups.stream().map(group -> group.diagonals).toList();
    if (kindsOfRows(late, local) < kindsOfRows(early, local)) {
      for (var k = 0; k < groups.size(); k++) {
        groups.get(k).diagonals = late.get(k);
      }
    }
  }

  /// The last layer before the qubits of a diagonal change.
  private int latest(int from, int thin) {
    var found = from;
    for (var k = from + 1; k < groups.size() && (groups.get(k).solid & thin) == 0; k++) {
      found = groups.get(k).isLayer() ? k : found;
    }
    return found;
  }

  /// How many factors of rows are worked out, in units of a row.
  private static int kindsOfRows(List<List<Unitary>> layers, int local) {
    var low = (1 << PhaseTable.lowBits(local)) - 1;
    var kinds = 0;
    for (var layer : layers) {
      var choosing = 0;
      for (var diagonal : layer) {
        var bits = Reach.of(diagonal).thin() & (1 << local) - 1;
        choosing |= (bits & low) != 0 ? bits & ~low : 0;
      }
      kinds += choosing == 0 ? 0 : 1 << Integer.bitCount(choosing);
    }
    return kinds;
  }

  private void add(Step step) {
    var reach = Reach.of(step);
    var group = place(reach);
    switch (reach.kind()) {
      case ONE -> group.ones.add((Unitary) step);
      case DIAGONAL -> group.diagonals.add((Unitary) step);
      case MOVE, OTHER -> group.steps.add(step);
      case APART -> throw new IllegalStateException(step + " in a sweep");
    }
    group.solid |= reach.solid();
    group.thin |= reach.thin();
  }

  private Group place(Reach reach) {
    var found =
        switch (reach.kind()) {
          case ONE -> earliestLayer(reach);
          case DIAGONAL -> last(Kind.ONE, reach);
          case MOVE -> last(Kind.MOVE, reach);
          case OTHER, APART -> -1;
        };
    if (found >= 0) {
      return groups.get(found);
    }
    groups.add(new Group(reach.kind() == Kind.DIAGONAL ? Kind.ONE : reach.kind()));
    return groups.getLast();
  }

  private int earliestLayer(Reach reach) {
    var found = -1;
    for (var k = groups.size() - 1; k >= 0; k--) {
      var group = groups.get(k);
      if (((group.solid | group.thin) & reach.solid()) != 0) {
        return found;
      }
      found = group.isLayer() ? k : found;
    }
    return found;
  }

  private int last(Kind kind, Reach reach) {
    for (var k = groups.size() - 1; k >= 0; k--) {
      var group = groups.get(k);
      if (group.kind == kind) {
        return k;
      }
      if ((group.solid & (reach.solid() | reach.thin()) | group.thin & reach.solid()) != 0) {
        return -1;
      }
    }
    return -1;
  }

  private List<Pass> passes(int qubits, int local) {
    var passes = new ArrayList<Pass>();
    for (var group : groups) {
      if (group.isLayer()) {
        layer(group, passes);
      } else if (group.kind == Kind.MOVE && isMap(group, local)) {
        passes.add(new Pass.Move(Linear.of(qubits, local, group.steps)));
      } else {
        group.steps.forEach(step -> passes.add(new Pass.Other(step)));
      }
    }
    return passes;
  }

  /// Whether a step looks at qubits of the block alone.
  static boolean isInside(Step step, int local) {
    var reach = Reach.of(step);
    return (reach.solid() | reach.thin()) >> local == 0;
  }

  /// A single flip in a block moves half of it in place; a map moves all of it.
  private static boolean isMap(Group group, int local) {
    return group.steps.size() > 1 || (group.solid | group.thin) >> local != 0;
  }

  private static void layer(Group group, List<Pass> passes) {
    if (group.ones.size() < LEAST && group.diagonals.isEmpty()) {
      group.ones.forEach(step -> passes.add(new Pass.Other(step)));
      return;
    }
    if (!group.ones.isEmpty()) {
      group.ones.sort(Comparator.comparingInt(step -> step.targets()[0]));
      phase(new Pass.Phase(group.ones, List.of(), List.of()), passes);
      passes.add(new Pass.Turn(group.ones));
    }
    phase(new Pass.Phase(List.of(), group.ones, group.diagonals), passes);
  }

  /// Joins the pass before it where that is one of the same kind.
  private static void phase(Pass.Phase phase, List<Pass> passes) {
    if (!passes.isEmpty() && passes.getLast() instanceof Pass.Phase before) {
      passes.set(
          passes.size() - 1,
          new Pass.Phase(
              joined(before.before(), phase.before()),
              joined(before.after(), phase.after()),
              joined(before.diagonals(), phase.diagonals())));
    } else {
      passes.add(phase);
    }
  }

  private static List<Unitary> joined(List<Unitary> first, List<Unitary> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
