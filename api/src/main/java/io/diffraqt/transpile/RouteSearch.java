package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
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

  private static final int RELOCATIONS = 8;
  private static final int ANNEALING_STEPS = 1_000;
  private static final int FIRST_PASSES = 3;
  private static final int KEPT = 5;
  private static final int MOST_PASSES = 9;

  private static final Comparator<Trial> BY_GATES =
      Comparator.<Trial>comparingInt(t -> t.result().gates())
          .thenComparingInt(t -> t.result().depth())
          .thenComparingDouble(t -> t.result().loss());

  private static final Comparator<Trial> BY_LOSS =
      Comparator.<Trial>comparingDouble(t -> t.result().loss())
          .thenComparingInt(t -> t.result().depth());

  private static final Comparator<Chain> BEST_FIRST =
      Comparator.comparing(Chain::best, BY_GATES).thenComparingInt(chain -> chain.best().index());

  /// What exchanges are judged by; trials take them in turn.
  private static final List<Sabre.Style> STYLES =
      List.of(
          new Sabre.Style(20, 0.5, 0.5),
          new Sabre.Style(10, 0.5, 0.3),
          new Sabre.Style(40, 1.0, 0.7));

  /// An order of the gates and its reverse.
  record Order(RoutingDag forward, RoutingDag backward) {
    static Order of(Circuit circuit, List<List<Instruction>> pieces, boolean commuting) {
      var dag = RoutingDag.of(circuit, pieces, commuting);
      return new Order(dag, dag.reversed());
    }
  }

  /// One start and where it led.
  record Trial(int index, int[] start, Sabre.Result result) {}

  static RouteSearch of(Circuit circuit, Sabre.Device device, Options options, Deadline deadline) {
    var pieces = PairRuns.of(circuit);
    var strict = Order.of(circuit, pieces, false);
    var orders =
        options.level() >= 2 ? List.of(strict, Order.of(circuit, pieces, true)) : List.of(strict);
    var starts = Starts.of(circuit, strict.forward(), device);
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

  /// The start of a trial: some along a line, every fourth annealed, every fourth of a program that
  /// is one ring or line along such a path, the others in some region.
  int[] start(int trial) {
    var random = random(1_000_000 + trial);
    if (options.level() < 2) {
      return starts.start(trial, random);
    }
    if (trial % 4 == 2) {
      return starts.annealed(random, ANNEALING_STEPS);
    }
    if (trial % 4 == 1 && starts.isPath()) {
      return starts.bent(random);
    }
    return switch (trial) {
      case 0, 4 -> starts.onLine(random);
      case 3 -> starts.byArrival(random);
      default -> starts.start(trial, random);
    };
  }

  /// The trial with the fewest gates; the one that loses least of them, then the shallowest. Each
  /// start is routed there and back, and the best ones more often.
  Trial best(int trials, IntFunction<int[]> startOf) {
    var first =
        inTime(trials)
            .mapToObj(k -> begun(k, startOf.apply(k)).routed(this, FIRST_PASSES))
            .sorted(BEST_FIRST)
            .toList();
    return first.subList(0, Math.min(first.size(), KEPT)).stream()
        .parallel()
        .map(chain -> chain.routed(this, MOST_PASSES))
        .min(BEST_FIRST)
        .map(chain -> relocated(chain.best()))
        .orElseThrow();
  }

  /// The same where the device errs least, if a calibration tells.
  private Trial relocated(Trial trial) {
    if (!device.isCalibrated()) {
      return trial;
    }
    var moved =
        new Relocation(order(trial), device, trial.start(), trial.result())
            .best(RELOCATIONS, random(-1_000));
    return new Trial(trial.index(), moved.start(), moved.result());
  }

  /// Of several starts that need no exchange the one that loses least.
  Trial bestEmbedded(List<int[]> embedded) {
    return best(embedded.size(), k -> once(k, embedded.get(k)), BY_LOSS);
  }

  /// The best trial from one start.
  Trial bestFrom(int trials, int[] start) {
    return best(trials, k -> once(k, start), BY_GATES);
  }

  private Trial best(int trials, IntFunction<Trial> trial, Comparator<Trial> order) {
    return inTime(trials).mapToObj(trial).min(order.thenComparingInt(Trial::index)).orElseThrow();
  }

  /// The first trial always runs, later ones only before the deadline.
  private IntStream inTime(int trials) {
    return IntStream.range(0, trials).parallel().filter(k -> k == 0 || !deadline.isPast());
  }

  private Trial once(int k, int[] start) {
    return new Trial(k, start, sabre(order(k).forward(), start, k, random(k)));
  }

  private Chain begun(int k, int[] start) {
    var random = random(k);
    var first = new Trial(k, start, sabre(order(k).forward(), start, k, random));
    return new Chain(first, first.result().end().places(), 1, random);
  }

  /// Passes to the end and back, each from where the last one ended.
  ///
  /// @param best of all passes so far, read forwards
  /// @param at where the last one ended
  /// @param passes so far
  /// @param random for those to come; not to be shared
  private record Chain(Trial best, int[] at, int passes, SplittableRandom random) {
    /// Goes on to so many passes, or until one does not help.
    private Chain routed(RouteSearch search, int most) {
      var chain = this;
      while (chain.passes < most && !search.deadline.isPast()) {
        var next = chain.next(search);
        if (BY_GATES.compare(next.best, chain.best) == 0 && next.passes > FIRST_PASSES) {
          return next;
        }
        chain = next;
      }
      return chain;
    }

    private Chain next(RouteSearch search) {
      var k = best.index();
      var isBack = passes % 2 == 1;
      var order = search.order(k);
      var result = search.sabre(isBack ? order.backward() : order.forward(), at, k, random);
      var end = result.end().places();
      var trial = isBack ? new Trial(k, end, result.reversed(at)) : new Trial(k, at, result);
      return new Chain(BY_GATES.compare(trial, best) < 0 ? trial : best, end, passes + 1, random);
    }
  }

  private Order order(int trial) {
    return orders.get(trial / 4 % orders.size());
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
