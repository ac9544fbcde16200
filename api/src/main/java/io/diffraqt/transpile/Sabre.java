package io.diffraqt.transpile;

import java.util.Arrays;
import java.util.SplittableRandom;

/// One pass of routing: runs what can run, and otherwise makes the exchange that brings the waiting
/// and the next gates closest.
///
/// Source: Li, Ding and Xie (2019), ASPLOS, section 4, with two changes: a smaller price for an
/// exchange right after a gate on the same pair, since both are resynthesised as one block, and a
/// forced shortest path when nothing could run for long. Not thread-safe.
final class Sabre {
  private static final double DECAY = 0.001;
  private static final int DECAY_RESET = 5;
  private static final int MOST_WEIGHED = 40;

  private final RoutingDag dag;
  private final DeviceGraph graph;
  private final SplittableRandom random;
  private final Placement placement;
  private final int[] open;
  private final IntList ready = new IntList();
  private final IntList front = new IntList();
  private final IntList ahead = new IntList();
  private final IntList queue = new IntList();
  private final IntList steps = new IntList();
  private final PairLosses losses;
  private final PairBlocks blocks;
  private final SwapScores scores;
  private final Style style;
  private final double[] decay;
  private final int[] seen;
  private final int[] tried;
  private int visit;
  private int round;
  private int ties;
  private int bestA = -1;
  private int bestB = -1;
  private double best;
  private boolean isStale = true;

  /// The device as routing sees it.
  ///
  /// @param graph the usable couplers
  /// @param losses what gates and read-outs lose
  /// @param isCalibrated whether they tell couplers apart
  record Device(DeviceGraph graph, PairLosses losses, boolean isCalibrated) {}

  /// What an exchange is judged by.
  ///
  /// @param lookAhead how many gates after the waiting ones count
  /// @param ahead their weight together, where the waiting ones have 1
  /// @param absorb weight of an exchange that no gate on the same pair takes in
  record Style(int lookAhead, double ahead, double absorb) {}

  Sabre(RoutingDag dag, Device device, Placement start, Style style, SplittableRandom random) {
    this.dag = dag;
    this.graph = device.graph();
    this.losses = device.losses();
    this.random = random;
    this.placement = start.copy();
    this.open = dag.predecessors();
    this.blocks = new PairBlocks(losses, graph.size());
    this.decay = new double[graph.size()];
    this.seen = new int[dag.size()];
    this.tried = new int[graph.size()];
    this.scores = new SwapScores(graph, placement);
    this.style = style;
  }

  /// What a pass did.
  ///
  /// @param steps nodes as their index; an exchange of `a` and `b` as `−1 − (a·size + b)`
  /// @param end where the qubits are at the end
  /// @param gates two-qubit gates after resynthesis
  /// @param loss what these, waiting and the read-out of all qubits lose
  /// @param depth estimated two-qubit depth
  record Result(int[] steps, Placement end, int gates, double loss, int depth) {
    /// The same from the end to the start, which is a result for the reversed order.
    Result reversed(int[] start) {
      var back = new int[steps.length];
      for (var k = 0; k < steps.length; k++) {
        back[k] = steps[steps.length - 1 - k];
      }
      return new Result(back, Placement.of(start, end.deviceQubits()), gates, loss, depth);
    }
  }

  Result run() {
    for (var node = 0; node < dag.size(); node++) {
      if (open[node] == 0) {
        ready.add(node);
      }
    }
    var stuck = 0;
    var limit = 10 + 3 * graph.size();
    while (true) {
      if (advance()) {
        isStale = true;
        stuck = 0;
        Arrays.fill(decay, 0);
      }
      if (front.isEmpty()) {
        break;
      }
      if (++stuck > limit) {
        force(front.at(0));
      } else {
        exchangeBest();
        if (stuck % DECAY_RESET == 0) {
          Arrays.fill(decay, 0);
        }
      }
    }
    return new Result(steps.toArray(), placement, blocks.gates(), loss(), blocks.depth());
  }

  private double loss() {
    return blocks.loss()
        + blocks.waiting()
        + Arrays.stream(placement.places()).mapToDouble(losses::readout).sum();
  }

  /// Runs everything that can; whether anything on two qubits did.
  private boolean advance() {
    var moved = false;
    var kept = 0;
    for (var k = 0; k < front.size(); k++) {
      var node = front.at(k);
      if (isJoined(node)) {
        execute(node);
        moved = true;
      } else {
        front.set(kept++, node);
      }
    }
    front.cut(kept);
    while (!ready.isEmpty()) {
      var node = ready.removeLast();
      if (!dag.isPair(node)) {
        execute(node);
      } else if (isJoined(node)) {
        execute(node);
        moved = true;
      } else {
        front.add(node);
      }
    }
    return moved;
  }

