package io.diffraqt.budget;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/// Which users of a journal are alive, told by locks that the system drops when a process ends.
///
/// Each user holds a lock on a file of its own beside the journal. Its name carries its process,
/// since a lock cannot be tried by the process that holds it, and a number that is never reused.
final class Owners implements AutoCloseable {
  private final String mine;
  private final Optional<Path> folder;
  private final Optional<FileChannel> held;

  private Owners(String mine, Optional<Path> folder, Optional<FileChannel> held) {
    this.mine = mine;
    this.folder = folder;
    this.held = held;
  }

  /// The only user of a journal in memory.
  static Owners alone() {
    return new Owners(process() + ".0", Optional.empty(), Optional.empty());
  }

  static Owners beside(Path journal, long number) throws IOException {
    var folder = journal.resolveSibling(journal.getFileName() + ".owners");
    OwnerOnly.createFolder(folder);
    var mine = process() + "." + number;
    var held = OwnerOnly.create(folder.resolve(mine));
    if (held.tryLock() == null) {
      throw new IOException("cannot lock " + folder.resolve(mine));
    }
    return new Owners(mine, Optional.of(folder), Optional.of(held));
  }

  String mine() {
    return mine;
  }

  boolean isAlive(String owner) {
    return owner.equals(mine) || folder.isPresent() && isLocked(folder.get().resolve(owner), owner);
  }

  private static boolean isLocked(Path file, String owner) {
    if (owner.startsWith(process() + ".")) {
      return Files.exists(file);
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(file);
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw Store.failure(file, e);
    }
  }

  static String process() {
    var self = ProcessHandle.current();
    var start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + Long.toHexString(start);
  }

  @Override
  public void close() {
    try {
      if (folder.isPresent()) {
        Files.deleteIfExists(folder.get().resolve(mine));
      }
      if (held.isPresent()) {
        held.get().close();
      }
    } catch (IOException e) {
      throw Store.failure(folder.orElseThrow(), e);
    }
  }
}
