package io.diffraqt.examples.cli;

import io.diffraqt.tck.ConformanceReport;
import io.diffraqt.tck.Trait;
import io.diffraqt.tck.Verdict;
import io.diffraqt.tck.Verdict.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The answers of the command `plugin`.
final class PluginDocument {
  private PluginDocument() {}

  /// A project that was written.
  ///
  /// @param files relative to `folder`
  record Project(String name, String folder, List<String> files) {
    String text() {
      return """
      wrote %2$s: %3$s
      the interface and the kit, once:
        ./mvnw -q -Pquick -DskipTests install -pl api -am
      the plugin and its test by the kit:
        ./mvnw -f %2$s/pom.xml package
      installed, judged, used:
        mkdir -p plugins && cp %2$s/target/%1$s-backend-*.jar plugins/
        ./diffraqt plugin check %1$s
        ./diffraqt run examples/programs/bell.qasm --backend %1$s --shots 100\
      """
          .formatted(name, folder, String.join(", ", files));
    }
  }

  /// How a plugin did.
  ///
  /// @param traits what was claimed or seen, implications included
  /// @param folder of `report.html` and `report.json`
  record Judgement(
      String backend,
      List<Trait> traits,
      long passed,
      long failed,
      long notApplicable,
      List<Failure> failures,
      String folder) {
    static Judgement of(ConformanceReport report, Path folder) {
      return new Judgement(
          report.plugin(),
          report.traits(),
          report.count(Result.PASSED),
          report.count(Result.FAILED),
          report.count(Result.NOT_APPLICABLE),
          report.failures().stream().map(Failure::of).toList(),
          folder.toString());
    }

    String text() {
      return failures.stream().map(f -> f.text() + "\n").collect(Collectors.joining())
          + """
          %s: %d passed, %d failed, %d not applicable
          claims: %s
          report: %s\
          """
              .formatted(
                  backend,
                  passed,
                  failed,
                  notApplicable,
                  traits.stream().map(Trait::name).collect(Collectors.joining(", ")),
                  Path.of(folder, "report.html"));
    }
  }

  /// A promise that was broken.
  record Failure(String id, String title, String message) {
    static Failure of(Verdict verdict) {
      return new Failure(verdict.check().id(), verdict.check().title(), verdict.message());
    }

    /// Without what the report has below the first line.
    String text() {
      return "FAIL %s %s: %s".formatted(id, title, message.lines().findFirst().orElse(""));
    }
  }
}