  private boolean isJoined(int node) {
    return graph.joins(placement.place(dag.first(node)), placement.place(dag.second(node)));
  }

  private void execute(int node) {
    steps.add(node);
    if (dag.isPair(node)) {
      blocks.piece(
          placement.place(dag.first(node)), placement.place(dag.second(node)), dag.cost(node));
    }
    for (var next : dag.successors(node)) {
      if (--open[next] == 0) {
        ready.add(next);
      }
    }
  }

  private void exchange(int a, int b) {
    placement.exchange(a, b);
    blocks.swap(a, b);
    steps.add(-1 - (a * graph.size() + b));
  }

  /// Brings one gate together along a shortest path.
  private void force(int node) {
    while (!isJoined(node)) {
      var from = placement.place(dag.first(node));
      exchange(from, graph.towards(from, placement.place(dag.second(node))));
    }
    isStale = true;
  }

  private void exchangeBest() {
    if (isStale) {
      collectAhead();
      weigh();
      isStale = false;
    }
    round++;
    best = Double.POSITIVE_INFINITY;
    for (var k = 0; k < 2 * front.size(); k++) {
      var node = front.at(k >> 1);
      var a = placement.place((k & 1) == 0 ? dag.first(node) : dag.second(node));
      if (tried[a] != round) {
        tried[a] = round;
        judge(a);
      }
    }
    decay[bestA] += DECAY;
    decay[bestB] += DECAY;
    exchangeScored(bestA, bestB);
  }

  /// Compares the exchanges of a device qubit with the best so far; of equals one is drawn.
  private void judge(int a) {
    var near = graph.neighbours(a);
    for (var slot = 0; slot < near.length; slot++) {
      var score = score(a, near[slot], slot);
      if (score < best - 1e-10) {
        ties = 1;
        best = score;
        bestA = a;
        bestB = near[slot];
      } else if (score <= best + 1e-10 && random.nextInt(++ties) == 0) {
        bestA = a;
        bestB = near[slot];
      }
    }
  }

  private void exchangeScored(int a, int b) {
    var onA = placement.held(a);
    var onB = placement.held(b);
    var change = scores.change(a, graph.slot(a, b));
    scores.leave(onA, onB);
    exchange(Math.min(a, b), Math.max(a, b));
    scores.arrive(onA, onB, change);
  }

  private double score(int a, int b, int slot) {
    var sum = scores.sum() + scores.change(a, slot);
    sum += style.absorb() * blocks.swapPrice(a, b) / front.size();
    return sum * (1 + Math.max(decay[a], decay[b]));
  }

  private void weigh() {
    scores.clear();
    var reach = reach();
    for (var k = 0; k < front.size(); k++) {
      if (distance(front.at(k)) <= reach) {
        weigh(front.at(k), 1.0 / front.size());
      }
    }
    for (var k = 0; k < ahead.size(); k++) {
      weigh(ahead.at(k), style.ahead() / ahead.size());
    }
  }

  /// Of very many waiting pieces only the closest count, at least so many.
  private int reach() {
    if (front.size() <= MOST_WEIGHED) {
      return DeviceGraph.APART;
    }
    var at = new int[graph.size()];
    for (var k = 0; k < front.size(); k++) {
      at[distance(front.at(k))]++;
    }
    var reach = 0;
    for (var sum = 0; sum < MOST_WEIGHED; reach++) {
      sum += at[reach];
    }
    return reach - 1;
  }

  private int distance(int node) {
    return graph.distance(placement.place(dag.first(node)), placement.place(dag.second(node)));
  }

  private void weigh(int node, double weight) {
    scores.add(dag.first(node), dag.second(node), weight);
  }

  /// The next gates on two qubits after those that wait, breadth first.
  private void collectAhead() {
    ahead.cut(0);
    visit++;
    queue.cut(0);
    for (var k = 0; k < front.size(); k++) {
      queue.add(front.at(k));
    }
    for (var head = 0; head < queue.size() && ahead.size() < style.lookAhead(); head++) {
      for (var next : dag.successors(queue.at(head))) {
        if (seen[next] != visit) {
          seen[next] = visit;
          queue.add(next);
          if (dag.isPair(next)) {
            ahead.add(next);
          }
        }
      }
    }
  }
}
