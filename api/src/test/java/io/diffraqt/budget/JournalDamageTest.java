package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.LedgerException.Damage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalDamageTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("journal.db");
  }

  private Journal open() {
    return Journal.open(file(), Clock.systemUTC());
  }

  private void fill(int entries) {
    try (var journal = open()) {
      for (var k = 0; k < entries; k++) {
        journal
            .ledger()
            .intend(
                new Intent(
                    new SubmissionKey("k" + k), "x", "abc".repeat(200), 1, 1, "", Instant.EPOCH));
      }
    }
  }

  private void assertRefused(Damage damage, String words) {
    assertThatThrownBy(() -> open().close())
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.damage()).isEqualTo(damage))
        .hasMessageContaining(words)
        .hasMessageContaining("journal.db");
  }

  private void tamper(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var work = connection.createStatement()) {
      work.execute(statement);
    }
  }

  @Test
  void theFileAndItsCompanionsAreReadableByTheOwnerOnly() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this system knows no owners of files");
    try (var journal = open()) {
      journal.budget("").set(Cap.ofShots(1));
      try (var files = Files.list(folder)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo("rw-------");
        }
      }
      var owners = folder.resolve("journal.db.owners");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(owners)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void rightsOfOthersAreTakenAwayAtOpening() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this system knows no owners of files");
    fill(1);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    open().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileCutToNothingIsNotTakenForANewOne() throws IOException {
    fill(3);
    Files.write(file(), new byte[0]);
    assertRefused(Damage.UNREADABLE, "was cut short");
  }

  @Test
  void aFileCutInTheMiddleIsFoundOut() throws IOException {
    fill(200);
    try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2 / 4096 * 4096);
    }
    assertRefused(Damage.UNREADABLE, "restore it");
  }

  @Test
  void aFileOverwrittenInTheMiddleIsFoundOut() throws IOException {
    fill(200);
    var bytes = Files.readAllBytes(file());
    for (var k = 4096; k < bytes.length; k++) {
      bytes[k] = (byte) (k * 31);
    }
    Files.write(file(), bytes);
    assertRefused(Damage.UNREADABLE, "restore it");
  }

  @Test
  void aFileOfAnotherProgramIsLeftAlone() throws IOException, SQLException {
    Files.writeString(file(), "these are my notes, and no database at all".repeat(40));
    var before = Files.readAllBytes(file());
    assertRefused(Damage.UNREADABLE, "journal.db");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    Files.delete(file());
    tamper("CREATE TABLE notes (text TEXT)");
    assertRefused(Damage.UNREADABLE, "database of another program");
  }

  @Test
  void aJournalOfALaterVersionIsLeftAlone() throws SQLException {
    fill(1);
    tamper("PRAGMA user_version = 99");
    assertRefused(Damage.NEWER_SCHEMA, "has version 99, and this program knows up to 3");
  }

  @Test
  void aJournalOfTheFirstVersionIsUpgraded() throws SQLException {
    fill(2);
    tamper("DROP TABLE cap");
    tamper("DROP TABLE holding");
    tamper("DROP TABLE total");
    tamper("PRAGMA user_version = 1");
    try (var journal = open()) {
      journal.budget("").set(Cap.ofShots(9));
      assertThat(journal.budget("").balances()).hasSize(1);
      assertThat(journal.ledger().open()).hasSize(2);
    }
  }

  @Test
  void aLogWithoutItsJournalIsNotForgotten() throws IOException {
    Files.write(folder.resolve("journal.db-wal"), new byte[100]);
    assertRefused(Damage.UNREADABLE, "is missing, and its log");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Journal.open(folder.resolve("file/journal.db"), Clock.systemUTC()))
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.damage()).isEqualTo(Damage.READ_ONLY));
  }

  /// The limit on pages makes SQLite report what it reports on a full disk.
  @Test
  void onAFullDiskNothingIsIntendedAndNothingIsLost() {
    fill(3);
    try (var store = Store.open(file())) {
      store.read(connection -> {
        try (var statement = connection.createStatement()) {
          return statement.execute("PRAGMA max_page_count = 12");
        }
      });
      var ledger = new SqliteLedger(store, Owners.alone(), Clock.systemUTC());
      assertThatThrownBy(
              () -> {
                for (var k = 0; k < 500; k++) {
                  ledger.intend(
                      new Intent(
                          new SubmissionKey("n" + k),
                          "x",
                          "abc".repeat(300),
                          1,
                          1,
                          "",
                          Instant.EPOCH));
                }
              })
          .isInstanceOfSatisfying(
              LedgerException.class, e -> assertThat(e.damage()).isEqualTo(Damage.DISK_FULL))
          .hasMessageContaining("nothing is submitted until then");
      assertThat(ledger.open()).hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
