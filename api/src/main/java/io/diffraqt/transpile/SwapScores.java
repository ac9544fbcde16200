package io.diffraqt.transpile;

import java.util.Arrays;

/// Weighted distances of the pieces that wait and of those that come next, and how an exchange
/// changes their sum. Not thread-safe.
///
/// For each qubit the sum of its own distances is kept for where it is and for each place next to
/// that, so that judging an exchange takes four look-ups, and making one changes the sums of the
/// two qubits and of their partners alone.
final class SwapScores {
  private final DeviceGraph graph;
  private final Placement placement;
  private final int qubits;
  private final int slots;
  private final double[] sums;
  private final double[] together;
  private final IntList partner = new IntList();
  private final IntList next = new IntList();
  private final int[] head;
  private final IntList touched = new IntList();
  private double[] weight = new double[64];
  private double sum;

  /// @param placement which changes between [#leave] and [#arrive] alone
  SwapScores(DeviceGraph graph, Placement placement) {
    this.graph = graph;
    this.placement = placement;
    this.qubits = placement.qubits();
    this.slots = 1 + graph.mostNeighbours();
    this.sums = new double[qubits * slots];
    this.together = new double[qubits * qubits];
    this.head = new int[qubits];
    Arrays.fill(head, -1);
  }

  void clear() {
    for (var k = 0; k < touched.size(); k++) {
      var qubit = touched.at(k);
      for (var e = head[qubit]; e >= 0; e = next.at(e)) {
        together[qubit * qubits + partner.at(e)] = 0;
      }
      Arrays.fill(sums, qubit * slots, (qubit + 1) * slots, 0);
      head[qubit] = -1;
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

  /// What exchanging a device qubit and its neighbour number `slot` adds to [#sum].
  double change(int a, int slot) {
    var b = graph.neighbours(a)[slot];
    var onA = placement.held(a);
    var onB = placement.held(b);
    var change = moved(onA, 1 + slot) + moved(onB, 1 + graph.slot(b, a));
    // Two that change places keep their distance of one.
    return onA >= 0 && onB >= 0 ? change + 2 * together[onA * qubits + onB] : change;
  }

  private double moved(int qubit, int slot) {
    return qubit < 0 ? 0 : sums[qubit * slots + slot] - sums[qubit * slots];
  }

  /// To be called before an exchange of two program qubits; −1 is none.
  void leave(int one, int other) {
    tellPartners(one, -1);
    tellPartners(other, -1);
  }

  /// To be called after an exchange of two program qubits; −1 is none.
  ///
  /// @param change of the sum
  void arrive(int one, int other, double change) {
    tellPartners(one, 1);
    tellPartners(other, 1);
    countAgain(one);
    countAgain(other);
    sum += change;
  }

  private void countAgain(int qubit) {
    if (qubit >= 0) {
      Arrays.fill(sums, qubit * slots, (qubit + 1) * slots, 0);
      for (var e = head[qubit]; e >= 0; e = next.at(e)) {
        addDistances(qubit, placement.place(partner.at(e)), weight[e]);
      }
    }
  }

  private void tellPartners(int qubit, int sign) {
    if (qubit >= 0) {
      for (var e = head[qubit]; e >= 0; e = next.at(e)) {
        addDistances(partner.at(e), placement.place(qubit), sign * weight[e]);
      }
    }
  }

  /// Adds the distances of one place to the sums of a qubit.
  private void addDistances(int qubit, int to, double factor) {
    var at = placement.place(qubit);
    var base = qubit * slots;
    sums[base] += factor * graph.distance(to, at);
    var near = graph.neighbours(at);
    for (var k = 0; k < near.length; k++) {
      sums[base + 1 + k] += factor * graph.distance(to, near[k]);
    }
  }

  private void entry(int a, int b, double pieceWeight) {
    if (head[a] < 0) {
      touched.add(a);
    }
    var e = partner.size();
    if (e == weight.length) {
      weight = Arrays.copyOf(weight, 2 * e);
    }
    weight[e] = pieceWeight;
    partner.add(b);
    next.add(head[a]);
    head[a] = e;
    together[a * qubits + b] += pieceWeight;
    addDistances(a, placement.place(b), pieceWeight);
  }
}
