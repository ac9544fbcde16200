package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.budget.Journal;
import io.diffraqt.examples.diffusion.Checkpoint;
import io.diffraqt.tck.FolderPlugin;
import io.diffraqt.tck.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that are killed without warning, called again, and come to the same end.
class KilledCommandTest {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  @TempDir private Path folder;
  private Path sold;

  @BeforeEach
  void installTheProvider() throws IOException {
    var services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(
        services.resolve(BackendPlugin.class.getName()), FolderPlugin.class.getName());
    sold = Files.createDirectories(folder.resolve("sold"));
  }

  private JavaProcess started(Path jobs, Path home, String line) {
    var classPath = System.getProperty("java.class.path") + File.pathSeparator + folder;
    var variables = Map.of(FolderPlugin.FOLDER, jobs.toString(), "DIFFRAQT_HOME", home.toString());
    return JavaProcess.start(Diffraqt.class, classPath, variables, List.of(line.split(" ")));
  }

  @Test
  void sampledPicturesThatWerePaidAreNotPaidAgain() throws Exception {
    var whole = Files.createDirectories(folder.resolve("whole"));
    sample(whole, folder.resolve("home-of-whole")).saysAll();
    var price = FolderPlugin.sold(whole).size();
    assertThat(price).as("submissions of an undisturbed run").isGreaterThan(2);

    var home = folder.resolve("home");
    for (var bought = 1; bought < price; bought++) {
      try (var victim = sample(sold, home)) {
        while (FolderPlugin.sold(sold).size() < bought && victim.process().isAlive()) {
          Thread.sleep(LOOK_AGAIN);
        }
        victim.kill();
      }
    }
    sample(sold, home).saysAll();

    assertThat(FolderPlugin.sold(sold)).hasSize(price);
    assertThat(keys(sold)).isEqualTo(keys(whole));
    assertThat(folder.resolve("sold-pictures/pictures.npy"))
        .hasSameBinaryContentAs(folder.resolve("whole-pictures/pictures.npy"));
    try (var journal = Journal.open(home.resolve("journal.db"), Clock.systemUTC())) {
      assertThat(journal.ledger().open()).isEmpty();
      assertThat(journal.ledger().latest(price + 1)).hasSize(price);
    }
  }

  private JavaProcess sample(Path jobs, Path home) {
    var out = folder.resolve(jobs.getFileName() + "-pictures");
    return started(
        jobs,
        home,
        "sample cacioppo --backend folder?paid=true&zeros=true&idempotent=true --count 8"
            + " --shots 50 --seed 7 --run pictures -q --out "
            + out);
  }

  private static List<String> keys(Path jobs) {
    return FolderPlugin.sold(jobs).stream().map(name -> name.split("\\.")[0]).sorted().toList();
  }

  @Test
  void aTrainingThatWasKilledEndsBitForBitAsOneThatWasNot() throws Exception {
    train("undisturbed", "").saysAll();
    var random = new Random(4);
    var kills = 0;
    var resume = "";
    var checkpoint = folder.resolve("killed/checkpoint.json");
    while (kills < 4) {
      try (var victim = train("killed", resume)) {
        var before = epochs(checkpoint);
        while (epochs(checkpoint) == before && victim.process().isAlive()) {
          Thread.sleep(LOOK_AGAIN);
        }
        if (!victim.killAfter(random.nextLong(200_000_000))) {
          break;
        }
        kills++;
        resume = " --resume";
      }
    }
    assertThat(kills).isPositive();
    train("killed", " --resume").saysAll();

    var one = Checkpoint.read(folder.resolve("undisturbed/checkpoint.json"));
    var other = Checkpoint.read(checkpoint);
    assertThat(losses(other)).isEqualTo(losses(one));
    assertThat(other.parameters()).isEqualTo(one.parameters());
  }

  private JavaProcess train(String name, String more) {
    return started(
        sold,
        folder.resolve("home"),
        "train cacioppo --data glyphs --limit 40 --batch 8 --epochs 6,0 --seed 7 -q --out "
            + folder.resolve(name)
            + more);
  }

  private static int epochs(Path checkpoint) {
    return Files.exists(checkpoint) ? Checkpoint.read(checkpoint).history().size() : 0;
  }

  private static List<Long> losses(Checkpoint checkpoint) {
    var bits = new ArrayList<Long>();
    checkpoint.history().forEach(epoch -> bits.add(Double.doubleToLongBits(epoch.loss())));
    return bits;
  }
}
