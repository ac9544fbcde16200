package io.diffraqt.tck;

import io.diffraqt.tck.Verdict.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a plugin did in all checks.
///
/// @param plugin its name
/// @param traits what is claimed, implications included
/// @param verdicts one per check, in the order of the plan
public record ConformanceReport(String plugin, List<Trait> traits, List<Verdict> verdicts) {
  /// Copies both lists.
  public ConformanceReport {
    traits = List.copyOf(traits);
    verdicts = List.copyOf(verdicts);
  }

  /// Whether no check failed.
  public boolean passed() {
    return failures().isEmpty();
  }

  /// The checks that failed.
  public List<Verdict> failures() {
    return verdicts.stream().filter(v -> v.is(Result.FAILED)).toList();
  }

  /// Number of checks that ended so.
  public long count(Result result) {
    return verdicts.stream().filter(v -> v.is(result)).count();
  }

  /// Probability, at most, that a correct backend fails some check.
  public double falseAlarm() {
    return verdicts.stream().mapToDouble(Verdict::falseAlarm).sum();
  }

  /// One line per check and one in all.
  public String toText() {
    return verdicts.stream().map(ConformanceReport::line).collect(Collectors.joining("\n"))
        + "\n%d passed, %d failed, %d not applicable; false alarm at most %.0e%n"
            .formatted(
                count(Result.PASSED),
                count(Result.FAILED),
                count(Result.NOT_APPLICABLE),
                falseAlarm());
  }

  private static String line(Verdict verdict) {
    var mark =
        switch (verdict.result()) {
          case PASSED -> "pass";
          case FAILED -> "FAIL";
          case NOT_APPLICABLE -> "  - ";
        };
    var message = verdict.message().isEmpty() ? "" : ": " + verdict.message();
    return mark + " " + verdict.check().name() + message;
  }

  /// A JSON document, version 1.
  public String toJson() {
    var checks =
        verdicts.stream()
            .map(v ->
                "    {\"id\": %s, \"title\": %s, \"theme\": %s, \"result\": %s, \"message\": %s, \"falseAlarm\": %s}"
                    .formatted(
                        quoted(v.check().id()),
                        quoted(v.check().title()),
                        quoted(lower(v.check().theme())),
                        quoted(lower(v.result())),
                        quoted(v.message()),
                        v.falseAlarm()))
            .collect(Collectors.joining(",\n"));
    var claims = traits.stream().map(t -> quoted(t.name())).collect(Collectors.joining(", "));
    return """
    {
      "version": 1,
      "plugin": %s,
      "traits": [%s],
      "passed": %d,
      "failed": %d,
      "notApplicable": %d,
      "falseAlarm": %s,
      "checks": [
    %s
      ]
    }
    """
        .formatted(
            quoted(plugin),
            claims,
            count(Result.PASSED),
            count(Result.FAILED),
            count(Result.NOT_APPLICABLE),
            falseAlarm(),
            checks);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (var c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return json.append('"').toString();
  }

  /// A page that needs nothing else.
  public String toHtml() {
    var rows = verdicts.stream().map(ConformanceReport::row).collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>Conformance of %1$s</title>
    <style>
    body { font-family: sans-serif; max-width: 75rem; margin: 2rem auto }
    td, th { text-align: left; padding: .2rem .8rem; border-bottom: 1px solid #ddd; vertical-align: top }
    pre { margin: 0; white-space: pre-wrap }
    .passed { color: #17632a } .failed { color: #a01010; font-weight: bold } .not_applicable { color: #777 }
    </style></head><body>
    <h1>Conformance of %1$s</h1>
    <p>%2$d passed, %3$d failed, %4$d not applicable. Claimed: %5$s.
    A correct backend fails some check with probability at most %6$.0e.</p>
    <table><tr><th>Check</th><th>Promise</th><th>Result</th><th>What was seen</th></tr>
    %7$s
    </table></body></html>
    """
        .formatted(
            escaped(plugin),
            count(Result.PASSED),
            count(Result.FAILED),
            count(Result.NOT_APPLICABLE),
            traits.stream().map(Trait::name).collect(Collectors.joining(", ")),
            falseAlarm(),
            rows);
  }

  private static String row(Verdict verdict) {
    var result = lower(verdict.result());
    return "<tr><td>%s</td><td>%s</td><td class=\"%s\">%s</td><td><pre>%s</pre></td></tr>"
        .formatted(
            verdict.check().id(),
            verdict.check().title(),
            result,
            result.replace('_', ' '),
            escaped(verdict.message()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
