package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.examples.data.DataSource;
import io.diffraqt.examples.data.Dataset;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.Part;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.Trainer;
import io.diffraqt.examples.diffusion.TrainingEvent;
import io.diffraqt.examples.diffusion.TrainingOptions;
import io.diffraqt.examples.diffusion.Workers;
import io.diffraqt.examples.metrics.FeatureMap;
import io.diffraqt.examples.metrics.Fid;
import io.diffraqt.examples.report.PictureGrid;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Trains the model of Cacioppo et al. (IJCNN 2025) on the exact simulator and prints what each
/// step has learnt, beside doing nothing and the mean picture; then draws pictures.
///
/// Arguments: folder of the run, data set (`mnist` or `glyphs`), and optionally seed, epochs of
/// each stage and number of drawn pictures.
public final class CacioppoExperiment {
  private static final int SHOWN = 40;

  private CacioppoExperiment() {}

  /// @param folder of the run
  /// @param dataset to train on
  /// @param options of the training
  /// @param drawn number of pictures to draw and to compare with as many real ones
  private record Plan(Path folder, Dataset dataset, TrainingOptions options, int drawn) {
    static Plan of(DiffusionModel model, List<String> args) {
      var usual = TrainingOptions.usual(model);
      var options = args.size() > 2 ? usual.withSeed(Long.parseLong(args.get(2))) : usual;
      return new Plan(
          Path.of(args.get(0)),
          Dataset.named(args.get(1)),
          args.size() > 4
              ? options.withEpochs(
                  List.of(Integer.valueOf(args.get(3)), Integer.valueOf(args.get(4))))
              : options,
          args.size() > 5 ? Integer.parseInt(args.get(5)) : 1_000);
    }

    String command(DiffusionModel model) {
      return "./diffraqt train %s --data %s --epochs %s --batch %d --seed %d --out %s"
          .formatted(
              model.name(),
              dataset.label(),
              String.join(",", options.epochs().stream().map(String::valueOf).toList()),
              options.batch(),
              options.seed(),
              folder);
    }
  }

  /// Trains, scores and draws.
  ///
  /// @param args folder, data set, and optionally seed, two numbers of epochs, pictures
  /// @throws IOException if the pictures cannot be written
  public static void main(String... args) throws IOException {
    var threads = Runtime.getRuntime().availableProcessors();
    try (var workers = Workers.of(threads);
        var connection = Connection.open("simulator", Surroundings.ofThisProcess())) {
      var exact = connection.exactBackend().orElseThrow();
      run(new DiffusionModel.Engine(exact, workers), List.of(args));
    }
  }

  static void run(DiffusionModel.Engine engine, List<String> args) throws IOException {
    var model = CacioppoModel.linearNoise();
    run(model, Plan.of(model, args), engine);
  }

  private static void run(CacioppoModel model, Plan plan, DiffusionModel.Engine engine)
      throws IOException {
    var source = DataSource.standard();
    var training = source.load(plan.dataset(), Part.TRAIN);
    var clock = InstantSource.system();
    var begun = clock.millis();
    var trainer = new Trainer(engine, plan.folder(), clock, CacioppoExperiment::tell);
    var task = new Trainer.Task(model, training, plan.command(model));
    var trained = trainer.run(task, plan.options());
    print("trained in %.0f s".formatted((clock.millis() - begun) / 1e3));
    var unseen = model.prepared(source.load(plan.dataset(), Part.TEST));
    var pictures = new DenoisingScore.Pictures(model.prepared(training), unseen);
    trained.angles().keySet().forEach(stage -> score(trained, stage, pictures, engine));
    draw(trained, unseen, plan, engine);
  }

  private static void score(
      TrainedModel trained,
      String stage,
      DenoisingScore.Pictures pictures,
      DiffusionModel.Engine engine) {
    var model = (CacioppoModel) trained.model();
    var scores =
        DenoisingScore.of(model, trained.after(stage), pictures, new RandomStreams(99), engine);
    print("mean infidelity on unseen pictures after stage " + stage);
    print("   t   trained  unchanged  mean picture  error of the gain");
    scores.forEach(score -> print(line(String.valueOf(score.t()), score)));
    print(line("all", DenoisingScore.mean(scores)));
  }

  private static String line(String t, DenoisingScore score) {
    return "%4s  %8.5f   %8.5f      %8.5f            %8.5f"
        .formatted(t, score.trained(), score.unchanged(), score.meanPicture(), score.gainError());
  }

  private static void draw(
      TrainedModel trained, ImageSet unseen, Plan plan, DiffusionModel.Engine engine)
      throws IOException {
    var samples = trained.sampleExactly(engine.backend(), plan.drawn(), 1);
    var acceptance =
        samples.acceptance().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    print("post-selection keeps %.2f %% of the shots".formatted(100 * acceptance));
    var real = unseen.limit(plan.drawn());
    var features = FeatureMap.block64();
    print(
        "drawn against real: "
            + Fid.between(features.apply(samples.images()), features.apply(real)));
    var grid = PictureGrid.ofColumns(10).withMagnification(3);
    var file = plan.folder().resolve("samples.png");
    Files.write(file, grid.draw(samples.images().limit(SHOWN)).toPng());
    print("pictures in " + file);
  }

  private static void tell(TrainingEvent event) {
    if (event instanceof TrainingEvent.EpochEnded(var epoch, _)) {
      print("%s epoch %d: loss %.5f".formatted(epoch.stage(), epoch.epoch(), epoch.loss()));
    }
  }

  private static void print(String line) {
    IO.println(line);
  }
}
