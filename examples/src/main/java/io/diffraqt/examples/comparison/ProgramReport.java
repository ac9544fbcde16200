package io.diffraqt.examples.comparison;

import io.diffraqt.compare.Bounds;
import io.diffraqt.compare.Interval;
import io.diffraqt.examples.report.BarChart;
import io.diffraqt.examples.report.Facts;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.examples.report.Page;
import io.diffraqt.examples.report.Paragraph;
import io.diffraqt.examples.report.Section;
import io.diffraqt.examples.report.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes a [ProgramComparison] as `report.html`, `report.json`, `counts.csv` and `distances.csv`.
///
/// @param comparison what was compared
public record ProgramReport(ProgramComparison comparison) {
  private static final int MOST_OUTCOMES = 16;

  /// The answer, also written as `report.json`.
  ///
  /// @param reference the first backend
  public record Document(
      String program,
      int shots,
      long seed,
      String reference,
      List<SideDocument> backends,
      List<PairDocument> pairs,
      String report) {}

  /// One backend.
  public record SideDocument(
      String backend,
      Map<String, SortedMap<String, Long>> counts,
      double acceptance,
      Origins.Document provenance) {}

  /// A pair of backends.
  ///
  /// @param fitPValue chance of counts as far from the reference by shot noise alone
  public record PairDocument(
      String reference,
      String backend,
      Range tvd,
      Range hellinger,
      Range kl,
      double fitPValue,
      @Nullable GapDocument explained) {}

  /// What explains a distance, all in total variation.
  public record GapDocument(
      double total, double shotNoise, double modelled, double unexplained, double pValue) {}

  /// Writes all files and gives the answer.
  public Document write(OutputFolder out) {
    var html = out.write("report.html", page().toHtml());
    out.write("counts.csv", countTable(Integer.MAX_VALUE).toCsv());
    out.write("distances.csv", distanceTable().toCsv());
    var document = document(html.toString());
    out.write("report.json", JsonMapper.shared().writeValueAsString(document));
    return document;
  }

  private Page page() {
    var names =
        comparison.sides().stream()
            .map(ProgramComparison.Side::backend)
            .collect(Collectors.joining(", "));
    return Page.titled(
            "Comparison of " + comparison.name(),
            "%d shots on each of %s".formatted(comparison.shots(), names))
        .with(Section.of("Outcomes", chart(), countTable(MOST_OUTCOMES)))
        .with(
            Section.of(
                "Distances from " + comparison.sides().getFirst().backend(),
                distanceTable(),
                new Paragraph(
                    "Intervals hold 95 %% of %d redrawn counts; where the reference is exact only"
                            .formatted(ProgramComparison.DRAWS)
                        + " the other side is redrawn. KL runs from the reference to the backend,"
                        + " in nats.")))
        .with(Section.of("What explains them", gapTable(), gapWords()))
        .with(Origins.section(comparison.sides().stream().map(s -> s.provenance()).toList()))
        .with(Section.of("Program", facts()));
  }

  private Facts facts() {
    var circuit = comparison.circuit();
    return Facts.of(
        "What ran",
        "qubits",
        Integer.toString(circuit.qubits()),
        "instructions",
        Integer.toString(circuit.instructions().size()),
        "gates on two or more qubits",
        Integer.toString(circuit.multiQubitGates()),
        "depth",
        Integer.toString(circuit.depth()),
        "seed",
        Long.toString(comparison.seed()));
  }

  private BarChart chart() {
    var outcomes = outcomes(MOST_OUTCOMES);
    var groups = new ArrayList<BarChart.Bars>();
    for (var side : comparison.sides()) {
      var bars = outcomes.stream().map(o -> bar(side, o)).toList();
      groups.add(new BarChart.Bars(side.backend(), bars));
    }
    return new BarChart("Share of the shots, with 95 % intervals", "share", outcomes, groups);
  }

