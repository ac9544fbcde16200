package io.diffraqt.budget;

import io.diffraqt.backend.SubmissionKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Which users of a journal are alive, told by locks that the system drops when a process ends.
///
/// Each user holds a lock on a file of its own beside the journal. Its name carries its process,
/// since a lock cannot be tried by the process that holds it, and a number that is never reused.
final class Owners implements AutoCloseable {
  private final String mine;
  private final Predicate<String> living;
  private final Optional<OwnFile> file;
  private final Set<SubmissionKey> letGo = ConcurrentHashMap.newKeySet();

  private Owners(String mine, Predicate<String> living, Optional<OwnFile> file) {
    this.mine = mine;
    this.living = living;
    this.file = file;
  }

  /// @param path of the file that is locked
  /// @param lock held as long as it is open
  private record OwnFile(Path path, FileChannel lock) {}

  /// The only user of a journal in memory.
  static Owners alone() {
    return of(process() + ".0", _ -> false);
  }

  /// A user among others of which it is known otherwise whether they live.
  static Owners of(String mine, Predicate<String> living) {
    return new Owners(mine, living, Optional.empty());
  }

  static Owners beside(Path journal, long number) throws IOException {
    var folder = journal.resolveSibling(journal.getFileName() + ".owners");
    OwnerOnly.createFolder(folder);
    var mine = process() + "." + number;
    var path = folder.resolve(mine);
    var lock = OwnerOnly.create(path);
    if (lock.tryLock() == null) {
      throw new IOException("cannot lock " + path);
    }
    return new Owners(
        mine,
        owner -> isLocked(folder.resolve(owner), owner),
        Optional.of(new OwnFile(path, lock)));
  }

  String mine() {
    return mine;
  }

  boolean isAlive(String owner) {
    return owner.equals(mine) || living.test(owner);
  }

  /// Whether this user gave up sending a submission without writing so.
  boolean hasLetGo(SubmissionKey key) {
    return letGo.contains(key);
  }

  void letGo(SubmissionKey key) {
    letGo.add(key);
  }

  void takeUp(SubmissionKey key) {
    letGo.remove(key);
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
    if (file.isPresent()) {
      close(file.get());
    }
  }

  private static void close(OwnFile file) {
    try {
      Files.deleteIfExists(file.path());
      file.lock().close();
    } catch (IOException e) {
      throw Store.failure(file.path(), e);
    }
  }
}
