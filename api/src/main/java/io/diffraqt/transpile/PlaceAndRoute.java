package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.Stopwatch.Deadline;

/// Chooses where program qubits start and inserts exchanges, so that all two-qubit gates act on
/// joined device qubits. The same result for the same seed, whatever the number of threads.
///
/// @param target the device
/// @param couplers its usable ones
/// @param options level, seed, trials, time limit, fixed layout
record PlaceAndRoute(Target target, LazyGraph couplers, Options options) {
  DeviceGraph graph() {
    return couplers.graph();
  }

  /// Whether there is anything to choose: not where all pairs are joined and no places are named.
  boolean isNeeded() {
    return !target.coupling().everywhere() || !options.layout().isEmpty();
  }

  /// @param deadline after which no new trial starts
  Routed run(Circuit circuit, Deadline deadline) {
    return target.coupling().everywhere()
        ? Routed.at(options.layout(), circuit, target.qubits())
        : routed(circuit, deadline);
  }

  private Routed routed(Circuit circuit, Deadline deadline) {
    var graph = graph();
    var losses = PairLosses.of(target, graph);
    var device = new Sabre.Device(graph, losses, target.calibration().isPresent());
    var search = RouteSearch.of(circuit, device, options, deadline);
    var best = best(search);
    return Routed.of(circuit, search.order(best), graph, best.start(), best.result());
  }

  private RouteSearch.Trial best(RouteSearch search) {
    if (!options.layout().isEmpty()) {
      var start = options.layout().stream().mapToInt(q -> q).toArray();
      return search.bestFrom(options.trials(), start);
    }
    if (options.level() == 0) {
      return search.bestFrom(1, search.starts().trivial());
    }
    var embedded = search.embedded();
    return embedded.isEmpty()
        ? search.best(options.trials(), search::start)
        : search.bestEmbedded(embedded);
  }
}
