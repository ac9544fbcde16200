package io.diffraqt.transpile;

import java.util.Arrays;

/// Weighted distances of the gates that wait and of those that come next, and how an exchange
/// changes their sum; an exchange costs only the gates on its two qubits. Not thread-safe.
final class SwapScores {
  private final DeviceGraph graph;
  private final IntList from = new IntList();
  private final IntList to = new IntList();
  private final IntList next = new IntList();
  private final int[] head;
  private final IntList touched = new IntList();
  private double[] weight = new double[64];
  private double sum;

  SwapScores(DeviceGraph graph) {
    this.graph = graph;
    this.head = new int[graph.size()];
    Arrays.fill(head, -1);
  }

  void clear() {
    for (var k = 0; k < touched.size(); k++) {
      head[touched.at(k)] = -1;
    }
    touched.cut(0);
    from.cut(0);
    to.cut(0);
    next.cut(0);
    sum = 0;
  }

  /// Adds a gate between device qubits.
  void add(int a, int b, double gateWeight) {
    entry(a, b, gateWeight);
    entry(b, a, gateWeight);
    sum += gateWeight * graph.distance(a, b);
  }

  /// The weighted sum of distances now.
  double sum() {
    return sum;
  }

  /// What exchanging `a` and `b` adds to [#sum].
  double change(int a, int b) {
    return oneSide(a, b) + oneSide(b, a);
  }

  private double oneSide(int leaving, int entering) {
    var change = 0.0;
    for (var k = head[leaving]; k >= 0; k = next.at(k)) {
      var other = to.at(k);
      // A gate between the two keeps its distance.
      if (other != entering) {
        change += weight[k] * (graph.distance(entering, other) - graph.distance(leaving, other));
      }
    }
    return change;
  }

  private void entry(int a, int b, double gateWeight) {
    if (head[a] < 0) {
      touched.add(a);
    }
    if (from.size() == weight.length) {
      weight = Arrays.copyOf(weight, 2 * weight.length);
    }
    weight[from.size()] = gateWeight;
    next.add(head[a]);
    head[a] = from.size();
    from.add(a);
    to.add(b);
  }
}
