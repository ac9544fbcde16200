package io.diffraqt.target;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Directed pairs of qubits on which two-qubit gates run.
///
/// @param pairs first operand, second operand
/// @param everywhere whether all pairs run; `pairs` is empty then
public record CouplingMap(Set<Pair> pairs, boolean everywhere) {
  /// Copies the set.
  public CouplingMap {
    pairs = Set.copyOf(pairs);
  }

  /// A directed pair.
  ///
  /// @param first operand 0
  /// @param second operand 1
  public record Pair(int first, int second) {
    /// The other direction.
    public Pair reversed() {
      return new Pair(second, first);
    }
  }

  /// Every pair in both directions.
  public static CouplingMap full() {
    return new CouplingMap(Set.of(), true);
  }

  /// These directed pairs only.
  public static CouplingMap of(Collection<Pair> pairs) {
    return new CouplingMap(Set.copyOf(pairs), false);
  }

  /// These pairs in both directions.
  public static CouplingMap undirected(Collection<Pair> pairs) {
    return of(pairs.stream().flatMap(p -> Stream.of(p, p.reversed())).collect(Collectors.toSet()));
  }

  /// A line `0 − 1 − … − n−1` in both directions.
  public static CouplingMap line(int qubits) {
    return undirected(IntStream.range(0, qubits - 1).mapToObj(q -> new Pair(q, q + 1)).toList());
  }

  /// Whether a gate with these operands runs in this direction.
  public boolean allows(int first, int second) {
    return everywhere || pairs.contains(new Pair(first, second));
  }

  /// Whether a gate runs between the two in some direction.
  public boolean connects(int one, int other) {
    return allows(one, other) || allows(other, one);
  }

  /// The qubits joined with `qubit` in some direction, rising; empty where all pairs run.
  public List<Integer> neighbours(int qubit) {
    return pairs.stream()
        .filter(p -> p.first() == qubit || p.second() == qubit)
        .map(p -> p.first() == qubit ? p.second() : p.first())
        .distinct()
        .sorted()
        .toList();
  }
}
