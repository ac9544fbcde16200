package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Checkpoint STATE =
      new Checkpoint(
          "cacioppo",
          new TrainingOptions(7, 64, List.of(4, 15)),
          new TrainingData("drawn", "nobody", 2, "00ff"),
          new Checkpoint.Place(1, 12, 0.1),
          RealVector.of(0.1, -0.0, Double.MIN_VALUE),
          new Adam.State(RealVector.of(1, 2, 3), RealVector.of(4, 5, Math.PI), 512),
          Map.of("denoise", RealVector.of(3, 2, 1)),
          List.of(new EpochLoss("denoise", 1, 0.1 + 0.2)));

  @TempDir private Path folder;

  @Test
  void everyBitComesBack() {
    var file = folder.resolve("checkpoint.json");
    STATE.write(file);
    assertThat(Checkpoint.read(file)).isEqualTo(STATE);
  }

  @Test
  void theFileLooksAsItAlwaysDid() throws Exception {
    var file = folder.resolve("checkpoint.json");
    STATE.write(file);
    assertThat(Files.readString(file)).isEqualTo(golden("checkpoint-v1.json"));
  }

  @Test
  void messagesAreThoseOfTheGoldenFile() throws Exception {
    var whole = golden("checkpoint-v1.json");
    var messages =
        String.join(
            "\n",
            refusal(whole.substring(0, whole.length() / 2)),
            refusal(whole.replace("\"update\" : 12", "\"update\" : 13")),
            refusal(whole.replace("\"version\" : 1", "\"version\" : 2")),
            refusal(whole.replace("diffraqt-checkpoint", "diffraqt-trained-model")),
            refusal(""),
            refusal("[1, 2]"),
            missing());
    assertThat(messages + "\n").isEqualTo(golden("checkpoint-messages.txt"));
  }

  @Test
  void anOldFileIsReplacedInOneStep() throws Exception {
    var file = folder.resolve("checkpoint.json");
    Files.writeString(file, "old");
    STATE.write(file);
    assertThat(Checkpoint.read(file)).isEqualTo(STATE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private String refusal(String content) throws Exception {
    var file = folder.resolve("cut.json");
    Files.writeString(file, content);
    return messageOf(file);
  }

  private String missing() {
    return messageOf(folder.resolve("absent.json"));
  }

  private String messageOf(Path file) {
    var thrown = Assertions.catchThrowable(() -> Checkpoint.read(file));
    assertThat(thrown).isInstanceOf(StoredStateException.class);
    return thrown.getMessage().replace(folder.toString(), "RUN");
  }

  private static String golden(String name) throws Exception {
    try (var stream = CheckpointTest.class.getResourceAsStream("/golden/diffusion/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    var file = folder.resolve("file");
    Files.writeString(file, "");
    assertThatThrownBy(() -> STATE.write(file.resolve("checkpoint.json")))
        .isInstanceOf(StoredStateException.class)
        .hasMessageContaining("checkpoint.json cannot be written");
  }
}
