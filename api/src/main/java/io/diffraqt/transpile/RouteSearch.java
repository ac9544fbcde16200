package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.transpile.Stopwatch.Deadline;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Routes a circuit from many starts and keeps the best. Immutable; trials run in parallel, each
/// with random numbers of its own.
///
/// @param orders the circuit's order; at higher levels also the one in which gates may pass others
/// @param starts where trials start
/// @param device where the circuit goes
/// @param options seed and level
/// @param deadline after which no new trial starts
record RouteSearch(
    List<Order> orders, Starts starts, Sabre.Device device, Options options, Deadline deadline) {
  private static final int MORE_EMBEDDINGS = 15;

  /// What exchanges are judged by; trials take them in turn.
  private static final List<Sabre.Style> STYLES =
      List.of(
          new Sabre.Style(20, 0.5, 0.5),
          new Sabre.Style(20, 0.5, 1.0),
          new Sabre.Style(40, 1.0, 0.7));

  /// An order of the gates and its reverse.
  record Order(RoutingDag forward, RoutingDag backward) {
    static Order of(Circuit circuit, boolean commuting) {
      var dag = RoutingDag.of(circuit, commuting);
      return new Order(dag, dag.reversed());
    }
  }

  /// One start and where it led.
  record Trial(int index, int[] start, Sabre.Result result) {}

  static RouteSearch of(Circuit circuit, Sabre.Device device, Options options, Deadline deadline) {
    var strict = Order.of(circuit, false);
    var orders = options.level() >= 2 ? List.of(strict, Order.of(circuit, true)) : List.of(strict);
    var starts =
        new Starts(
            device.graph(),
            Interactions.of(strict.forward(), circuit.qubits()),
            circuit.usedQubits());
    return new RouteSearch(orders, starts, device, options, deadline);
  }

  /// Places without need of exchanges: none, one, or several where a calibration tells them apart.
  List<int[]> embedded() {
    var first = starts.embedded(random(-1), options.level());
    var more = first.isPresent() && device.isCalibrated() ? MORE_EMBEDDINGS : 0;
    return Stream.concat(
            first.stream(),
            IntStream.range(0, more)
                .mapToObj(k -> starts.embedded(random(-2 - k), 0))
                .flatMap(Optional::stream))
        .toList();
  }

  /// The order in which a trial's steps are numbered.
  RoutingDag order(Trial trial) {
    return order(trial.index()).forward();
  }

  /// The start of a trial: the first along a line, every third annealed, the others moved by
  /// routing there and back.
  int[] start(int trial) {
    var random = random(1_000_000 + trial);
    if (options.level() >= 2 && trial % 3 == 2) {
      return starts.annealed(random, 4_000);
    }
    if (options.level() >= 2 && trial < 2) {
      return starts.onLine(random);
    }
    var places = starts.start(trial, random);
    for (var direction : List.of(order(trial).forward(), order(trial).backward())) {
      places = sabre(direction, places, trial, random).end().places();
    }
    return places;
  }

  /// The trial that loses least, which without a calibration has the fewest gates; the shallowest
  /// of them.
  Trial best(int trials, IntFunction<int[]> startOf) {
    return IntStream.range(0, trials)
        .parallel()
        .mapToObj(k -> trial(k, startOf))
        .flatMap(Optional::stream)
        .min(
            Comparator.<Trial>comparingDouble(t -> t.result().loss())
                .thenComparingInt(t -> t.result().depth())
                .thenComparingInt(Trial::index))
        .orElseThrow();
  }

  /// The first trial always runs; later ones only in time.
  private Optional<Trial> trial(int k, IntFunction<int[]> startOf) {
    if (k > 0 && deadline.isPast()) {
      return Optional.empty();
    }
    var start = startOf.apply(k);
    return Optional.of(new Trial(k, start, sabre(order(k).forward(), start, k, random(k))));
  }

  private Order order(int trial) {
    return orders.get(trial / 3 % orders.size());
  }

  private Sabre.Result sabre(RoutingDag dag, int[] start, int trial, SplittableRandom random) {
    var style = STYLES.get(trial % STYLES.size());
    return new Sabre(dag, device, Placement.of(start, device.graph().size()), style, random).run();
  }

  private SplittableRandom random(long stream) {
    return new SplittableRandom(
        options.seed() * 0x9E3779B97F4A7C15L + stream * 0xD1B54A32D192ED03L);
  }
}
