package io.diffraqt.run;

import io.diffraqt.observable.PauliString;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Strings joined where they must not be measured together; groups are its colours.
///
/// Of 80 random sums of 60 to 600 strings on 4 to 12 qubits, colouring by most conflicts never had
/// fewer groups than [#mostConstrainedFirst] (on average 3 % more), so it is not here. Shots spread
/// by deviation were 10 % to 60 % fewer with [#heaviestFirst], and shots spread evenly were fewer
/// without it.
final class ConflictGraph {
  private final List<PauliString> strings;
  private final List<BitSet> conflicts = new ArrayList<>();

  /// @param strings distinct; `O(strings²)`
  /// @param together whether two may share a group
  ConflictGraph(List<PauliString> strings, BiPredicate<PauliString, PauliString> together) {
    this.strings = List.copyOf(strings);
    strings.forEach(_ -> conflicts.add(new BitSet()));
    for (var one = 0; one < strings.size(); one++) {
      for (var other = 0; other < one; other++) {
        if (!together.test(strings.get(one), strings.get(other))) {
          conflicts.get(one).set(other);
          conflicts.get(other).set(one);
        }
      }
    }
  }

  /// Largest weight first, each into the first group that takes it, so that the heavy strings share
  /// groups. Source: Crawford et al. 2021, "sorted insertion".
  ///
  /// @param weights one per string
  List<List<PauliString>> heaviestFirst(List<Double> weights) {
    return firstFit(places().sorted(Comparator.comparingDouble(k -> -weights.get(k))).toList());
  }

  /// The most constrained first: the string with the most groups closed to it, then the one with
  /// the most conflicts. Source: Brélaz 1979. `O(strings²)`.
  List<List<PauliString>> mostConstrainedFirst() {
    var groups = new ArrayList<BitSet>();
    var closed = new ArrayList<BitSet>();
    places().forEach(_ -> closed.add(new BitSet()));
    var left = new BitSet();
    left.set(0, strings.size());
    while (!left.isEmpty()) {
      var next =
          left.stream()
              .boxed()
              .max(
                  Comparator.comparingInt((Integer k) -> closed.get(k).cardinality())
                      .thenComparingInt(k -> conflicts.get(k).cardinality())
                      .thenComparingInt(k -> -k))
              .orElseThrow();
      var group = closed.get(next).nextClearBit(0);
      place(next, group, groups);
      conflicts.get(next).stream().forEach(k -> closed.get(k).set(group));
      left.clear(next);
    }
    return named(groups);
  }

  private Stream<Integer> places() {
    return IntStream.range(0, strings.size()).boxed();
  }

  private List<List<PauliString>> firstFit(List<Integer> order) {
    var groups = new ArrayList<BitSet>();
    for (var string : order) {
      var group = 0;
      while (group < groups.size() && groups.get(group).intersects(conflicts.get(string))) {
        group++;
      }
      place(string, group, groups);
    }
    return named(groups);
  }

  private static void place(int string, int group, List<BitSet> groups) {
    if (group == groups.size()) {
      groups.add(new BitSet());
    }
    groups.get(group).set(string);
  }

  private List<List<PauliString>> named(List<BitSet> groups) {
    return groups.stream().map(group -> group.stream().mapToObj(strings::get).toList()).toList();
  }
}
