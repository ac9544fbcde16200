package io.diffraqt.examples.comparison;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.report.Axis;
import io.diffraqt.examples.report.Block;
import io.diffraqt.examples.report.Facts;
import io.diffraqt.examples.report.LineChart;
import io.diffraqt.examples.report.Notice;
import io.diffraqt.examples.report.Npy;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.examples.report.Page;
import io.diffraqt.examples.report.Paragraph;
import io.diffraqt.examples.report.PictureFigure;
import io.diffraqt.examples.report.PictureGrid;
import io.diffraqt.examples.report.Section;
import io.diffraqt.examples.report.Series;
import io.diffraqt.examples.report.SideBySide;
import io.diffraqt.examples.report.Table;
import io.diffraqt.examples.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/// Writes a [PictureComparison] as `report.html`, `report.json`, `curves.csv`, `distances.csv` and
/// one grid and one array of pictures per backend.
///
/// @param comparison what was compared
/// @param real pictures as the model takes them
public record PictureReport(PictureComparison comparison, ImageSet real) {
  private static final int SHOWN = 36;

  /// The answer, also written as `report.json`.
  public record Document(
      String model,
      int count,
      long seed,
      String reference,
      List<SideDocument> backends,
      List<PairDocument> pairs,
      String report) {}

  /// One backend.
  ///
  /// @param shots per picture; 0 where distributions are exact
  /// @param acceptance mean over pictures
  /// @param caution what to know before comparing the score
  public record SideDocument(
      String backend,
      int shots,
      double acceptance,
      double fid,
      String featureMap,
      String caution,
      List<PictureComparison.Point> curve,
      String pictures,
      Origins.Document provenance) {}

  /// A pair of backends; distances are means over pictures.
  public record PairDocument(
      String reference, String backend, Range tvd, Range hellinger, Range kl) {}

  /// Writes all files and gives the answer.
  public Document write(OutputFolder out) {
    var html = out.write("report.html", page().toHtml());
    out.write("distances.csv", distanceTable().toCsv());
    out.write("curves.csv", curveTable().toCsv());
    for (var k = 0; k < comparison.sides().size(); k++) {
      var images = comparison.sides().get(k).images();
      out.write(file(k, "png"), grid().draw(images).toPng());
      out.write(file(k, "npy"), Npy.of(images));
    }
    var document = document(out, html.toString());
    out.write("report.json", JsonMapper.shared().writeValueAsString(document));
    return document;
  }

  private static String file(int side, String ending) {
    return "backend-%d.%s".formatted(side + 1, ending);
  }

  private Page page() {
    var model = comparison.trained().model();
    return Page.titled(
            "Pictures of " + model.name() + " on several backends",
            "%s; the same noise becomes pictures on each backend".formatted(model.title()))
        .with(Section.of("Pictures", pictures()))
        .with(new Section("Scores", scores()))
        .with(new Section("Step by step", curves()))
        .with(
            Origins.section(
                comparison.sides().stream().map(PictureComparison.Side::provenance).toList()))
        .with(Section.of("Model", facts()));
  }

  private SideBySide pictures() {
    var figures = new ArrayList<Block>();
    for (var side : comparison.sides()) {
      figures.add(new PictureFigure(grid().draw(shown(side.images())), side.backend()));
    }
    figures.add(
        new PictureFigure(
            grid().draw(real.limit(Math.min(real.count(), Math.max(6, comparison.plan().count())))),
            "real: " + real.origin().name()));
    return new SideBySide(figures);
  }

  private List<Block> scores() {
    var blocks = new ArrayList<Block>(List.of(scoreTable()));
    comparison
        .sides()
        .getFirst()
        .fid()
        .caution()
        .ifPresent(caution -> blocks.add(new Notice("FID: " + caution)));
    blocks.add(distanceTable());
    blocks.add(words());
    return blocks;
  }

  private List<Block> curves() {
    var others = comparison.sides().stream().filter(s -> !s.curve().isEmpty()).toList();
    if (others.isEmpty()) {
      return List.of(new Paragraph("This model has no steps to cut the chain at."));
    }
    return List.of(
        new LineChart(
            "Total variation from the reference after each step; the chain runs from left to right",
            Axis.linear("steps done"),
            Axis.linear("total variation"),
            series(others, PictureComparison.Point::totalVariation)),
        new LineChart(
            "Share that post-selection has kept after each step",
            Axis.linear("steps done"),
            Axis.logarithmic("kept"),
            series(others, PictureComparison.Point::acceptance)));
  }

