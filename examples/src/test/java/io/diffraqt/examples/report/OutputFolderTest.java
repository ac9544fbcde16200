package io.diffraqt.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.diffraqt.examples.data.Glyphs;
import io.diffraqt.examples.data.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;

  @Test
  void filesAppearWholeAndNothingElseDoes() throws IOException {
    var out = OutputFolder.at(folder.resolve("a/b"));
    out.write("report.html", "old");
    var path = out.write("report.html", "grün");
    assertThat(path).hasContent("grün").isEqualTo(folder.resolve("a/b/report.html"));
    try (var entries = Files.list(out.path())) {
      assertThat(entries).containsExactly(path);
    }
  }

  @Test
  void everyPictureGetsAFileOfItsOwn() {
    var glyphs = Glyphs.draw(3, 8, new SplittableRandom(1));
    var paths =
        OutputFolder.at(folder).writeEach("pictures/digit", glyphs, PictureGrid.ofColumns(1));
    assertThat(paths)
        .hasSize(3)
        .allMatch(Files::exists)
        .endsWith(folder.resolve("pictures/digit-0002.png"));
  }

  @Test
  void aFolderThatCannotBeMadeIsOneClearMessage() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    var thrown =
        catchThrowableOfType(
            ReportException.class, () -> OutputFolder.at(folder.resolve("file/report")));
    GoldenFile.of("report/unwritable.txt")
        .assertSame(thrown.getMessage().replace(folder.toString(), "$DIR"));
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsRefused() {
    var out = OutputFolder.at(folder);
    assertThatThrownBy(() -> out.write("../x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../x' is no name of a file inside");
    assertThatThrownBy(() -> out.write("", "y")).isInstanceOf(IllegalArgumentException.class);
  }
}
