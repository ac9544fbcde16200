package io.diffraqt.simulator.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the landings of errors are among the steps that run, and their numbers in that order.
final class LandingPlaces {
  private final int[] rank;
  private final List<Integer> landings = new ArrayList<>();
  private final List<Integer> steps = new ArrayList<>();
  private final List<Step.Unitary> units = new ArrayList<>();

  LandingPlaces(int landings, List<Step> swept) {
    this.rank = new int[landings];
    for (var k = 0; k < swept.size(); k++) {
      add(swept.get(k), k);
    }
  }

  private void add(Step step, int index) {
    if (step instanceof Step.Sweep(_, var passes, _)) {
      passes.forEach(pass -> add(pass, index));
    } else if (step instanceof Step.Unitary unit) {
      for (var factor : unit.factors()) {
        if (factor instanceof Factor.Site(var landing)) {
          rank[landing] = landings.size();
          landings.add(landing);
          steps.add(index);
          units.add(unit);
        }
      }
    }
  }

  /// Landings are in matrices that are not diagonal, and those are in no other passes.
  private void add(Pass pass, int index) {
    switch (pass) {
      case Pass.Turn(var turned) -> turned.forEach(step -> add(step, index));
      case Pass.Other(var step) -> add(step, index);
      case Pass.Phase _, Pass.Move _ -> {}
    }
  }

  /// Entries with the landings in the order of their steps, rising.
  int[] ranked(int[] entries) {
    return Arrays.stream(entries).map(e -> 4 * rank[e >> 2] + (e & 3)).sorted().toArray();
  }

  /// The landing of each rank.
  int[] landings() {
    return landings.stream().mapToInt(landing -> landing).toArray();
  }

  int[] steps() {
    return steps.stream().mapToInt(s -> s).toArray();
  }

  List<Step.Unitary> units() {
    return units;
  }
}
