package io.diffraqt.transpile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Moves a routed circuit as a whole to where the device errs least, along couplers that are joined
/// in the same way.
///
/// @param dag whose nodes the steps are
/// @param device where it is
/// @param start of the program qubits
/// @param result the routing pass
record Relocation(RoutingDag dag, Sabre.Device device, int[] start, Sabre.Result result) {
  /// The same routing elsewhere.
  ///
  /// @param start of the program qubits
  /// @param result with the same gates and another loss
  record Moved(int[] start, Sabre.Result result) {}

  /// The best of so many places, this one included.
  Moved best(int tries, SplittableRandom random) {
    var couplers = Interactions.of(used());
    var others =
        IntStream.range(0, tries)
            .mapToObj(_ -> new SubgraphEmbedding(couplers, device.graph(), random.split()))
            .flatMap(search -> search.find(1, 2_000).stream())
            .map(this::moved);
    return Stream.concat(Stream.of(new Moved(start, result)), others)
        .min(Comparator.comparingDouble(m -> m.result().loss()))
        .orElseThrow();
  }

  /// Which device qubits are joined by a gate or an exchange.
  private boolean[][] used() {
    var size = device.graph().size();
    var joined = new boolean[size][size];
    replay((a, b, _) -> {
      joined[a][b] = true;
      joined[b][a] = true;
    });
    return joined;
  }

  /// Is told the device qubits of every step that joins two; a cost of −1 is an exchange.
  private interface Step {
    void at(int a, int b, int cost);
  }

  private Placement replay(Step step) {
    var size = device.graph().size();
    var placement = Placement.of(start, size);
    for (var node : result.steps()) {
      if (node < 0) {
        var code = -1 - node;
        step.at(code / size, code % size, -1);
        placement.exchange(code / size, code % size);
      } else if (dag.isPair(node)) {
        step.at(
            placement.place(dag.first(node)), placement.place(dag.second(node)), dag.cost(node));
      }
    }
    return placement;
  }

  private Moved moved(int[] embedding) {
    var to = completed(embedding);
    var blocks = new PairBlocks(device.losses(), to.length);
    var end =
        replay((a, b, cost) -> {
          if (cost < 0) {
            blocks.swap(to[a], to[b]);
          } else {
            blocks.piece(to[a], to[b], cost);
          }
        });
    var places = through(to, end.places());
    var loss =
        blocks.loss()
            + blocks.waiting()
            + Arrays.stream(places).mapToDouble(device.losses()::readout).sum();
    return new Moved(
        through(to, start),
        new Sabre.Result(
            steps(to), Placement.of(places, to.length), result.gates(), loss, result.depth()));
  }

  private static int[] through(int[] to, int[] places) {
    return Arrays.stream(places).map(p -> to[p]).toArray();
  }

  private int[] steps(int[] to) {
    var size = to.length;
    return Arrays.stream(result.steps())
        .map(node -> {
          var code = -1 - node;
          return node >= 0 ? node : -1 - (to[code / size] * size + to[code % size]);
        })
        .toArray();
  }

  /// Each device qubit's new place; those without couplers stay where they can.
  private static int[] completed(int[] embedding) {
    var to = embedding.clone();
    var taken = new boolean[to.length];
    Arrays.stream(to).filter(p -> p >= 0).forEach(p -> taken[p] = true);
    for (var q = 0; q < to.length; q++) {
      if (to[q] < 0 && !taken[q]) {
        to[q] = q;
        taken[q] = true;
      }
    }
    var next = 0;
    for (var q = 0; q < to.length; q++) {
      if (to[q] < 0) {
        while (taken[next]) {
          next++;
        }
        to[q] = next;
        taken[next] = true;
      }
    }
    return to;
  }
}
