package io.diffraqt.examples.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// One try to fetch one file from one address. What goes wrong on the network is an answer, since
/// another address may do better; what goes wrong on the disk is an exception, since none will.
final class DownloadAttempt {
  private final HttpClient client;
  private final DataFile file;
  private final Path target;
  private final Duration patience;

  DownloadAttempt(HttpClient client, DataFile file, Path target, Duration patience) {
    this.client = client;
    this.file = file;
    this.target = target;
    this.patience = patience;
  }

  /// What went wrong, or nothing when the file is at its place.
  ///
  /// @throws DataException if the file cannot be stored
  Optional<String> from(URI address, Consumer<DownloadProgress> listener) {
    try {
      Files.createDirectories(target.getParent());
      var partial = Files.createTempFile(target.getParent(), file.name(), ".part");
      try {
        receive(address, partial, listener);
        checkReceived(partial);
        Files.move(
            partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.empty();
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (TransferException e) {
      return Optional.of(e.fault());
    } catch (IOException e) {
      throw new DataException(Refusals.notStored(file, target, e), e);
    }
  }

  private void receive(URI address, Path partial, Consumer<DownloadProgress> listener)
      throws TransferException, IOException {
    var done = 0L;
    try (var body = PatientBody.open(client, address, patience);
        var out = Files.newOutputStream(partial)) {
      for (var piece = body.next(); piece.length > 0; piece = body.next()) {
        done += piece.length;
        if (done > file.bytes()) {
          throw new TransferException(
              "more came than the %s bytes of the file".formatted(Refusals.grouped(file.bytes())));
        }
        out.write(piece);
        listener.accept(new DownloadProgress(file, done, file.bytes()));
      }
    }
  }

  private void checkReceived(Path partial) throws TransferException, IOException {
    var found = Fingerprint.of(partial);
    if (!file.accepted().contains(found)) {
      throw new TransferException(
          "what came has %s bytes and MD5 %s; expected %s bytes and MD5 %s"
              .formatted(
                  Refusals.grouped(found.bytes()),
                  found.md5(),
                  Refusals.grouped(file.bytes()),
                  file.accepted().getFirst().md5()));
    }
  }
}
