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
  /// Post-selection keeps below one percent of the shots, and a picture takes a few hundred.
  static final int USUAL_SHOTS = 50_000;

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
    var drawn = drawn(connection, whole, rows.rows());
    var distributions = drawn.stream().flatMap(d -> d.distributions().stream()).toList();
    return new Side(
        connection.name(),
        drawn.getFirst().shots(),
        distributions,
        drawn.stream().flatMap(d -> d.acceptance().stream()).toList(),
        PictureComparison.fid(PictureComparison.pictures(connection.name(), distributions), real),
        ideal.isEmpty() ? List.of() : curve(partial(connection), ideal),
        drawn.getFirst().provenance());
  }

  /// The first pictures of the chain, cut short after each step.
  List<Drawn> partial(Connection connection) {
    var count = Math.min(plan.curvePictures(), plan.count());
    return parts.stream().flatMap(part -> drawn(connection, part, count).stream()).toList();
  }

  /// The first rows of a program, over all cores; each row is a program of its own.
  private List<Drawn> drawn(Connection connection, Circuit circuit, int count) {
    var chosen = rows.selected(circuit.columns());
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(row -> drawn(connection, circuit, chosen.only(row)))
        .toList();
  }

  private Drawn drawn(Connection connection, Circuit circuit, Bindings row) {
    var drawn = Drawn.on(connection, circuit, row, plan, USUAL_SHOTS);
    telling.lock();
    try {
      progress.accept(++done);
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
                ideal.get(k).distributions().getFirst(), drawn.get(k).distributions().getFirst());
        acceptance += drawn.get(k).acceptance().getFirst();
      }
      curve.add(new Point(parts.size() - part, distance / count, acceptance / count));
    }
    return curve;
  }
}