  private static List<Series> series(
      List<PictureComparison.Side> sides, ToDoubleFunction<PictureComparison.Point> value) {
    return sides.stream()
        .map(s -> Series.counted(s.backend(), s.curve().stream().mapToDouble(value).toArray()))
        .toList();
  }

  private Table scoreTable() {
    var rows = new ArrayList<List<String>>();
    for (var side : comparison.sides()) {
      rows.add(
          List.of(
              side.backend(),
              side.shots() == 0 ? "exact" : Integer.toString(side.shots()),
              String.format(Locale.ROOT, "%.3f %%", 100 * acceptance(side)),
              number(side.fid().value())));
    }
    return new Table(
        "Pictures against real ones",
        List.of(
            "backend",
            "shots a picture",
            "kept",
            "FID(" + comparison.sides().getFirst().fid().featureMap() + ")"),
        rows);
  }

  private Table distanceTable() {
    var rows = new ArrayList<List<String>>();
    for (var pair : comparison.pairs()) {
      rows.add(
          List.of(
              pair.other(),
              ProgramReport.text(pair.totalVariation()),
              ProgramReport.text(pair.hellinger()),
              ProgramReport.text(pair.kullbackLeibler())));
    }
    return new Table(
        "Distances of the pixel distributions from " + comparison.sides().getFirst().backend(),
        List.of("backend", "TVD", "Hellinger", "KL"),
        rows);
  }

  private Table curveTable() {
    var rows = new ArrayList<List<String>>();
    for (var side : comparison.sides()) {
      for (var point : side.curve()) {
        rows.add(
            List.of(
                side.backend(),
                Integer.toString(point.t()),
                Double.toString(point.totalVariation()),
                Double.toString(point.acceptance())));
      }
    }
    return new Table("Curves", List.of("backend", "t", "tvd", "acceptance"), rows);
  }

  private Paragraph words() {
    return new Paragraph(
        "Means over %d pictures; intervals hold 95 %% of %d redrawn sets of pictures. KL runs from"
                .formatted(comparison.plan().count(), ProgramComparison.DRAWS)
            + " the reference to the backend, in nats, and is infinite where a pixel that should"
            + " be there was never seen.");
  }

  private Facts facts() {
    var trained = comparison.trained();
    return Facts.of(
        "What drew the pictures",
        "paper",
        trained.model().paper(),
        "choices",
        trained.model().choices(),
        "trained by",
        trained.origin().command(),
        "finished",
        trained.origin().date(),
        "seed of the noise",
        Long.toString(comparison.plan().seed()));
  }

  private Document document(OutputFolder out, String html) {
    var sides = new ArrayList<SideDocument>();
    for (var k = 0; k < comparison.sides().size(); k++) {
      sides.add(side(comparison.sides().get(k), out.path().resolve(file(k, "png")).toString()));
    }
    return new Document(
        comparison.trained().model().name(),
        comparison.plan().count(),
        comparison.plan().seed(),
        comparison.sides().getFirst().backend(),
        sides,
        comparison.pairs().stream().map(PictureReport::pair).toList(),
        html);
  }

  private static SideDocument side(PictureComparison.Side side, String pictures) {
    return new SideDocument(
        side.backend(),
        side.shots(),
        acceptance(side),
        side.fid().value(),
        side.fid().featureMap(),
        side.fid().caution().orElse(""),
        side.curve(),
        pictures,
        Origins.Document.of(side.provenance()));
  }

  private static PairDocument pair(PictureComparison.Pair pair) {
    return new PairDocument(
        pair.reference(),
        pair.other(),
        Range.of(pair.totalVariation()),
        Range.of(pair.hellinger()),
        Range.of(pair.kullbackLeibler()));
  }

  private static double acceptance(PictureComparison.Side side) {
    return side.acceptance().stream().mapToDouble(a -> a).average().orElse(Double.NaN);
  }

  private static ImageSet shown(ImageSet images) {
    return images.limit(Math.min(SHOWN, images.count()));
  }

  private static PictureGrid grid() {
    return PictureGrid.ofColumns(6).withMagnification(3).withTone(Tone.BY_MAXIMUM);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
