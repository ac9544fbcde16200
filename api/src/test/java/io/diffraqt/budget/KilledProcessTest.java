package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.tck.Bargain;
import io.diffraqt.tck.FolderPlugin;
import io.diffraqt.tck.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes of their own, killed without warning: a paid shot is neither lost nor bought twice.
final class KilledProcessTest {
  private static final int USUAL_KILLS = 16;

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProcessKilledAtAnyStepBuysExactlyOnce(boolean idempotent) throws Exception {
    assertThat(bargain(idempotent).killAtEveryStep()).isBetween(8, 40);
  }

  /// `-Ddiffraqt.kills=N` says how many in all.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processesKilledAtRandomInstantsBuyExactlyOnce(boolean idempotent) throws Exception {
    var kills = Integer.getInteger("diffraqt.kills", USUAL_KILLS) / 2;
    bargain(idempotent).killAtRandomInstants(kills, idempotent ? 1 : 2);
  }

  private Bargain bargain(boolean idempotent) throws IOException {
    var jobs = Files.createDirectories(root.resolve("jobs"));
    return new Bargain(
        FolderPlugin.class,
        "folder?idempotent=" + idempotent,
        Map.of(FolderPlugin.FOLDER, jobs.toString()),
        root,
        () -> FolderPlugin.sold(jobs).size());
  }

  @Test
  void twoProcessesWithOneKeyMakeOneJob() throws Exception {
    bargain(false).buyTogether();
  }

  @Test
  void sixtyFourSubmittersInFourProcessesDoNotOvershoot() throws Exception {
    var file = root.resolve("race.db");
    try (var journal = Journal.open(file, Clock.systemUTC())) {
      journal.budget("").set(Cap.ofShots(1000));
    }
    var racers = new ArrayList<JavaProcess>();
    for (var k = 0; k < 4; k++) {
      var words = List.of(file.toString(), "p" + k, "16");
      racers.add(JavaProcess.start(RacingProcess.class, Map.of(), words));
    }
    var granted = 0;
    for (var racer : racers) {
      granted += Integer.parseInt(racer.saysAll().getFirst());
    }
    assertThat(granted).isEqualTo(33);
    try (var journal = Journal.open(file, Clock.systemUTC())) {
      assertThat(journal.budget("").balances().getFirst().left()).isEqualByComparingTo("10");
    }
  }
}
