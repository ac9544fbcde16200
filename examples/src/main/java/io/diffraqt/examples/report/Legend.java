package io.diffraqt.examples.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The names of series beside a swatch each. Outside of the drawing, so that it wraps on a phone.
final class Legend {
  private Legend() {}

  static String ofLines(List<String> names) {
    return of(names, "<line class=\"line\" x1=\"1\" y1=\"6\" x2=\"27\" y2=\"6\"/>");
  }

  static String ofAreas(List<String> names) {
    return of(names, "<rect class=\"area\" x=\"8\" y=\"0\" width=\"12\" height=\"12\" rx=\"2\"/>");
  }

  private static String of(List<String> names, String swatch) {
    if (names.size() < 2) {
      return "";
    }
    return IntStream.range(0, names.size())
        .mapToObj(i ->
            "<li><svg class=\"%s\" width=\"28\" height=\"12\" aria-hidden=\"true\">%s</svg>%s</li>"
                .formatted(SvgCanvas.seriesClass(i), swatch, Html.escape(names.get(i))))
        .collect(Collectors.joining("\n", "<ul class=\"legend\">\n", "\n</ul>\n"));
  }
}
