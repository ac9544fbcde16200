package io.diffraqt.examples.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A report: a title, a sentence that sums it up, and sections. Immutable.
public record Page(String title, String summary, List<Section> sections) {
  public Page {
    sections = List.copyOf(sections);
  }

  /// A page without sections yet.
  public static Page titled(String title, String summary) {
    return new Page(title, summary, List.of());
  }

  /// The page with one more section at its end.
  public Page with(Section section) {
    var more = new ArrayList<>(sections);
    more.add(section);
    return new Page(title, summary, more);
  }

  /// One HTML file that needs no other: styles, pictures and charts are inside, there are no
  /// scripts, and every given text is escaped. Readable on a phone, in light and dark.
  public String toHtml() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <header>
    <h1>%1$s</h1>
    <p>%s</p>
    </header>
    <main>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(
            Html.escape(title),
            stylesheet(),
            Html.escape(summary),
            sections.stream().map(Page::markup).collect(Collectors.joining("\n")));
  }

  private static String markup(Section section) {
    var blocks = section.blocks().stream().map(Html::of).collect(Collectors.joining("\n"));
    return "<section>\n<h2>%s</h2>\n%s\n</section>"
        .formatted(Html.escape(section.heading()), blocks);
  }

  private static String stylesheet() {
    try (var in = Page.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new AssertionError("page.css is missing from the program; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
