package io.diffraqt.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.examples.data.Glyphs;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PageTest {
  private static final String EVIL = "<script>alert('x')</script> & \"quotes\" \u0000\u001b";

  @Test
  void nothingIsFetchedFromAnywhere() {
    var html = everything("plain").toHtml();
    assertThat(html).doesNotContainIgnoringCase("<script", "<link", "@import", "url(", "<iframe");
    var addresses = Pattern.compile("(?:src|href)=\"(?!data:image/png;base64,)").matcher(html);
    assertThat(addresses.find()).isFalse();
    assertThat(html).doesNotContain("http:", "https:", "//cdn");
  }

  @Test
  void everyTextIsEscapedWhereverItStands() {
    var html = everything(EVIL).toHtml();
    assertThat(html).doesNotContain("<script", "\u0000", "\u001b").contains("&lt;script&gt;");
    assertThat(html).doesNotContain("& \"quotes\"").contains("&amp; &quot;quotes&quot;");
  }

  @Test
  void theMarkupIsWellFormed() throws Exception {
    var html = everything(EVIL).toHtml();
    var body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
    // Everything between is XML but for the picture element, which HTML leaves open.
    var document = parse(body.replaceAll("(<img [^>]*)>", "$1/>"));
    assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThan(6);
    assertThat(document.getElementsByTagName("figure").getLength()).isEqualTo(9);
  }

  @Test
  void noDrawingHasANumberThatIsNone() {
    assertThat(everything("plain").toHtml()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void thePageKnowsPhonesAndTheDark() {
    assertThat(Page.titled("t", "s").toHtml())
        .contains("name=\"viewport\"", "prefers-color-scheme: dark", "max-width: 30rem");
  }

  @Test
  void columnsOfNumbersAreAlignedToTheRight() {
    var table =
        new Table(
            "t", List.of("name", "value"), List.of(List.of("a1", "1.5 ± 0.1"), List.of("b", "-")));
    assertThat(Html.of(table))
        .contains("<td>a1</td><td class=\"number\">1.5 ± 0.1</td>")
        .contains("<th>name</th><th class=\"number\">value</th>");
  }

  @Test
  void aSingleSeriesNeedsNoLegend() {
    assertThat(Html.of(line(Series.counted("only", 1, 2)))).doesNotContain("legend");
    assertThat(Html.of(line(Series.counted("a", 1, 2), Series.counted("b", 2, 1))))
        .contains("class=\"legend\"")
        .contains("</svg>a</li>");
  }

  @Test
  void aGapInTheFiguresIsAGapInTheLine() {
    var html = Html.of(line(Series.counted("s", 1, 2, Double.NaN, 4, 5)));
    assertThat(html.split("class=\"s1 line\"", -1)).hasSize(3);
  }

  @Test
  void aLogarithmicAxisLeavesOutWhatItCannotShow() {
    var chart =
        LineChart.of(
            "c",
            Axis.linear("x"),
            Axis.logarithmic("y"),
            Series.counted("s", 1, 0, 0.01, -1, 0.001));
    assertThat(Html.of(chart)).doesNotContain("NaN", "Infinity").contains(">0.001<", ">1<");
  }

  @Test
  void aChartOfNothingSaysSo() {
    assertThat(Html.of(line())).contains("no data");
    assertThat(Html.of(line(Series.counted("s", Double.NaN)))).contains("no data");
  }

  @Test
  void barsStartAtZeroAndMayHangBelowIt() {
    var bars = new BarChart.Bars("g", List.of(BarChart.Bar.of(2), BarChart.Bar.of(-1)));
    var html = Html.of(new BarChart("c", "v", List.of("up", "down"), List.of(bars)));
    var heights = Pattern.compile("class=\"s1 area\".*? height=\"([\\d.]+)\"").matcher(html);
    assertThat(heights.find()).isTrue();
    var up = Double.parseDouble(heights.group(1));
    assertThat(heights.find()).isTrue();
    assertThat(Double.parseDouble(heights.group(1))).isEqualTo(up / 2);
  }

  @Test
  void theAreaOfAHistogramIsOne() {
    var sample = HistogramChart.Sample.of("s", 0, 0.1, 0.6, 1, Double.NaN);
    assertThat(sample.count()).isEqualTo(4);
    assertThat(sample.densities(2, 0, 1)).containsExactly(1, 1);
    assertThat(sample.densities(4, 0, 2)).containsExactly(1, 0.5, 0.5, 0);
  }

  @Test
  void aSmallHeatMapShowsItsValuesAndALargeOneDoesNot() {
    var small = HeatMap.of("m", HeatMap.Colours.SEQUENTIAL, new double[][] {{0.25, 1}, {0, 0.5}});
    assertThat(Html.of(small)).contains(">0.25</text>");
    var large = HeatMap.of("m", HeatMap.Colours.DIVERGING, new double[9][9]);
    assertThat(Html.of(large)).doesNotContain("on-dark", "on-light");
  }

  @Test
  void coloursRunFromOneEndOfTheScaleToTheOther() {
    var scale = new ColourScale(HeatMap.Colours.DIVERGING, -2, 2);
    assertThat(colour(scale, -2)).containsExactly(0x21, 0x66, 0xac);
    assertThat(colour(scale, 0)).containsExactly(0xf7, 0xf7, 0xf7);
    assertThat(colour(scale, 7)).containsExactly(0xb2, 0x18, 0x2b);
    assertThat(colour(scale, Double.NaN)).containsExactly(0x80, 0x80, 0x80);
    assertThat(scale.isLight(0)).isTrue();
    assertThat(scale.isLight(-2)).isFalse();
  }

  @Test
  void blocksOfTheWrongShapeAreRefused() {
    assertThatThrownBy(() -> new Table("t", List.of("a"), List.of(List.of("1", "2"))))
        .hasMessage("row [1, 2] of 't' has 2 cells for 1 columns");
    assertThatThrownBy(() -> Facts.of("f", "name")).hasMessageContaining("'name' has no value");
    assertThatThrownBy(() -> Series.of("s", new double[2], new double[3]))
        .hasMessageContaining("2 x and 3 y");
    assertThatThrownBy(() -> Series.counted("s", 1, 2).withBand(new double[1], new double[2]))
        .hasMessageContaining("1 low and 2 high values for the 2 points of 's'");
    var bars = new BarChart.Bars("g", List.of(BarChart.Bar.of(1)));
    assertThatThrownBy(() -> new BarChart("c", "v", List.of("a", "b"), List.of(bars)))
        .hasMessage("'g' has 1 bars for 2 categories");
    assertThatThrownBy(
            () -> HeatMap.of("m", HeatMap.Colours.SEQUENTIAL, new double[][] {{1}, {1, 2}}))
        .hasMessage("'m' has rows of 1 and 2 cells");
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    var table =
        new Table(
            "t",
            List.of("plain", "with, comma"),
            List.of(List.of("say \"hi\"", "two\nlines"), List.of("", "x")));
    assertThat(table.toCsv())
        .isEqualTo("plain,\"with, comma\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n,x\r\n");
  }

  /// One of each block, all with the same text.
  private static Page everything(String text) {
    var picture = PictureGrid.ofColumns(2).draw(Glyphs.draw(4, 8, new SplittableRandom(1)));
    var bars = new BarChart.Bars(text, List.of(new BarChart.Bar(0.5, 0.4, 0.6)));
    var band = Series.counted(text, 1, 2).withBand(new double[] {0, 1}, new double[] {2, 3});
    var sample = HistogramChart.Sample.of(text, 1, 2, 2, 3);
    return Page.titled(text, text)
        .with(Section.of(text, new Paragraph(text), new Notice(text), Facts.of(text, text, text)))
        .with(
            Section.of(
                text,
                SideBySide.of(new PictureFigure(picture, text), line(text, band, band)),
                new BarChart(text, text, List.of(text), List.of(bars, bars)),
                new HistogramChart(text, text, 3, List.of(sample, sample)),
                HeatMap.of(text, HeatMap.Colours.SEQUENTIAL, new double[][] {{0, 1}})
                    .labelled(List.of(text), List.of(text, text)),
                HeatMap.of(text, HeatMap.Colours.DIVERGING, new double[][] {{0}}),
                line(),
                new Table(text, List.of(text), List.of(List.of(text)))));
  }

  private static LineChart line(Series... series) {
    return line("c", series);
  }

  private static LineChart line(String text, Series... series) {
    return LineChart.of(text, Axis.linear(text), Axis.linear(text), series);
  }

  private static int[] colour(ColourScale scale, double value) {
    var bytes = new byte[3];
    scale.write(value, bytes, 0);
    return new int[] {bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff};
  }

  private static Document parse(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(xml)));
  }
}
