package io.diffraqt.examples.diffusion;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.run.SampleResult;
import io.diffraqt.run.Sampler;
import java.util.List;
import java.util.OptionalLong;

/// A quantum diffusion model: how its angles are trained and how it draws pictures.
///
/// Implementations are immutable; all state of a run is in a [Checkpoint], all that comes out of it
/// in a [TrainedModel].
public interface DiffusionModel {
  /// The name on the command line.
  String name();

  /// A line for people, with the authors.
  String title();

  /// Where it was published.
  String paper();

  /// The choices that tell this variant from others of the same paper, in words.
  String choices();

  /// Number of trainable parameters.
  int parameterCount();

  /// The parts of its training, in order, with their default lengths.
  List<Stage> stages();

  /// The pictures it is meant to be trained on, chosen and encoded from a data set.
  ///
  /// @param raw pictures as loaded; with labels, the model takes its own classes only
  ImageSet prepared(ImageSet raw);

  /// Parameters before training.
  RealVector initial(RandomStreams streams);

  /// What a stage makes small.
  ///
  /// @param stage one of `stages()`
  /// @param prepared result of [#prepared]
  Objective objective(Stage stage, ImageSet prepared, TrainingOptions options, Engine engine);

  /// Draws pictures from exact states.
  ///
  /// @param parameters after training
  /// @param count at least 1
  Samples.Exact sampleExactly(
      RealVector parameters, int count, RandomStreams streams, ExactBackend backend);

  /// Draws pictures by running one circuit per picture and counting its bits.
  ///
  /// @param parameters after training
  /// @param count at least 1
  /// @param shots per picture, those included that post-selection drops
  Samples.Counted sampleFromCounts(
      RealVector parameters, int count, Shots shots, RandomStreams streams, Sampler sampler);

  /// The circuit that [#sampleFromCounts] runs, with its values: what a comparison of backends
  /// sends to each of them.
  Program samplingProgram(RealVector parameters, int count, RandomStreams streams);

  /// A circuit and a row of values per picture.
  record Program(Circuit circuit, Bindings bindings) {
    /// Runs every row and waits.
    public SampleResult run(Sampler sampler, Shots shots) {
      var request = new Request.Samples(shots.perPicture(), OptionalLong.of(shots.seed()));
      return sampler.sample(circuit, bindings, request);
    }
  }

  /// How many shots, and the seed for backends that draw pseudo-random numbers.
  ///
  /// @param perPicture at least 1
  /// @param seed devices ignore it
  record Shots(int perPicture, long seed) {}

  /// Where circuits of a training run are evaluated.
  ///
  /// @param backend exact and differentiable
  /// @param workers threads over which a batch is spread
  record Engine(ExactBackend backend, Workers workers) {}
}
