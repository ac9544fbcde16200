package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.LedgerException.Damage;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Recovery;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that really is full, and one that really cannot be written.
final class FullDiskTest {
  private static final SubmissionKey KEY = new SubmissionKey("the-key");
  private static final int SHOTS = 100;

  /// A purchase takes fewer blocks of the disk.
  private static final int MOST_BLOCKS = 40;

  @TempDir private Path folder;

  /// What a full disk did to a purchase.
  private enum End {
    NOTHING_SENT,
    LEFT_IN_DOUBT,
    BOUGHT
  }

  @Test
  @Timeout(60)
  void whereverTheDiskIsFullNothingIsSentThatIsNotWritten() throws Exception {
    var ends = new EnumMap<End, Integer>(End.class);
    for (var blocks = 0; blocks < MOST_BLOCKS; blocks++) {
      try (var disk = SmallDisk.mounted(folder)) {
        ends.merge(endWith(disk, blocks), 1, Integer::sum);
      }
    }
    assertThat(ends).as("how purchases ended").containsKeys(End.NOTHING_SENT, End.BOUGHT);
  }

  /// Buys on a disk with so little room, makes room, and buys again under the same key.
  private End endWith(SmallDisk disk, int blocks) throws Exception {
    var provider = new FakeProvider("fake", false);
    try (var journal = open()) {
      journal.budget("").set(Cap.ofShots(SHOTS));
      disk.fillBut(blocks);
      var end = firstTry(journal, provider);
      assertThat(provider.bought()).hasSize(end == End.NOTHING_SENT ? 0 : 1);
      disk.makeRoom();
      recovery(journal, provider).resume();
      assertThat(bought(journal, provider)).isEqualTo(SHOTS);
      assertThat(provider.bought()).containsExactly(KEY);
      assertThat(journal.ledger().open()).isEmpty();
      var balance = journal.budget("").balances().getFirst();
      assertThat(balance.spent()).isEqualByComparingTo("100");
      assertThat(balance.reserved()).isZero();
      return end;
    }
  }

  private End firstTry(Journal journal, FakeProvider provider) {
    try {
      assertThat(bought(journal, provider)).isEqualTo(SHOTS);
      return End.BOUGHT;
    } catch (LedgerException e) {
      assertThat(e.damage()).isEqualTo(Damage.DISK_FULL);
      return provider.bought().isEmpty() ? End.NOTHING_SENT : End.LEFT_IN_DOUBT;
    } catch (IndeterminateException e) {
      assertThat(e).hasMessageContaining("job-1").hasMessageContaining("journal");
      return End.LEFT_IN_DOUBT;
    }
  }

  @Test
  @Timeout(60)
  void onADiskThatCannotBeWrittenNothingIsSent() throws Exception {
    var provider = new FakeProvider("fake", false);
    try (var disk = SmallDisk.mounted(folder)) {
      open().close();
      disk.makeReadOnly();
      assertThatThrownBy(() -> open().close())
          .isInstanceOfSatisfying(
              LedgerException.class, e -> assertThat(e.damage()).isEqualTo(Damage.READ_ONLY))
          .hasMessageContaining("journal.db");
      disk.makeWritable();
      try (var journal = open()) {
        assertThat(bought(journal, provider)).isEqualTo(SHOTS);
      }
    }
    assertThat(provider.bought()).containsExactly(KEY);
  }

  private Journal open() {
    return Journal.open(folder.resolve("journal.db"), Clock.systemUTC());
  }

  private static long bought(Journal journal, FakeProvider provider) {
    var program = Circuit.onQubits(1).x(0).measureAll().build();
    return connection(journal, provider).sampler().sample(program, SHOTS).counts().shots();
  }

  private static Recovery recovery(Journal journal, FakeProvider provider) {
    var connection = connection(journal, provider);
    return new Recovery(journal.ledger(), journal.budget(""), _ -> connection.backend());
  }

  private static Connection connection(Journal journal, FakeProvider provider) {
    var around = Surroundings.ofThisProcess().withEnvironment(Map.of()).withKeys(_ -> KEY);
    return Connection.to("fake", provider, around, Safeguards.journaled(journal, ""));
  }
}
