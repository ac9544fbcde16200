package io.diffraqt.examples.cli;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.Samples;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.cacioppo.CacioppoModel;
import io.diffraqt.examples.diffusion.cacioppo.DenoisingScore;
import io.diffraqt.examples.metrics.FeatureMap;
import io.diffraqt.examples.metrics.FeatureMatrix;
import io.diffraqt.examples.metrics.Fid;
import io.diffraqt.examples.metrics.Score;
import io.diffraqt.examples.report.Axis;
import io.diffraqt.examples.report.Facts;
import io.diffraqt.examples.report.LineChart;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.examples.report.Page;
import io.diffraqt.examples.report.PictureFigure;
import io.diffraqt.examples.report.PictureGrid;
import io.diffraqt.examples.report.Section;
import io.diffraqt.examples.report.Series;
import io.diffraqt.examples.report.Table;
import io.diffraqt.examples.report.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a training run leaves for people: losses, scores beside their baselines, pictures.
///
/// @param trained what came out
/// @param scores of the denoising steps on unseen pictures, with their mean at the end
/// @param samples pictures drawn from noise
/// @param unseen real pictures, prepared as the model takes them
/// @param fid of the samples against the unseen pictures
record TrainingReport(
    TrainedModel trained,
    List<DenoisingScore> scores,
    Samples samples,
    ImageSet unseen,
    Score fid) {
  private static final int SAMPLED = 640;
  private static final int SHOWN = 64;

  static TrainingReport of(
      TrainedModel trained, ImageSet images, ImageSet tests, DiffusionModel.Engine engine) {
    var model = trained.model();
    var unseen = model.prepared(tests);
    var samples =
        trained.sampleExactly(engine.backend(), SAMPLED, trained.origin().options().seed());
    var fid = Fid.between(features(samples.images()), features(unseen));
    return new TrainingReport(
        trained, scores(trained, images, unseen, engine), samples, unseen, fid);
  }

  private static FeatureMatrix features(ImageSet images) {
    return FeatureMap.block64().apply(images);
  }

  private static List<DenoisingScore> scores(
      TrainedModel trained, ImageSet images, ImageSet unseen, DiffusionModel.Engine engine) {
    return switch (trained.model()) {
      case CacioppoModel model when trained.angles().containsKey(CacioppoModel.DENOISE) -> {
        var pictures = new DenoisingScore.Pictures(model.prepared(images), unseen);
        var streams = new RandomStreams(trained.origin().options().seed());
        var angles = trained.after(CacioppoModel.DENOISE);
        var steps = DenoisingScore.of(model, angles, pictures, streams, engine);
        var all = new ArrayList<>(steps);
        all.add(DenoisingScore.mean(steps));
        yield List.copyOf(all);
      }
      default -> List.of();
    };
  }

  /// Writes `training.html`, `loss.csv`, `scores.csv` and `samples.png`.
  TrainDocument write(Path folder) {
    var out = OutputFolder.at(folder);
    out.write("loss.csv", losses().toCsv());
    out.write("scores.csv", scoreTable().toCsv());
    out.write("samples.png", grid().draw(shown(samples.images())).toPng());
    out.write("training.html", page().toHtml());
    return document(folder);
  }

  private Page page() {
    var model = trained.model();
    return Page.titled("Training of " + model.name(), model.title() + "; " + model.choices())
        .with(Section.of("Loss", lossChart()))
        .with(Section.of("Test infidelity beside its baselines", scoreChart(), scoreTable()))
        .with(
            Section.of(
                "Pictures",
                new PictureFigure(grid().draw(shown(samples.images())), "Drawn from noise; " + fid),
                new PictureFigure(grid().draw(shown(unseen)), "Real pictures the model never saw")))
        .with(Section.of("Origin", facts()));
  }

  private LineChart lossChart() {
    var series = new ArrayList<Series>();
    for (var stage : trained.angles().keySet()) {
      var values =
          trained.origin().history().stream()
              .filter(e -> e.stage().equals(stage))
              .mapToDouble(e -> e.loss())
              .toArray();
      series.add(Series.counted(stage, values));
    }
    return new LineChart(
        "Mean loss of each epoch, stage by stage",
        Axis.linear("epoch"),
        Axis.linear("loss"),
        series);
  }

  private LineChart scoreChart() {
    var steps = scores.stream().filter(s -> s.t() > 0).toList();
    var x = steps.stream().mapToDouble(DenoisingScore::t).toArray();
    return LineChart.of(
        "Infidelity with the posterior mean, step by step; lower is better",
        Axis.linear("step t"),
        Axis.linear("infidelity"),
        Series.of("trained", x, steps.stream().mapToDouble(DenoisingScore::trained).toArray()),
        Series.of("do nothing", x, steps.stream().mapToDouble(DenoisingScore::unchanged).toArray()),
        Series.of(
            "mean image", x, steps.stream().mapToDouble(DenoisingScore::meanPicture).toArray()));
  }

  private Table scoreTable() {
    var rows = new ArrayList<List<String>>();
    for (var s : scores) {
      rows.add(
          List.of(
              s.t() == 0 ? "mean" : Integer.toString(s.t()),
              number(s.trained()),
              number(s.unchanged()),
              number(s.meanPicture()),
              number(s.gainError())));
    }
    return new Table(
        "Test infidelities",
        List.of("t", "trained", "do nothing", "mean image", "standard error of the gain"),
        rows);
  }

  private Table losses() {
    var rows = new ArrayList<List<String>>();
    trained
        .origin()
        .history()
        .forEach(e ->
            rows.add(List.of(e.stage(), Integer.toString(e.epoch()), Double.toString(e.loss()))));
    return new Table("Losses", List.of("stage", "epoch", "loss"), rows);
  }

  private Facts facts() {
    var origin = trained.origin();
    return Facts.of(
        "How these angles came about",
        "paper",
        trained.model().paper(),
        "pictures",
        origin.data().toString(),
        "command",
        origin.command(),
        "seed",
        Long.toString(origin.options().seed()),
        "finished",
        origin.date());
  }

  private TrainDocument document(Path folder) {
    var mean = scores.stream().filter(s -> s.t() == 0).findFirst();
    return new TrainDocument(
        trained.model().name(),
        folder.toString(),
        trained.origin().history().isEmpty()
            ? Double.NaN
            : trained.origin().history().getLast().loss(),
        mean.map(DenoisingScore::trained).orElse(null),
        mean.map(DenoisingScore::unchanged).orElse(null),
        mean.map(DenoisingScore::meanPicture).orElse(null),
        fid.value(),
        fid.featureMap(),
        folder.resolve("training.html").toString());
  }

  private static ImageSet shown(ImageSet images) {
    return images.limit(Math.min(SHOWN, images.count()));
  }

  private static PictureGrid grid() {
    return PictureGrid.ofColumns(8).withMagnification(3).withTone(Tone.BY_MAXIMUM);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
