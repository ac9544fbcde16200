package io.diffraqt.examples.comparison;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.compare.Distance;
import io.diffraqt.examples.comparison.PictureComparison.Drawn;
import io.diffraqt.examples.comparison.PictureComparison.Plan;
import io.diffraqt.examples.comparison.PictureComparison.Point;
import io.diffraqt.examples.comparison.PictureComparison.Side;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.cacioppo.CacioppoModel;
import io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits;
import io.diffraqt.run.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// Runs the chain of a trained model on a backend, whole and cut short after each step.
final class PictureDrawing {
  private final Plan plan;
  private final LongConsumer progress;
  private final ReentrantLock telling = new ReentrantLock();
  private long done;
  private final Circuit whole;
  private final Bindings rows;
  private final List<Circuit> parts;

  PictureDrawing(TrainedModel trained, Plan plan, LongConsumer progress) {
    this.plan = plan;
    this.progress = progress;
    var program =
        trained
            .model()
            .samplingProgram(trained.last(), plan.count(), new RandomStreams(plan.seed()));
    this.whole = program.circuit();
    this.rows = program.bindings();
    this.parts = parts(trained);
  }

  /// How many programs one backend runs.
  static int programs(TrainedModel trained, Plan plan) {
    return plan.count() + parts(trained).size() * Math.min(plan.curvePictures(), plan.count());
  }

  private static List<Circuit> parts(TrainedModel trained) {
    return switch (trained.model()) {
      case CacioppoModel _ ->
          IntStream.rangeClosed(1, CacioppoModel.STEPS)
              .mapToObj(
                  k -> DenoisingCircuits.steps(CacioppoModel.STEPS, CacioppoModel.STEPS + 1 - k))
              .toList();
      default -> List.of();
    };
  }

  Side side(Connection connection, ImageSet real, List<Drawn> ideal) {
    var drawn = pictures(connection);
    var distributions = drawn.stream().map(Drawn::distribution).toList();
    return new Side(
        connection.name(),
        drawn.getFirst().shots(),
        distributions,
        drawn.stream().map(Drawn::acceptance).toList(),
        PictureComparison.fid(PictureComparison.pictures(connection.name(), distributions), real),
        ideal.isEmpty() ? List.of() : curve(partial(connection), ideal),
        drawn.getFirst().provenance());
  }

  /// All pictures, one each.
  List<Drawn> pictures(Connection connection) {
    return drawn(connection, whole, rows.rows());
  }

  /// The first pictures of the chain, cut short after each step.
  List<Drawn> partial(Connection connection) {
    var count = Math.min(plan.curvePictures(), plan.count());
    return parts.stream().flatMap(part -> drawn(connection, part, count).stream()).toList();
  }

  /// The first rows of a program: in this process each for itself over all cores, elsewhere
  /// together, as one batch.
  private List<Drawn> drawn(Connection connection, Circuit circuit, int count) {
    var chosen = rows.selected(circuit.columns());
    return connection.exactBackend().isPresent()
        ? IntStream.range(0, count)
            .parallel()
            .mapToObj(row -> told(Drawn.on(connection, circuit, chosen.only(row), plan)))
            .flatMap(List::stream)
            .toList()
        : told(Drawn.on(connection, circuit, chosen.limit(count), plan));
  }

  private List<Drawn> told(List<Drawn> drawn) {
    telling.lock();
    try {
      done += drawn.size();
      progress.accept(done);
    } finally {
      telling.unlock();
    }
    return drawn;
  }

  private List<Point> curve(List<Drawn> drawn, List<Drawn> ideal) {
    var count = drawn.size() / parts.size();
    var curve = new ArrayList<Point>();
    for (var part = 0; part < parts.size(); part++) {
      var distance = 0.0;
      var acceptance = 0.0;
      for (var k = part * count; k < (part + 1) * count; k++) {
        distance +=
            Distance.TOTAL_VARIATION.between(
                ideal.get(k).distribution(), drawn.get(k).distribution());
        acceptance += drawn.get(k).acceptance();
      }
      curve.add(new Point(parts.size() - part, distance / count, acceptance / count));
    }
    return curve;
  }
}
