package io.diffraqt.examples.cli;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.Part;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.EpochLoss;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.Trainer;
import io.diffraqt.examples.diffusion.TrainingEvent;
import io.diffraqt.examples.diffusion.TrainingOptions;
import io.diffraqt.examples.diffusion.Workers;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.run.Connection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains a diffusion model and leaves its angles, a loss plot and sample pictures in a folder.
@Command(
    name = "train",
    description = "Trains a quantum diffusion model.",
    footer = {
      "",
      "A checkpoint is written after every epoch and on Ctrl-C; --resume goes on from it.",
      "",
      "Example:",
      "  ./diffraqt train cacioppo --data glyphs --epochs 1 --seed 7 --out runs/first"
    })
final class Train implements Callable<Integer> {
  private static final String USUAL_DATA = "mnist";

  @Mixin private Answer answer;
  @Mixin private BackendOptions backend;
  @Mixin private DataOptions data;

  @Parameters(paramLabel = "MODEL", description = "cacioppo or cacioppo-constant.")
  private String name;

  @Option(names = "--out", paramLabel = "RUN", required = true, description = "Folder of the run.")
  private Path out;

  @Option(
      names = "--epochs",
      split = ",",
      paramLabel = "N",
      description = "Length of each stage; one number for the first, and the others in proportion.")
  private int[] epochs = {};

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "About N updates in all, in whole epochs, instead of --epochs.")
  private Optional<Integer> steps = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Pictures per update.")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--resume", description = "Go on from the checkpoint in RUN.")
  private boolean resume;

  @Override
  public Integer call() {
    var model = TrainedRuns.model(name);
    OutputFolder.at(out);
    var images = data.load(Part.TRAIN, USUAL_DATA, answer);
    try (var connection = backend.connect();
        var _ = Interruption.ofThisThread();
        var progress = answer.progress("training", "updates", 0)) {
      var engine =
          new DiffusionModel.Engine(
              exact(connection), Workers.of(Runtime.getRuntime().availableProcessors()));
      var trainer =
          new Trainer(engine, out, InstantSource.system(), event -> show(progress, event));
      var trained = train(trainer, new Task(model, images, engine));
      var document = TrainingReport.of(trained, images, unseen(), engine).write(out);
      answer.give(document, document::text);
    }
    return ExitCode.DONE.value();
  }

  /// What is trained on which pictures, and where.
  private record Task(DiffusionModel model, ImageSet images, DiffusionModel.Engine engine) {
    /// Updates of a whole training with these options, stage by stage.
    long updates(TrainingOptions options) {
      var prepared = model.prepared(images);
      return options.stagesOf(model).stream()
          .mapToLong(stage ->
              (long) stage.epochs()
                  * model.objective(stage, prepared, options, engine).updatesPerEpoch())
          .sum();
    }
  }

  private TrainedModel train(Trainer trainer, Task task) {
    var options = options(task);
    var all = new Trainer.Task(task.model(), task.images(), command(options));
    return resume ? trainer.resume(all) : trainer.run(all, options);
  }

  private ImageSet unseen() {
    return data.load(Part.TEST, USUAL_DATA, answer);
  }

  private static ExactBackend exact(Connection connection) {
    return connection
        .exactBackend()
        .orElseThrow(() ->
            new RefusedException(
                connection.name()
                    + " gives no derivatives; train on simulator, and sample on "
                    + connection.name()));
  }

  private TrainingOptions options(Task task) {
    if (steps.isPresent() && epochs.length > 0) {
      throw new CallException("--steps and --epochs exclude each other");
    }
    if (steps.filter(n -> n < 1).isPresent()) {
      throw new CallException("--steps " + steps.get() + "; at least 1");
    }
    var usual = TrainingOptions.usual(task.model()).withSeed(backend.seed());
    var sized = batch.map(usual::withBatch).orElse(usual);
    if (steps.isPresent()) {
      return sized.withEpochs(scaled(sized.epochs(), (double) steps.get() / task.updates(sized)));
    }
    return epochs.length == 0 ? sized : sized.withEpochs(lengths(task.model(), usual.epochs()));
  }

  private List<Integer> lengths(DiffusionModel model, List<Integer> usual) {
    return epochs.length > 1 || usual.size() == 1
        ? Arrays.stream(epochs).boxed().toList()
        : scaled(usual, (double) epochs[0] / model.stages().getFirst().epochs());
  }

  private static List<Integer> scaled(List<Integer> lengths, double factor) {
    return lengths.stream().map(n -> (int) Math.ceil(n * factor)).toList();
  }

  private String command(TrainingOptions options) {
    return "./diffraqt train %s %s --epochs %s --batch %d --seed %d --out %s"
        .formatted(
            name,
            data.arguments(USUAL_DATA),
            String.join(",", options.epochs().stream().map(Object::toString).toList()),
            options.batch(),
            options.seed(),
            out);
  }

  private void show(Progress progress, TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Updated u ->
          progress.at(
              u.update(),
              u.updates(),
              String.format(Locale.ROOT, "%s loss %.4f", u.stage(), u.loss()));
      case TrainingEvent.EpochEnded(EpochLoss _, Path _) -> {}
      case TrainingEvent.Finished(TrainedModel _, Path file) -> answer.tell("wrote " + file);
    }
  }
}
