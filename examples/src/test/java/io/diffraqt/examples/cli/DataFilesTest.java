package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about data files that are not as published. Where they are looked for comes from a
/// variable of the process, so these calls run in processes of their own.
class DataFilesTest {
  @TempDir private Path folder;

  @Test
  void aFileThatIsCutShortIsToldByItsLength() throws Exception {
    assertThat(told(1_000)).isEqualTo(golden("data-cut"));
  }

  @Test
  void aFileOfOtherContentIsToldByItsChecksum() throws Exception {
    assertThat(told(563_639)).isEqualTo(golden("data-altered"));
  }

  private String told(int bytes) throws IOException, InterruptedException {
    var file = folder.resolve("digits8x8").resolve("optdigits.tra");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "-Dstderr.encoding=UTF-8",
                Diffraqt.class.getName(),
                "train",
                "cacioppo",
                "--data",
                "digits8x8",
                "--out",
                folder.resolve("run").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DIFFRAQT_DATA", folder.toString());
    var process = builder.start();
    var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.replace(folder.toString(), "DIR") + "exit " + process.waitFor() + "\n";
  }

  private static String golden(String name) throws IOException {
    var file = Path.of("src", "test", "resources", "golden", "cli", name + ".txt");
    return Files.readString(file);
  }
}
