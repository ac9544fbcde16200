package io.diffraqt.transpile;

import java.util.Arrays;

/// Follows the blocks of neighbouring gates on one pair of device qubits, and what they cost in
/// two-qubit gates once each block is resynthesised. Not thread-safe.
final class PairBlocks {
  /// What a block takes with one exchange in it: two for a `cx`, three for everything else.
  private static final int[] SWAPPED = {3, 2, 3, 3};

  private final int[] partner;
  private final int[] content;
  private final boolean[] swapped;
  private final int[] level;
  private final int[] busy;
  private final int[] first;
  private final PairLosses losses;
  private double lost;
  private int gates;

  PairBlocks(PairLosses losses, int qubits) {
    this.losses = losses;
    partner = new int[qubits];
    Arrays.fill(partner, -1);
    content = new int[qubits];
    swapped = new boolean[qubits];
    level = new int[qubits];
    busy = new int[qubits];
    first = new int[qubits];
    Arrays.fill(first, -1);
  }

  /// A piece that takes `cost` native gates alone.
  void piece(int a, int b, int cost) {
    open(a, b);
    change(a, b, Math.min(3, content[a] + cost), swapped[a]);
  }

  void swap(int a, int b) {
    open(a, b);
    change(a, b, content[a], !swapped[a]);
  }

  /// The share of a swap's three gates that it costs here: less after a gate on the same pair.
  double swapPrice(int a, int b) {
    if (partner[a] != b) {
      return 1;
    }
    return (cost(content[a], !swapped[a]) - cost(content[a], swapped[a])) / 3.0;
  }

  /// What the gates of all blocks lose.
  double loss() {
    var open = 0.0;
    for (var q = 0; q < partner.length; q++) {
      open += partner[q] > q ? cost(content[q], swapped[q]) * losses.pair(q, partner[q]) : 0;
    }
    return lost + open;
  }

  /// How many gates all blocks take.
  int gates() {
    return gates;
  }

  /// What qubits lose while they wait between their first and their last gate.
  double waiting() {
    var sum = 0.0;
    for (var q = 0; q < level.length; q++) {
      sum += first[q] < 0 ? 0 : (level[q] - first[q] - busy[q]) * losses.waiting(q);
    }
    return sum;
  }

  /// Longest chain of native two-qubit gates.
  int depth() {
    return Arrays.stream(level).max().orElse(0);
  }

  private static int cost(int content, boolean swapped) {
    return swapped ? SWAPPED[content] : content;
  }

  private void open(int a, int b) {
    if (partner[a] == b) {
      return;
    }
    close(a);
    close(b);
    partner[a] = b;
    partner[b] = a;
    level[a] = Math.max(level[a], level[b]);
    level[b] = level[a];
    first[a] = first[a] < 0 ? level[a] : first[a];
    first[b] = first[b] < 0 ? level[b] : first[b];
  }

  private void close(int q) {
    var other = partner[q];
    if (other >= 0) {
      lost += cost(content[q], swapped[q]) * losses.pair(q, other);
      clear(q);
      clear(other);
    }
  }

  private void clear(int q) {
    partner[q] = -1;
    content[q] = 0;
    swapped[q] = false;
  }

  private void change(int a, int b, int newContent, boolean newSwapped) {
    var more = cost(newContent, newSwapped) - cost(content[a], swapped[a]);
    gates += more;
    level[a] += more;
    busy[a] += more;
    busy[b] += more;
    level[b] = level[a];
    content[a] = newContent;
    content[b] = newContent;
    swapped[a] = newSwapped;
    swapped[b] = newSwapped;
  }
}
