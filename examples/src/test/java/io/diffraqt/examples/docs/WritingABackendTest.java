package io.diffraqt.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.examples.plugin.CoinPlugin;
import io.diffraqt.tck.Check;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.RemoteProvider;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WritingABackendTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern QUOTE =
      Pattern.compile("<!-- quote (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MESSAGE =
      Pattern.compile("<!-- message (\\S+) -->\n```\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LAST_IMPORT = Pattern.compile("(?s).*\nimport [^\n]+;\n");

  private static final List<Check> ALL_CHECKS =
      Stream.concat(
              Conformance.checks().stream(),
              Conformance.remoteChecks(WritingABackendTest::noProvider).stream())
          .toList();

  private static RemoteProvider noProvider() {
    throw new AssertionError("nothing is run here");
  }

  @Test
  void quotedProgramsEqualTheSources() throws IOException {
    var quotes = found(QUOTE, "writing-a-backend.md");
    assertThat(quotes).hasSize(3);
    for (var quote : quotes) {
      var source = Files.readString(PROJECT.resolve(quote.group(1)));
      assertThat(quote.group(2).strip())
          .as(quote.group(1))
          .isEqualTo(LAST_IMPORT.matcher(source).replaceFirst("").strip());
    }
  }

  @Test
  void theMessageOfTheRedTestIsTheOneThatIsShown() throws IOException {
    var quoted = found(MESSAGE, "writing-a-backend.md");
    assertThat(quoted).hasSize(1);
    var check =
        Conformance.checks().stream()
            .filter(c -> c.id().equals(quoted.getFirst().group(1)))
            .findFirst()
            .orElseThrow();
    var subject = Subject.of(new CoinPlugin(), Set.of(Trait.NOISELESS));
    var verdict = Conformance.run(subject, check);
    assertThat(quoted.getFirst().group(2).replaceAll("\\s+", " ").strip())
        .isEqualTo(check.name() + ": " + verdict.message());
  }

  @Test
  void everyTraitHasItsRow() throws IOException {
    var text = text("writing-a-backend.md");
    assertThat(Stream.of(Trait.values()))
        .allSatisfy(t -> assertThat(text).contains("\n| `" + t + "`"));
  }

  @Test
  void everyCheckIsListedWithItsTitle() throws IOException {
    var text = text("conformance.md");
    assertThat(ALL_CHECKS)
        .allSatisfy(check -> assertThat(text).contains("`" + check.id() + "` " + check.title()));
  }

  @Test
  void everyNumberOfThePlanHasItsRow() throws IOException {
    var text = text("conformance.md");
    for (var number = 1; number <= 64; number++) {
      assertThat(text).contains("\n| " + number + " | ");
    }
  }

  private static List<MatchResult> found(Pattern pattern, String page) throws IOException {
    return pattern.matcher(text(page)).results().toList();
  }

  private static String text(String page) throws IOException {
    return Files.readString(PROJECT.resolve("docs").resolve(page));
  }
}
