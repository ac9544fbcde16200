package io.diffraqt.examples.bench;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.Request;
import io.diffraqt.budget.Cap;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.result.Counts;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.SubmissionListener;
import io.diffraqt.run.Surroundings;
import io.diffraqt.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Submissions to a provider that answers at once, so that only what stands around them is
/// measured: from the program to its counts, with and without a journal on this disk.
final class Till implements AutoCloseable {
  private static final int SHOTS = 100;
  private static final int PAGE = 4096;
  private static final int FLUSHES = 200;

  private final Path folder;
  private final Journal journal;
  private final Connection plain;
  private final Connection journaled;
  private final Circuit program;

  private Till(Path folder, Journal journal, int qubits) {
    var backend =
        Backend.sampling(
            Target.unrestricted("till", qubits),
            (circuit, shots) -> Counts.tally(circuit.bits(), shots, () -> 0L));
    var around = Surroundings.ofThisProcess();
    var safeguards = Safeguards.journaled(journal, "").withListener(SubmissionListener.none());
    journal.budget("").set(Cap.ofShots(Long.MAX_VALUE));
    this.folder = folder;
    this.journal = journal;
    this.plain = Connection.to("till", backend, around);
    this.journaled = Connection.to("till", backend, around, safeguards);
    this.program = Circuit.onQubits(qubits).h(0).measureAll().build();
  }

  /// With a journal in a folder for temporary files.
  static Till open(int qubits) {
    try {
      var folder = Files.createTempDirectory("diffraqt");
      return new Till(
          folder, Journal.open(folder.resolve("journal.db"), Clock.systemUTC()), qubits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Seconds that the disk needs to take one page for good: the median of some.
  double flush() {
    var file = folder.resolve("flushed");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var seconds = new double[FLUSHES];
      for (var k = 0; k < FLUSHES; k++) {
        var page = ByteBuffer.allocate(PAGE);
        var start = System.nanoTime();
        channel.write(page);
        channel.force(false);
        seconds[k] = (System.nanoTime() - start) * 1e-9;
      }
      Arrays.sort(seconds);
      return seconds[FLUSHES / 2];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// So many submissions, one after the other, without a journal.
  Object plain(int submissions) {
    return IntStream.range(0, submissions).mapToObj(_ -> bought(plain)).toList();
  }

  /// So many submissions, one after the other.
  Object journaled(int submissions) {
    return IntStream.range(0, submissions).mapToObj(_ -> bought(journaled)).toList();
  }

  /// So many submissions, all at once.
  Object journaledTogether(int submissions) {
    try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, submissions)
          .mapToObj(_ -> users.submit(() -> bought(journaled)))
          .toList();
    }
  }

  private long bought(Connection connection) {
    var request = Request.Samples.of(SHOTS);
    return connection.sampler().sample(program, Bindings.none(), request).counts().shots();
  }

  @Override
  public void close() {
    plain.close();
    journal.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
