package io.diffraqt.examples.cli;

import io.diffraqt.examples.comparison.PictureReport;
import io.diffraqt.examples.comparison.ProgramReport;
import io.diffraqt.examples.comparison.Range;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answers of `compare` for people.
final class ComparisonText {
  private ComparisonText() {}

  static String of(ProgramReport.Document document) {
    var lines = new ArrayList<String>();
    for (var pair : document.pairs()) {
      lines.add(pair.backend() + " against " + pair.reference());
      lines.add("  TVD " + text(pair.tvd()) + ", Hellinger " + text(pair.hellinger()));
      lines.add(
          String.format(
              Locale.ROOT, "  KL %s, p-value of equality %.3g", text(pair.kl()), pair.fitPValue()));
    }
    lines.add("report " + document.report());
    return String.join(System.lineSeparator(), lines);
  }

  static String of(PictureReport.Document document) {
    var lines = new ArrayList<String>();
    for (var side : document.backends()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: FID(%s) %.3f, kept %.3f %%",
              side.backend(),
              side.featureMap(),
              side.fid(),
              100 * side.acceptance()));
    }
    for (var pair : document.pairs()) {
      lines.add(
          "%s against %s: TVD %s".formatted(pair.backend(), pair.reference(), text(pair.tvd())));
    }
    lines.add("report " + document.report());
    return String.join(System.lineSeparator(), lines);
  }

  private static String text(Range range) {
    return range.value() == null
        ? "infinite"
        : String.format(
            Locale.ROOT, "%.4f (%s to %s)", range.value(), end(range.lower()), end(range.upper()));
  }

  private static String end(@Nullable Double value) {
    return value == null ? "∞" : String.format(Locale.ROOT, "%.4f", value);
  }
}
