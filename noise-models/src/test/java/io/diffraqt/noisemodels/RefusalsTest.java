package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What is refused in files, and in which words. Each case in `golden/refusals.txt` is a file of
/// the samples, a text in it, what the text is replaced by, and the message, one line each.
class RefusalsTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyWrongValueIsRefusedByItsPlace() {
    return Stream.of(Samples.text("golden/refusals.txt").strip().split("\n\n"))
        .map(block -> block.split("\n"))
        .map(lines ->
            DynamicTest.dynamicTest(
                lines[0] + ": " + lines[2], () -> assertThat(message(lines)).isEqualTo(lines[3])));
  }

  private String message(String[] lines) throws IOException {
    var text = Samples.text(lines[0]);
    assertThat(text).contains(lines[1]);
    var wrong = text.replaceFirst(Pattern.quote(lines[1]), Matcher.quoteReplacement(lines[2]));
    var file = folder.resolve(Path.of(lines[0]).getFileName());
    for (var name : new String[] {"configuration.json", "properties.json"}) {
      Files.copy(
          Samples.file("small/" + name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(file, wrong);
    var failure = catchThrowable(() -> NoiseFiles.read(file, Reading.defaults()));
    assertThat(failure).isInstanceOf(NoiseException.class);
    return String.valueOf(failure.getMessage());
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    for (var sample :
        new String[] {"small/properties.json", "noise-model.json", "braket/iqm.json"}) {
      var text = Samples.text(sample).strip();
      var file = folder.resolve("cut.json");
      for (var length = 0; length < text.length(); length += 1 + text.length() / 60) {
        Files.writeString(file, text.substring(0, length));
        assertThatThrownBy(() -> NoiseFiles.read(file, Reading.defaults()))
            .isInstanceOf(NoiseException.class)
            .hasMessageStartingWith("cut.json: ");
      }
    }
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.copy(Samples.file("small/properties.json"), folder.resolve("properties.json"));
    var expected =
        folder
            + ": 0 files match {configuration,conf_*}.json; a calibration of IBM needs exactly one";

    assertThatThrownBy(() -> NoiseFiles.read(folder, Reading.defaults())).hasMessage(expected);
    assertThatThrownBy(() -> NoiseFiles.read(folder.resolve("properties.json"), Reading.defaults()))
        .hasMessage(expected);
    var missing = folder.resolve("other.json");
    assertThatThrownBy(() -> IbmCalibration.read(missing, missing))
        .hasMessage(missing + ": no such file");
  }

  @Test
  void exchangedFilesAreNoticed() {
    var configuration = Samples.file("small/configuration.json");
    var properties = Samples.file("small/properties.json");

    assertThatThrownBy(() -> IbmCalibration.read(properties, configuration))
        .hasMessage(
            "properties.json: no configuration of an IBM device: it has no field 'basis_gates'");
  }

  @Test
  void filesOfTheFakeDevicesOfQiskitHaveOtherNames() throws IOException {
    Files.copy(Samples.file("small/properties.json"), folder.resolve("props_small.json"));
    Files.copy(Samples.file("small/configuration.json"), folder.resolve("conf_small.json"));

    assertThat(NoiseFiles.read(folder, Reading.defaults()).device().orElseThrow())
        .isEqualTo(Samples.small().target(Profile.DEVICE));
    assertThat(NoiseFiles.read(folder.resolve("conf_small.json"), Reading.defaults()).device())
        .contains(Samples.small().target(Profile.DEVICE));
  }
}
