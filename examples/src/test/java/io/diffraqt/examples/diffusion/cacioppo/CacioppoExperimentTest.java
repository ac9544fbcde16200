package io.diffraqt.examples.diffusion.cacioppo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacioppoExperimentTest {
  @TempDir private Path folder;

  @Test
  void itTrainsOnDrawnDigitsAndLeavesAModelAndPictures() throws Exception {
    CacioppoExperiment.main(folder.toString(), "glyphs", "1", "1", "0", "650");
    assertThat(folder.resolve("trained.json")).isNotEmptyFile();
    assertThat(folder.resolve("checkpoint.json")).isNotEmptyFile();
    assertThat(folder.resolve("samples.png")).isNotEmptyFile();
  }
}