  private static BarChart.Bar bar(ProgramComparison.Side side, String outcome) {
    var seen = side.counts().count(outcome);
    var range = Bounds.proportion(seen, side.counts().shots(), ProgramComparison.CONFIDENCE);
    return new BarChart.Bar(side.counts().frequency(outcome), range.lower(), range.upper());
  }

  /// The outcomes seen most often over all backends, in rising order of the bit string.
  private List<String> outcomes(int most) {
    var all = new HashMap<String, Long>();
    comparison
        .sides()
        .forEach(s -> s.counts().asMap().forEach((o, c) -> all.merge(o, c, Long::sum)));
    return all.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private Table countTable(int most) {
    var header = new ArrayList<>(List.of("bits"));
    comparison.sides().forEach(s -> header.add(s.backend()));
    var rows = new ArrayList<List<String>>();
    for (var outcome : outcomes(most)) {
      var row = new ArrayList<>(List.of(outcome));
      comparison.sides().forEach(s -> row.add(Long.toString(s.counts().count(outcome))));
      rows.add(row);
    }
    return new Table("Counts", header, rows);
  }

  private Table distanceTable() {
    var rows = new ArrayList<List<String>>();
    for (var pair : comparison.pairs()) {
      rows.add(
          List.of(
              pair.other(),
              text(pair.totalVariation()),
              text(pair.hellinger()),
              text(pair.kullbackLeibler()),
              String.format(Locale.ROOT, "%.3g", pair.fit().pValue())));
    }
    return new Table(
        "Distances", List.of("backend", "TVD", "Hellinger", "KL", "p-value of equality"), rows);
  }

  private Table gapTable() {
    var rows = new ArrayList<List<String>>();
    for (var pair : comparison.pairs()) {
      pair.gap()
          .ifPresent(gap ->
              rows.add(
                  List.of(
                      pair.other(),
                      number(gap.total()),
                      number(gap.shotNoise()),
                      number(gap.modelled()),
                      number(gap.unexplained()),
                      String.format(Locale.ROOT, "%.3g", gap.pValue()))));
    }
    return new Table(
        "Total variation, by cause",
        List.of("backend", "in all", "shot noise", "noise model", "unexplained", "p-value"),
        rows);
  }

  private static Paragraph gapWords() {
    return new Paragraph(
        "Shot noise: what a perfect device would show on average with as many shots. Noise model:"
            + " distance of the model's own distribution from the ideal one. Unexplained: what is"
            + " left against the model beyond shot noise; the p-value is the chance of as much if"
            + " the model were exact.");
  }

  private Document document(String html) {
    return new Document(
        comparison.name(),
        comparison.shots(),
        comparison.seed(),
        comparison.sides().getFirst().backend(),
        comparison.sides().stream().map(ProgramReport::side).toList(),
        comparison.pairs().stream().map(ProgramReport::pair).toList(),
        html);
  }

  private static SideDocument side(ProgramComparison.Side side) {
    var counts = new LinkedHashMap<String, SortedMap<String, Long>>();
    for (var register : side.counts().registers()) {
      counts.put(register.name(), side.counts().of(register.name()).asMap());
    }
    return new SideDocument(
        side.backend(), counts, side.acceptance(), Origins.Document.of(side.provenance()));
  }

  private static PairDocument pair(ProgramComparison.Pair pair) {
    return new PairDocument(
        pair.reference(),
        pair.other(),
        Range.of(pair.totalVariation()),
        Range.of(pair.hellinger()),
        Range.of(pair.kullbackLeibler()),
        pair.fit().pValue(),
        pair.gap()
            .map(g ->
                new GapDocument(
                    g.total(), g.shotNoise(), g.modelled(), g.unexplained(), g.pValue()))
            .orElse(null));
  }

  static String text(Interval interval) {
    return Double.isInfinite(interval.value())
        ? "infinite"
        : String.format(
            Locale.ROOT,
            "%.4f (%.4f to %s)",
            interval.value(),
            interval.lower(),
            Double.isInfinite(interval.upper()) ? "∞" : number(interval.upper()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
