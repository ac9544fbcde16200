package io.diffraqt.transpile;

import java.util.Arrays;

/// Follows the blocks of neighbouring gates on one pair of qubits, and what they cost in two-qubit
/// gates once each block is resynthesised. Not thread-safe.
final class PairBlocks {
  private final int[] partner;
  private final int[] cost;
  private final int[] level;
  private final PairLosses losses;
  private double lost;

  PairBlocks(PairLosses losses, int qubits) {
    this.losses = losses;
    partner = new int[qubits];
    Arrays.fill(partner, -1);
    cost = new int[qubits];
    level = new int[qubits];
  }

  /// A gate that takes `gates` native ones alone.
  void gate(int a, int b, int gates) {
    open(a, b);
    set(a, b, Math.min(3, cost[a] + gates));
  }

  void swap(int a, int b) {
    open(a, b);
    set(a, b, afterSwap(cost[a]));
  }

  /// The share of a swap's three gates that it costs here: less after a gate on the same pair.
  double swapPrice(int a, int b) {
    var before = partner[a] == b && partner[b] == a ? cost[a] : 0;
    return (afterSwap(before) - before) / 3.0;
  }

  /// What the gates of all blocks lose.
  double loss() {
    var open = 0.0;
    for (var q = 0; q < partner.length; q++) {
      open += partner[q] > q ? cost[q] * losses.pair(q, partner[q]) : 0;
    }
    return lost + open;
  }

  /// Longest chain of native two-qubit gates.
  int depth() {
    return Arrays.stream(level).max().orElse(0);
  }

  private static int afterSwap(int cost) {
    // cx and swap are two cx; everything else and a swap are three.
    return cost == 1 ? 2 : 3;
  }

  private void open(int a, int b) {
    if (partner[a] == b && partner[b] == a) {
      return;
    }
    close(a);
    close(b);
    partner[a] = b;
    partner[b] = a;
    cost[a] = 0;
    cost[b] = 0;
    level[a] = Math.max(level[a], level[b]);
    level[b] = level[a];
  }

  private void close(int q) {
    var other = partner[q];
    if (other >= 0) {
      lost += cost[q] * losses.pair(q, other);
      partner[q] = -1;
      partner[other] = -1;
      cost[q] = 0;
      cost[other] = 0;
    }
  }

  private void set(int a, int b, int gates) {
    level[a] += gates - cost[a];
    level[b] = level[a];
    cost[a] = gates;
    cost[b] = gates;
  }
}
