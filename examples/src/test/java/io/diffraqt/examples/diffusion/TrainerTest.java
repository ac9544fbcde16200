package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.examples.data.Glyphs;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.cacioppo.CacioppoModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final ImageSet GLYPHS = Glyphs.draw(60, 28, new SplittableRandom(1));
  private static final CacioppoModel MODEL = CacioppoModel.linearNoise();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  /// 12 zeros and ones: batches of 4 make 3 updates an epoch; stage `chain` would make 100.
  private static final TrainingOptions SHORT = new TrainingOptions(5, 4, List.of(3, 0));

  private final List<TrainingEvent> events = new ArrayList<>();
  private final Workers workers = Workers.of(2);
  @TempDir private Path folder;

  @AfterEach
  void stopWorkers() {
    workers.close();
  }

  @Test
  void anInterruptedRunThatIsResumedEndsBitForBitLikeAnUninterruptedOne() {
    var whole = trainer("whole").run(task(), SHORT);
    var broken = trainer("broken", event -> interruptAt(event, 5));
    assertThatThrownBy(() -> broken.run(task(), SHORT))
        .isInstanceOf(TrainingStoppedException.class)
        .hasMessageStartingWith("training stopped after update 5 of 9;")
        .hasMessageEndingWith("go on with --resume");
    assertThat(Thread.interrupted()).isTrue();
    var resumed = trainer("broken").resume(task());
    assertThat(resumed.angles()).isEqualTo(whole.angles());
    assertThat(resumed.origin()).isEqualTo(whole.origin());
    assertThat(folder.resolve("broken/trained.json"))
        .hasSameTextualContentAs(folder.resolve("whole/trained.json"));
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheResult() {
    var two = trainer("two").run(task(), SHORT);
    try (var one = Workers.of(1)) {
      var alone = new Trainer(engine(one), folder.resolve("one"), CLOCK, events::add);
      assertThat(alone.run(task(), SHORT).angles()).isEqualTo(two.angles());
    }
  }

  @Test
  void anotherSeedGivesAnotherResult() {
    var first = trainer("first").run(task(), SHORT);
    var second = trainer("second").run(task(), SHORT.withSeed(6));
    assertThat(second.angles()).isNotEqualTo(first.angles());
  }

  @Test
  void everyEpochLeavesACheckpointAndIsTold() {
    trainer("run").run(task(), SHORT);
    var epochs = events.stream().filter(TrainingEvent.EpochEnded.class::isInstance).toList();
    assertThat(epochs).hasSize(3);
    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);
    var last = Checkpoint.read(folder.resolve("run/checkpoint.json"));
    assertThat(last.place()).isEqualTo(new Checkpoint.Place(1, 0, 0));
    assertThat(last.history()).extracting(EpochLoss::epoch).containsExactly(1, 2, 3);
  }

  @Test
  void aFinishedRunResumedGivesTheSameModelWithoutAnyUpdate() {
    var first = trainer("run").run(task(), SHORT);
    events.clear();
    assertThat(trainer("run").resume(task()).angles()).isEqualTo(first.angles());
    assertThat(events).hasSize(1);
  }

  @Test
  void aFolderWithACheckpointIsNotOverwritten() {
    trainer("run").run(task(), SHORT);
    assertThatThrownBy(() -> trainer("run").run(task(), SHORT))
        .isInstanceOf(StoredStateException.class)
        .hasMessageEndingWith(
            "checkpoint.json exists already: go on with --resume, or train into another folder");
  }

  @Test
  void otherPicturesAreRefusedOnResume() {
    trainer("run").run(task(), SHORT);
    var other = Glyphs.draw(60, 28, new SplittableRandom(2));
    assertThatThrownBy(() -> trainer("run").resume(new Trainer.Task(MODEL, other, "train")))
        .isInstanceOf(StoredStateException.class)
        .hasMessageContaining("belongs to other pictures");
  }

  @Test
  void theWrongNumberOfStageLengthsIsRefused() {
    assertThatThrownBy(() -> trainer("run").run(task(), new TrainingOptions(1, 4, List.of(1))))
        .hasMessage("1 numbers of epochs for the 2 training stages of cacioppo (denoise, chain)");
  }

  @Test
  void aTrainedModelComesBackFromItsFile() {
    var trained = trainer("run").run(task(), SHORT);
    var read = TrainedModel.read(folder.resolve("run/trained.json"), _ -> MODEL);
    assertThat(read.angles()).isEqualTo(trained.angles());
    assertThat(read.origin()).isEqualTo(trained.origin());
    assertThat(read.after(CacioppoModel.DENOISE)).isEqualTo(read.last());
    assertThatThrownBy(() -> read.after(CacioppoModel.CHAIN))
        .hasMessage("cacioppo was trained without stage chain; it has denoise");
  }

  @Test
  void nothingIsLeftBesideTheTwoFiles() throws Exception {
    trainer("run").run(task(), SHORT);
    try (var files = Files.list(folder.resolve("run"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("checkpoint.json", "trained.json");
    }
  }

  private Trainer.Task task() {
    return new Trainer.Task(MODEL, GLYPHS, "diffraqt train cacioppo --data glyphs");
  }

  private Trainer trainer(String name) {
    return trainer(name, _ -> {});
  }

  private Trainer trainer(String name, TrainingListener also) {
    return new Trainer(
        engine(workers),
        folder.resolve(name),
        CLOCK,
        event -> {
          events.add(event);
          also.on(event);
        });
  }

  private static DiffusionModel.Engine engine(Workers workers) {
    return new DiffusionModel.Engine(StateOracle.of(9), workers);
  }

  private static void interruptAt(TrainingEvent event, long update) {
    if (event instanceof TrainingEvent.Updated updated && updated.update() == update) {
      Thread.currentThread().interrupt();
    }
  }
}
