package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where program qubits may start.
///
/// @param device where they may be
/// @param interactions which program qubits share gates
/// @param used the program qubits that anything acts on, rising
/// @param arrivals the interacting ones in the order in which they are first acted on
record Starts(
    Sabre.Device device, Interactions interactions, List<Integer> used, List<Integer> arrivals) {
  static Starts of(Circuit circuit, RoutingDag dag, Sabre.Device device) {
    var interactions = Interactions.of(dag, circuit.qubits());
    var arrivals =
        circuit.instructions().stream()
            .flatMap(i -> i.qubits().stream())
            .distinct()
            .filter(q -> interactions.neighbours(q).length > 0)
            .toList();
    return new Starts(device, interactions, circuit.usedQubits(), arrivals);
  }

  private DeviceGraph graph() {
    return device.graph();
  }

  /// Program qubit `k` on the `k`-th qubit of the largest joined part.
  int[] trivial() {
    return filled(graph().largestPart());
  }

  /// Places without need of exchanges, if some are found in time; along rings or rows of couplers
  /// where the program's pairs form one ring or one line.
  Optional<int[]> embedded(SplittableRandom random, int level) {
    if (isPath()) {
      return alongPath(random, 0, 1 + 4 * level);
    }
    return new SubgraphEmbedding(interactions, graph(), random)
        .find(2 + 3 * level, 3_000)
        .map(this::completed);
  }

  /// Whether the interactions form one ring or one line.
  boolean isPath() {
    return !interactions.ring().isEmpty() || !interactions.line().isEmpty();
  }

  /// The ring or line along couplers, a few of its qubits beside them where the device has none
  /// that long.
  int[] bent(SplittableRandom random) {
    return alongPath(random, interactions.active(), 1).orElseGet(() -> start(1, random));
  }

  private Optional<int[]> alongPath(SplittableRandom random, int mostBeside, int attempts) {
    var ring = interactions.ring();
    var line = interactions.line();
    var search = new RingEmbedding(graph(), random);
    return ring.isEmpty()
        ? search.row(line.size(), mostBeside, attempts).map(row -> along(line, row))
        : search.ring(ring.size(), mostBeside).map(row -> along(ring, row));
  }

  /// Places found by annealing from a region around some qubit.
  int[] annealed(SplittableRandom random, int stepsPerQubit) {
    var start = start(1, random);
    return interactions.active() == 0
        ? start
        : new AnnealedStart(interactions, graph(), start, random)
            .run(stepsPerQubit * interactions.active())
            .places();
  }

  /// The interacting qubits in a row along couplers, a few of them beside it where the device has
  /// no row that long.
  int[] onLine(SplittableRandom random) {
    return onLine(interactions.activeQubits(), random);
  }

  /// The same in the order in which they are first acted on, so that a qubit that meets the others
  /// one after the other passes along the row.
  int[] byArrival(SplittableRandom random) {
    return onLine(arrivals, random);
  }

  private int[] onLine(List<Integer> order, SplittableRandom random) {
    var row = Interactions.row(interactions.size(), order);
    return new Starts(device, row, used, arrivals).bent(random);
  }

  private int[] along(List<Integer> order, int[] row) {
    var places = new int[interactions.size()];
    Arrays.fill(places, -1);
    for (var k = 0; k < order.size(); k++) {
      places[order.get(k)] = row[k];
    }
    return completed(places);
  }

  /// The start of trial `k`: a growing region around some qubit, its qubits shuffled.
  int[] start(int k, SplittableRandom random) {
    var part = graph().largestPart();
    if (k == 0) {
      return trivial();
    }
    int center = part.get(random.nextInt(part.size()));
    var noise = random.doubles(graph().size()).toArray();
    var near = new ArrayList<>(part);
    near.sort(Comparator.comparingDouble(q -> graph().distance(center, q) + noise[q]));
    var region = new ArrayList<>(near.subList(0, used.size()));
    region.sort(Comparator.comparingDouble(q -> noise[q]));
    region.addAll(near.subList(used.size(), near.size()));
    return filled(region);
  }

  /// Used qubits first, in this order, then those for which it has no place.
  private int[] filled(List<Integer> order) {
    var places = new int[interactions.size()];
    Arrays.fill(places, -1);
    for (var k = 0; k < Math.min(used.size(), order.size()); k++) {
      places[used.get(k)] = order.get(k);
    }
    return completed(places);
  }

  /// What has no place yet goes where a qubit alone errs least: the used ones first, which no gate
  /// joins with others, then the idle ones.
  private int[] completed(int[] places) {
    var taken = new BitSet(graph().size());
    Arrays.stream(places).filter(p -> p >= 0).forEach(taken::set);
    var free =
        IntStream.range(0, graph().size())
            .filter(p -> !taken.get(p))
            .boxed()
            .sorted(Comparator.comparingDouble(device.losses()::alone))
            .iterator();
    Stream.concat(used.stream(), IntStream.range(0, places.length).boxed())
        .filter(q -> places[q] < 0)
        .forEach(q -> places[q] = free.next());
    return places;
  }
}
