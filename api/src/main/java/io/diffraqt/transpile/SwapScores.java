package io.diffraqt.transpile;

import java.util.Arrays;

/// Weighted distances of the pieces that wait and of those that come next, and how an exchange
/// changes their sum; an exchange costs only the pieces on its two qubits. Not thread-safe.
final class SwapScores {
  private final DeviceGraph graph;
  private final Placement placement;
  private final IntList partner = new IntList();
  private final IntList next = new IntList();
  private final int[] head;
  private final IntList touched = new IntList();
  private double[] weight = new double[64];
  private double sum;

  /// @param placement which this only reads, and which may change through [#exchanged]
  /// @param qubits of the program
  SwapScores(DeviceGraph graph, Placement placement, int qubits) {
    this.graph = graph;
    this.placement = placement;
    this.head = new int[qubits];
    Arrays.fill(head, -1);
  }

  void clear() {
    for (var k = 0; k < touched.size(); k++) {
      head[touched.at(k)] = -1;
    }
    touched.cut(0);
    partner.cut(0);
    next.cut(0);
    sum = 0;
  }

  /// Adds a piece on two program qubits.
  void add(int a, int b, double pieceWeight) {
    entry(a, b, pieceWeight);
    entry(b, a, pieceWeight);
    sum += pieceWeight * graph.distance(placement.place(a), placement.place(b));
  }

  /// The weighted sum of distances now.
  double sum() {
    return sum;
  }

  /// What exchanging two device qubits adds to [#sum].
  double change(int a, int b) {
    var onA = placement.held(a);
    var onB = placement.held(b);
    return oneSide(onA, onB, a, b) + oneSide(onB, onA, b, a);
  }

  /// Takes note that `change` has come true.
  void exchanged(double change) {
    sum += change;
  }

  private double oneSide(int qubit, int other, int from, int to) {
    if (qubit < 0) {
      return 0;
    }
    var change = 0.0;
    for (var k = head[qubit]; k >= 0; k = next.at(k)) {
      // Two that change places keep their distance.
      if (partner.at(k) != other) {
        var at = placement.place(partner.at(k));
        change += weight[k] * (graph.distance(to, at) - graph.distance(from, at));
      }
    }
    return change;
  }

  private void entry(int a, int b, double pieceWeight) {
    if (head[a] < 0) {
      touched.add(a);
    }
    var k = partner.size();
    if (k == weight.length) {
      weight = Arrays.copyOf(weight, 2 * k);
    }
    weight[k] = pieceWeight;
    partner.add(b);
    next.add(head[a]);
    head[a] = k;
  }
}
