package io.diffraqt.transpile;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Places that keep interacting qubits close, by simulated annealing of the sum of squared
/// distances beyond one coupler. Not thread-safe.
final class AnnealedStart {
  private static final double HOT = 4;
  private static final double COLD = 0.15;

  private final Interactions interactions;
  private final DeviceGraph graph;
  private final SplittableRandom random;
  private final int[] place;
  private final int[] held;
  private long energy;

  AnnealedStart(
      Interactions interactions, DeviceGraph graph, int[] start, SplittableRandom random) {
    this.interactions = interactions;
    this.graph = graph;
    this.random = random;
    this.place = start.clone();
    this.held = new int[graph.size()];
    Arrays.fill(held, -1);
    for (var k = 0; k < place.length; k++) {
      held[place[k]] = k;
    }
    for (int q : interactions.activeQubits()) {
      energy += energy(q, place[q], -1, 0);
    }
    energy /= 2;
  }

  /// Cools down over `steps` tried moves; stops where no distance is left.
  AnnealedStart run(int steps) {
    var cooling = Math.pow(COLD / HOT, 1.0 / steps);
    var temperature = HOT;
    for (var k = 0; k < steps && energy > 0; k++) {
      temperature *= cooling;
      move(temperature);
    }
    return this;
  }

  int[] places() {
    return place.clone();
  }

  /// Whether all interacting pairs are joined.
  boolean isPerfect() {
    return energy == 0;
  }

  /// Moves a qubit next to one of its partners; what was there takes its place.
  private void move(double temperature) {
    var active = interactions.activeQubits();
    int qubit = active.get(random.nextInt(active.size()));
    var partners = interactions.neighbours(qubit);
    var near = graph.neighbours(place[partners[random.nextInt(partners.length)]]);
    var to = near[random.nextInt(near.length)];
    if (to == place[qubit]) {
      return;
    }
    var change = change(qubit, to);
    if (change <= 0 || random.nextDouble() < Math.exp(-change / temperature)) {
      exchange(qubit, to);
      energy += change;
    }
  }

  private long change(int qubit, int to) {
    var from = place[qubit];
    var other = held[to];
    var change = energy(qubit, to, other, from) - energy(qubit, from, -1, 0);
    if (other >= 0) {
      change += energy(other, from, qubit, to) - energy(other, to, -1, 0);
    }
    return change;
  }

  /// Energy of a qubit's pairs were it at `at` and `moved` at `movedTo`.
  private long energy(int qubit, int at, int moved, int movedTo) {
    var sum = 0L;
    for (var partner : interactions.neighbours(qubit)) {
      var apart = graph.distance(at, partner == moved ? movedTo : place[partner]) - 1L;
      sum += apart * apart;
    }
    return sum;
  }

  private void exchange(int qubit, int to) {
    var from = place[qubit];
    var other = held[to];
    held[to] = qubit;
    held[from] = other;
    place[qubit] = to;
    if (other >= 0) {
      place[other] = from;
    }
  }
}
