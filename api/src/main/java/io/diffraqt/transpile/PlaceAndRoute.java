package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;

/// Chooses where program qubits start and inserts exchanges, so that all two-qubit gates act on
/// joined device qubits. The same result for the same seed, whatever the number of threads.
///
/// @param target the device
/// @param graph its usable couplers
/// @param options level, seed, trials, time limit, fixed layout
record PlaceAndRoute(Target target, DeviceGraph graph, Options options) {
  /// @param deadline by the system's nano clock; after it no new trial starts
  Routed run(Circuit circuit, long deadline) {
    var losses = PairLosses.of(target, graph);
    var device = new Sabre.Device(graph, losses, target.calibration().isPresent());
    var search = RouteSearch.of(circuit, device, options, deadline);
    var best = best(search);
    return Routed.of(circuit, search.order(best), graph, best.start(), best.result());
  }

  private RouteSearch.Trial best(RouteSearch search) {
    if (!options.layout().isEmpty()) {
      var start = options.layout().stream().mapToInt(q -> q).toArray();
      return search.best(options.trials(), _ -> start);
    }
    if (options.level() == 0) {
      return search.best(1, _ -> search.starts().trivial());
    }
<<<<<<< HEAD
    var embedded = starts.embedded(random(-1), options.level());
    if (embedded.isPresent()) {
      return forward(dag, embedded.get(), random(0));
    }
    var backward = dag.reversed();
    return routes(dag, deadline, k -> refined(dag, backward, starts.start(k, random(-2 - k)), k));
  }

  /// A start for each trial.
  private interface StartOf {
    int[] trial(int index);
  }

  private Trial routes(RoutingDag dag, long deadline, StartOf starts) {
    return IntStream.range(0, options.trials())
        .parallel()
        .mapToObj(k -> trial(dag, deadline, starts, k))
        .flatMap(Optional::stream)
        .min(
            Comparator.<Trial>comparingDouble(t -> t.result().cost())
                .thenComparingInt(t -> t.result().depth()))
        .orElseThrow();
  }

  /// The first trial always runs; later ones only in time.
  private Optional<Trial> trial(RoutingDag dag, long deadline, StartOf starts, int k) {
    return k > 0 && System.nanoTime() > deadline
        ? Optional.empty()
        : Optional.of(forward(dag, starts.trial(k), random(k)));
  }

  private Trial forward(RoutingDag dag, int[] start, SplittableRandom random) {
    return new Trial(start, new Sabre(dag, graph, Placement.of(start, graph.size()), random).run());
  }

  /// Routes forward and back, which moves the start to where the first gates want it.
  private int[] refined(RoutingDag dag, RoutingDag backward, int[] start, int trial) {
    var random = random(1_000_000 + trial);
    var places = start;
    for (var round = 0; round < 2; round++) {
      for (var direction : List.of(dag, backward)) {
        var at = Placement.of(places, graph.size());
        places = new Sabre(direction, graph, at, random).run().end().places();
      }
    }
    return places;
  }

  private SplittableRandom random(long stream) {
    return new SplittableRandom(
        options.seed() * 0x9E3779B97F4A7C15L + stream * 0xD1B54A32D192ED03L);
=======
    var embedded = search.embedded();
    return embedded.isEmpty()
        ? search.best(options.trials(), search::start)
        : search.best(embedded.size(), embedded::get);
>>>>>>> main
  }
}
