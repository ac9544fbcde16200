package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes of their own, killed without warning: a paid shot is neither lost nor bought twice.
final class KilledProcessTest {
  private static final int MOST_STEPS = 40;

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProcessKilledAtAnyStepBuysExactlyOnce(boolean idempotent) throws Exception {
    var kills = 0;
    for (var step = 1; step < MOST_STEPS; step++) {
      var folder = prepared("step-" + step);
      var victim = sampling(folder, idempotent, step);
      if (!isAt(victim, step)) {
        break;
      }
      victim.destroyForcibly().waitFor();
      kills++;
      assertCompletes(folder, idempotent);
    }
    assertThat(kills).as("steps at which it was killed").isBetween(8, MOST_STEPS - 2);
  }

  @Test
  void aProcessKilledAtRandomInstantsBuysExactlyOnce() throws Exception {
    var random = new Random(1);
    var folder = prepared("instants");
    for (var k = 0; k < Integer.getInteger("diffraqt.kills", 6); k++) {
      var victim = sampling(folder, true, -1);
      if (!victim.waitFor(200 + random.nextInt(1500), TimeUnit.MILLISECONDS)) {
        victim.destroyForcibly().waitFor();
      }
    }
    assertCompletes(folder, true);
  }

  @Test
  void twoProcessesWithOneKeyMakeOneJob() throws Exception {
    var folder = prepared("two");
    var one = sampling(folder, false, -1);
    var other = sampling(folder, false, -1);
    assertThat(said(one)).containsExactly("COUNTS {1=100}");
    assertThat(said(other)).containsExactly("COUNTS {1=100}");
    assertExact(folder);
  }

  @Test
  void sixtyFourSubmittersInFourProcessesDoNotOvershoot() throws Exception {
    var folder = prepared("race");
    try (var journal = open(folder)) {
      journal.budget("").set(Cap.ofShots(1000));
    }
    var racers = new ArrayList<Process>();
    for (var k = 0; k < 4; k++) {
      racers.add(child("race", folder.toString(), "p" + k, "16"));
    }
    var granted = 0;
    for (var racer : racers) {
      granted += Integer.parseInt(said(racer).getFirst().replace("GRANTED ", ""));
    }
    assertThat(granted).isEqualTo(33);
    try (var journal = open(folder)) {
      assertThat(journal.budget("").balances().getFirst().left()).isEqualByComparingTo("10");
    }
  }

  private Path prepared(String name) throws IOException {
    var folder = Files.createDirectories(root.resolve(name));
    Files.createDirectories(folder.resolve("jobs"));
    try (var journal = open(folder)) {
      journal.budget("run").set(Cap.ofShots(FolderProvider.SHOTS));
    }
    return folder;
  }

  private static Journal open(Path folder) {
    return Journal.open(folder.resolve("journal.db"), Clock.systemUTC());
  }

  private static void assertCompletes(Path folder, boolean idempotent) throws Exception {
    assertThat(said(sampling(folder, idempotent, -1))).containsExactly("COUNTS {1=100}");
    assertExact(folder);
  }

  private static void assertExact(Path folder) {
    assertThat(FolderProvider.sold(folder.resolve("jobs"))).hasSize(1);
    try (var journal = open(folder)) {
      var balance = journal.budget("run").balances().getFirst();
      assertThat(balance.spent()).isEqualByComparingTo("100");
      assertThat(balance.reserved()).isZero();
      assertThat(journal.ledger().open()).isEmpty();
      assertThat(journal.ledger().latest(9)).hasSize(1);
    }
  }

  private static Process sampling(Path folder, boolean idempotent, int stopAt) {
    return child("sample", folder.toString(), "" + idempotent, "" + stopAt);
  }

  private static Process child(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName()));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// False when it came to its end instead.
  private static boolean isAt(Process victim, int step) throws IOException {
    return ("AT " + step).equals(lines(victim).readLine());
  }

  private static List<String> said(Process process) throws InterruptedException {
    var lines = lines(process).lines().toList();
    assertThat(process.waitFor()).as("exit code, after " + lines).isZero();
    return lines;
  }

  private static BufferedReader lines(Process process) {
    return process.inputReader();
  }
}
