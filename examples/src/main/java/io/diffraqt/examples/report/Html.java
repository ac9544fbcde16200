package io.diffraqt.examples.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Markup of blocks. Charts are drawn elsewhere, as SVG; here they get their caption and legend.
final class Html {
  private static final Pattern NUMBER =
      Pattern.compile("[-+−±]?\\d[\\d\\s.,]*([eE][-+]?\\d+)?(\\s*(%|±.*))?|[-–—]|");

  private Html() {}

  /// Text that means itself inside an element or a quoted attribute. Characters which no page may
  /// hold are replaced.
  static String escape(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xfffd);
          }
        });
    return escaped.toString();
  }

  static String of(Block block) {
    return switch (block) {
      case Paragraph(var text) -> "<p>%s</p>".formatted(escape(text));
      case Notice(var text) -> "<p class=\"notice\" role=\"note\">%s</p>".formatted(escape(text));
      case SideBySide(var blocks) ->
          "<div class=\"side-by-side\">\n%s\n</div>"
              .formatted(blocks.stream().map(Html::of).collect(Collectors.joining("\n")));
      case PictureFigure figure -> picture(figure);
      case Facts facts -> facts(facts);
      case Table table -> table(table);
      case LineChart chart ->
          figure(
              chart.caption(),
              new LineDrawing(chart).toSvg(),
              Legend.ofLines(chart.series().stream().map(Series::name).toList()));
      case BarChart chart ->
          figure(
              chart.caption(),
              new BarDrawing(chart).toSvg(),
              Legend.ofAreas(chart.groups().stream().map(BarChart.Bars::name).toList()));
      case HistogramChart chart ->
          figure(
              chart.caption(),
              new HistogramDrawing(chart).toSvg(),
              Legend.ofAreas(chart.samples().stream().map(Html::sampleName).toList()));
      case HeatMap map -> figure(map.caption(), new HeatDrawing(map).toSvg(), "");
    };
  }

  private static boolean isAllowed(int c) {
    return c >= ' ' && c != 0x7f && !(c >= 0xd800 && c <= 0xdfff) || c == '\n' || c == '\t';
  }

  private static String sampleName(HistogramChart.Sample sample) {
    return "%s (%d)".formatted(sample.name(), sample.count());
  }

  private static String figure(String caption, String drawing, String legend) {
    return "<figure>\n<figcaption>%s</figcaption>\n%s\n%s</figure>"
        .formatted(escape(caption), drawing, legend);
  }

  private static String picture(PictureFigure figure) {
    var picture = figure.picture();
    var caption = escape(figure.caption());
    return "<figure>\n<figcaption>%s</figcaption>\n<img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"%s\">\n</figure>"
        .formatted(caption, picture.toDataUri(), picture.width(), picture.height(), caption);
  }

  private static String facts(Facts facts) {
    var rows =
        facts.facts().stream()
            .map(f -> "<dt>%s</dt><dd>%s</dd>".formatted(escape(f.name()), escape(f.value())))
            .collect(Collectors.joining("\n"));
    return "<figure class=\"facts\">\n<figcaption>%s</figcaption>\n<dl>\n%s\n</dl>\n</figure>"
        .formatted(escape(facts.caption()), rows);
  }

  private static String table(Table table) {
    var numeric =
        IntStream.range(0, table.header().size()).mapToObj(c -> isNumeric(table, c)).toList();
    var rows =
        table.rows().stream().map(row -> row(row, numeric, "td")).collect(Collectors.joining("\n"));
    return """
    <figure class="table">
    <figcaption>%s</figcaption>
    <div class="scroll" tabindex="0">
    <table>
    <thead>
    %s
    </thead>
    <tbody>
    %s
    </tbody>
    </table>
    </div>
    </figure>\
    """
        .formatted(escape(table.caption()), row(table.header(), numeric, "th"), rows);
  }

  private static boolean isNumeric(Table table, int column) {
    return table.rows().stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }

  private static String row(List<String> cells, List<Boolean> numeric, String tag) {
    return IntStream.range(0, cells.size())
        .mapToObj(c ->
            "<%1$s%2$s>%3$s</%1$s>"
                .formatted(tag, numeric.get(c) ? " class=\"number\"" : "", escape(cells.get(c))))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
