package io.diffraqt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the formatter does not see to: it leaves a comment alone where its Markdown is more than it
/// can wrap.
@Tag("architecture")
class SourceTextTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "api", "simulator-backend", "ibm-backend", "braket-backend", "noise-models", "examples");
  private static final int WIDEST_LINE = 100;

  @Test
  void noLineOfADocCommentIsWiderThanAHundredColumns() throws IOException {
    var tooWide = new ArrayList<String>();
    for (var module : MODULES) {
      for (var file : sources(module)) {
        var lines = Files.readAllLines(file);
        for (var i = 0; i < lines.size(); i++) {
          if (lines.get(i).strip().startsWith("///") && lines.get(i).length() > WIDEST_LINE) {
            tooWide.add(PROJECT.relativize(file) + ":" + (i + 1));
          }
        }
      }
    }
    assertThat(tooWide).isEmpty();
  }

  private static List<Path> sources(String module) throws IOException {
    try (var files = Files.walk(PROJECT.resolve(module).resolve("src"))) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).as(module).isNotEmpty();
      return sources;
    }
  }
}
