package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.examples.data.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every wrong call is told, and with which exit code. In the kept text a line with `$` is a
/// call, `DIR` a folder with the files of `resources/cli`, and `#` a number of bytes.
class RefusalsTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  @TempDir private Path folder;

  @BeforeEach
  void copyFiles() throws IOException {
    try (var files = Files.walk(RESOURCES.resolve("cli"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(RESOURCES.resolve("cli").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createDirectories(folder.resolve("empty-run"));
  }

  @Test
  void everyWrongCallIsToldWhatIsWrong() throws IOException {
    var golden = RESOURCES.resolve(Path.of("golden", "cli", "refusals.txt"));
    var transcript = new ArrayList<String>();
    for (var line : Files.readAllLines(golden)) {
      if (line.startsWith("$ ")) {
        transcript.add(line + "\n" + told(line.substring(2)));
      }
    }
    GoldenFile.of("cli/refusals.txt").assertSame(String.join("\n", transcript));
  }

  private String told(String line) {
    var call = Call.ofLine(line.replace("DIR", folder.toString()));
    assertThat(call.out()).as(line).isEmpty();
    assertThat(call.err()).as(line).isNotBlank().doesNotContain("\tat ");
    var said =
        call.err()
            .strip()
            .replace(folder.toString(), "DIR")
            .replaceAll("[\\d,]+ bytes \\([\\d.]+ GiB\\)", "# bytes")
            .replaceAll("holds at most \\d+", "holds at most #");
    return "%s\nexit %d\n".formatted(said, call.exit());
  }

  @Test
  void aProviderThatCannotBeUsedEndsWithFive() {
    var call = Call.ofLine("run programs/bell.qasm --backend ibm:ibm_fez --shots 10");
    assertThat(call.exit()).isEqualTo(5);
    assertThat(call.err()).contains("ibm");
  }
}
