package io.diffraqt.examples.comparison;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.compare.Distance;
import io.diffraqt.compare.Interval;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import io.diffraqt.examples.data.Origin;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.metrics.Bootstrap;
import io.diffraqt.examples.metrics.FeatureMap;
import io.diffraqt.examples.metrics.Fid;
import io.diffraqt.examples.metrics.Score;
import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A trained model on several backends: the same noise becomes pictures on each of them.
///
/// Where a backend knows exact distributions and no shots are asked for, a picture is the square
/// root of its distribution; elsewhere that of the frequencies of the kept shots.
///
/// @param trained which model
/// @param plan how pictures were drawn
/// @param sides one per backend, the reference first
/// @param pairs the reference with each other side, in their order
public record PictureComparison(
    TrainedModel trained, Plan plan, List<Side> sides, List<Pair> pairs) {
  private static final String REGISTER = "image";

  /// Copies the lists.
  public PictureComparison {
    sides = List.copyOf(sides);
    pairs = List.copyOf(pairs);
  }

  /// How pictures are drawn.
  ///
  /// @param count pictures per backend, at least 2
  /// @param shots per picture; empty for exact distributions where they are known
  /// @param seed of noise, shots and redrawing
  /// @param curvePictures how many pictures the curves over the steps average
  public record Plan(int count, OptionalInt shots, long seed, int curvePictures) {}

  /// What one backend gave.
  ///
  /// @param backend as the user named it
  /// @param shots per picture; 0 where distributions are exact
  /// @param distributions over the pixels, one per picture
  /// @param acceptance per picture: what post-selection kept
  /// @param fid of the pictures against real ones
  /// @param curve total variation from the reference after each step, noisiest first; with the
  ///   acceptance of each step
  /// @param provenance where they come from
  public record Side(
      String backend,
      int shots,
      List<Distribution> distributions,
      List<Double> acceptance,
      Score fid,
      List<Point> curve,
      Provenance provenance) {
    /// The pictures, brightest pixel 1.
    public ImageSet images() {
      return pictures(backend, distributions);
    }
  }

  /// After one step of the chain.
  ///
  /// @param t the step, counted down
  /// @param totalVariation mean over pictures
  /// @param acceptance of all steps so far, mean over pictures
  public record Point(int t, double totalVariation, double acceptance) {}

  /// The reference beside another backend; distances are means over pictures.
  public record Pair(
      String reference,
      String other,
      Interval totalVariation,
      Interval hellinger,
      Interval kullbackLeibler) {}

  /// How many programs one backend runs.
  public static int programs(TrainedModel trained, Plan plan) {
    return PictureDrawing.programs(trained, plan);
  }

  /// Draws and compares.
  ///
  /// @param connections at least two, the reference first
  /// @param real pictures to score against, as the model takes them
  /// @param progress hears the number of programs run so far
  public static PictureComparison of(
      TrainedModel trained,
      List<Connection> connections,
      Plan plan,
      ImageSet real,
      LongConsumer progress) {
    var drawing = new PictureDrawing(trained, plan, progress);
    var reference = drawing.side(connections.getFirst(), real, List.of());
    var ideal = drawing.partial(connections.getFirst());
    var sides = new ArrayList<Side>();
    sides.add(reference);
    for (var connection : connections.subList(1, connections.size())) {
      sides.add(drawing.side(connection, real, ideal));
    }
    var random = new RandomStreams(plan.seed()).of("redraw");
    var pairs = sides.stream().skip(1).map(other -> pair(reference, other, random)).toList();
    return new PictureComparison(trained, plan, sides, pairs);
  }

  private static Pair pair(Side reference, Side other, RandomGenerator random) {
    return new Pair(
        reference.backend(),
        other.backend(),
        mean(Distance.TOTAL_VARIATION, reference, other, random),
        mean(Distance.HELLINGER, reference, other, random),
        mean(Distance.KULLBACK_LEIBLER, reference, other, random));
  }

  /// The interval redraws pictures, so that it tells what other noise would have given.
  private static Interval mean(
      Distance distance, Side reference, Side other, RandomGenerator random) {
    var values =
        IntStream.range(0, reference.distributions().size())
            .mapToDouble(k ->
                distance.between(reference.distributions().get(k), other.distributions().get(k)))
            .toArray();
    return new Bootstrap(ProgramComparison.DRAWS, random)
        .ofSamples(
            values.length,
            chosen -> Arrays.stream(chosen).mapToDouble(k -> values[k]).average().orElse(0))
        .percentile(ProgramComparison.CONFIDENCE);
  }

  static ImageSet pictures(String name, List<Distribution> distributions) {
    var side = (int) Math.sqrt(distributions.getFirst().size());
    var pixels = distributions.stream().flatMapToDouble(d -> Arrays.stream(picture(d))).toArray();
    return ImageSet.of(
        Origin.of(name, "drawn by a trained model", 1), ImageShape.grey(side, side), pixels);
  }

  private static double[] picture(Distribution distribution) {
    var moduli =
        Arrays.stream(distribution.toArray()).map(p -> Math.sqrt(Math.max(0, p))).toArray();
    var brightest = Arrays.stream(moduli).max().orElse(0);
    return brightest == 0 ? moduli : Arrays.stream(moduli).map(m -> m / brightest).toArray();
  }

  static Distribution ofCounts(Counts counts) {
    var image = counts.of(REGISTER);
    var shares = new double[1 << image.bits()];
    image
        .asMap()
        .forEach((bits, seen) -> shares[Integer.parseInt(bits, 2)] = (double) seen / image.shots());
    return Distribution.of(REGISTER, image.bits(), shares);
  }

  static Score fid(ImageSet drawn, ImageSet real) {
    var map = FeatureMap.block64();
    return Fid.between(map.apply(drawn), map.apply(real));
  }

  /// One picture on one backend.
  ///
  /// @param distribution over the pixels
  /// @param acceptance what post-selection kept
  /// @param shots that were taken; 0 where exact
  /// @param provenance of the program that gave it
  record Drawn(Distribution distribution, double acceptance, int shots, Provenance provenance) {
    /// Post-selection keeps below one percent of the shots, and a picture takes a few hundred.
    private static final int USUAL_SHOTS = 50_000;

    /// One per row.
    static List<Drawn> on(Connection connection, Circuit circuit, Bindings bindings, Plan plan) {
      return plan.shots().isEmpty() && connection.exactBackend().isPresent()
          ? exact(connection, circuit, bindings, plan)
          : counted(connection, circuit, bindings, plan);
    }

    private static List<Drawn> counted(
        Connection connection, Circuit circuit, Bindings bindings, Plan plan) {
      var shots = plan.shots().orElse(USUAL_SHOTS);
      var request = new Request.Samples(shots, OptionalLong.of(plan.seed()));
      var result = connection.sampler().sample(circuit, bindings, request);
      return result.rows().stream()
          .map(r -> new Drawn(ofCounts(r.counts()), r.acceptance(), shots, result.provenance()))
          .toList();
    }

    private static List<Drawn> exact(
        Connection connection, Circuit circuit, Bindings bindings, Plan plan) {
      var request =
          new Request.Exact(
              Set.of(Quantity.PROBABILITIES), List.of(), OptionalLong.of(plan.seed()));
      var result = connection.exactRun().evaluate(circuit, bindings, request);
      return result.rows().stream()
          .map(r -> new Drawn(image(r), r.acceptance(), 0, result.provenance()))
          .toList();
    }

    private static Distribution image(Outcome.Evaluated row) {
      return row.probabilities().orElseThrow().of(REGISTER);
    }
  }
}
