package io.diffraqt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the formatter does not see to: it leaves a comment alone where its Markdown is more than it
/// can wrap, and names as they are written.
@Tag("architecture")
class SourceTextTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "api", "simulator-backend", "ibm-backend", "braket-backend", "noise-models", "examples");
  private static final int WIDEST_LINE = 100;

  /// A class with its package, its own name in the group, outside of strings and comments.
  private static final Pattern FULL_NAME =
      Pattern.compile(
          "^[^\"/*]*?(?<![\\w.])(?:java|javax|io\\.diffraqt)(?:\\.[a-z]\\w*)+\\.([A-Z]\\w*)");

  /// A file and its lines.
  private record Source(Path file, List<String> lines) {
    /// Whether the short name means something else here.
    boolean takes(String name) {
      return Files.exists(file.resolveSibling(name + ".java"))
          || isOfTheLanguage(name)
          || lines.stream()
              .anyMatch(line ->
                  line.startsWith("import ") && line.endsWith("." + name + ";")
                      || line.matches(".*\\b(class|record|enum|interface) " + name + "\\b.*"));
    }

    private static boolean isOfTheLanguage(String name) {
      try {
        Class.forName("java.lang." + name);
        return true;
      } catch (ClassNotFoundException e) {
        return false;
      }
    }
  }

  @Test
  void noLineOfADocCommentIsWiderThanAHundredColumns() throws IOException {
    assertThat(places((_, line) -> line.strip().startsWith("///") && line.length() > WIDEST_LINE))
        .isEmpty();
  }

  @Test
  void namesAreWrittenInFullOnlyWhereTheShortOneIsTaken() throws IOException {
    assertThat(places(SourceTextTest::isNeedlesslyFull)).isEmpty();
  }

  private static boolean isNeedlesslyFull(Source source, String line) {
    if (line.startsWith("import ") || line.startsWith("package ")) {
      return false;
    }
    var name = FULL_NAME.matcher(line);
    return name.find() && !source.takes(name.group(1));
  }

  private static List<String> places(BiPredicate<Source, String> wrong) throws IOException {
    var places = new ArrayList<String>();
    for (var module : MODULES) {
      for (var file : sources(module)) {
        var source = new Source(file, Files.readAllLines(file));
        for (var i = 0; i < source.lines().size(); i++) {
          if (wrong.test(source, source.lines().get(i))) {
            places.add(PROJECT.relativize(file) + ":" + (i + 1));
          }
        }
      }
    }
    return places;
  }

  private static List<Path> sources(String module) throws IOException {
    try (var files = Files.walk(PROJECT.resolve(module).resolve("src"))) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).as(module).isNotEmpty();
      return sources;
    }
  }
}
