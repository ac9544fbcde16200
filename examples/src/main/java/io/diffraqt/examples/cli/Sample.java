package io.diffraqt.examples.cli;

import io.diffraqt.examples.comparison.DrawnPictures;
import io.diffraqt.examples.comparison.Origins;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.report.Npy;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.examples.report.PictureGrid;
import io.diffraqt.run.Connection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Draws pictures from a trained model on any backend.
@Command(
    name = "sample",
    description = "Draws pictures from a trained model on a backend.",
    footer = {
      "",
      "RUN is the folder of a training run, or the name of a model whose angles come with the",
      "program. Without --shots a backend that knows exact states is asked for them.",
      "",
      "Example:",
      "  ./diffraqt sample cacioppo --backend simulator --count 16 --seed 7 --out pictures"
    })
final class Sample implements Callable<Integer> {
  private static final int USUAL_SHOTS = 8192;
  private static final int COLUMNS = 8;

  @Mixin private Answer answer;
  @Mixin private BackendOptions backend;

  @Parameters(paramLabel = "RUN", description = "Folder of a run, or a model's name.")
  private String run;

  @Option(names = "--count", paramLabel = "N", defaultValue = "16", description = "How many.")
  private int count = 16;

  @Option(names = "--shots", paramLabel = "N", description = "Shots per picture; else exact.")
  private Optional<Integer> shots = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where they go.")
  private Path out;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new CallException("--count " + count + "; at least 1");
    }
    var trained = TrainedRuns.open(run);
    var folder = OutputFolder.at(out);
    try (var connection = backend.connect()) {
      var drawn = draw(trained, connection);
      write(folder, drawn.images());
      var document = document(trained, connection, drawn);
      folder.write("provenance.json", JsonMapper.shared().writeValueAsString(document));
      answer.give(document, document::text);
    }
    return ExitCode.DONE.value();
  }

  private DrawnPictures draw(TrainedModel trained, Connection connection) {
    if (isExact(connection)) {
      try (var progress = answer.progress("drawing", "pictures", count)) {
        return DrawnPictures.of(
            trained, connection, count, backend.seed(), done -> progress.at(done, ""));
      }
    }
    answer.tell("drawing %d pictures on %s".formatted(count, connection.name()));
    var perPicture = new DiffusionModel.Shots(shots.orElse(USUAL_SHOTS), backend.seed());
    var counted = trained.sampleFromCounts(connection.sampler(), count, perPicture, backend.seed());
    return new DrawnPictures(counted.images(), counted.acceptance(), counted.result().provenance());
  }

  private boolean isExact(Connection connection) {
    return shots.isEmpty() && connection.exactBackend().isPresent();
  }

  private static void write(OutputFolder folder, ImageSet images) {
    var grid = PictureGrid.ofColumns(COLUMNS).withMagnification(4);
    folder.write("grid.png", grid.draw(images).toPng());
    folder.writeEach("picture", images, grid);
    folder.write("pictures.npy", Npy.of(images));
  }

  private Document document(TrainedModel trained, Connection connection, DrawnPictures drawn) {
    return new Document(
        trained.model().name(),
        connection.name(),
        count,
        isExact(connection) ? 0 : shots.orElse(USUAL_SHOTS),
        backend.seed(),
        drawn.acceptance(),
        trained.origin().command(),
        Origins.Document.of(drawn.provenance()),
        out.toString());
  }

  /// The answer, also written as `provenance.json`.
  ///
  /// @param shots per picture; 0 where distributions were exact
  /// @param acceptance per picture: what post-selection kept
  /// @param trainedBy the command that made the angles
  record Document(
      String model,
      String backend,
      int count,
      int shots,
      long seed,
      List<Double> acceptance,
      String trainedBy,
      Origins.Document provenance,
      String out) {
    String text() {
      var mean = acceptance.stream().mapToDouble(a -> a).average().orElse(Double.NaN);
      return String.format(
          Locale.ROOT, "%d pictures in %s, accepted %.1f %%", count, out, 100 * mean);
    }
  }
}
