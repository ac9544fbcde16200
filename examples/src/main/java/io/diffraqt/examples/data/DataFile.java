package io.diffraqt.examples.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A published file: where it lies under a data folder, how to recognise it, where to get it.
///
/// @param folder sub-folder of a data folder, for instance `mnist`
/// @param name file name, as published
/// @param accepted at least one; the published form first
/// @param addresses where it is published, tried in order; empty if nowhere in this form
public record DataFile(
    String folder, String name, List<Fingerprint> accepted, List<URI> addresses) {
  public DataFile {
    accepted = List.copyOf(accepted);
    addresses = List.copyOf(addresses);
    if (accepted.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has no checksum to know it by; give at least one");
    }
  }

  /// A file published at one address in one form.
  static DataFile published(String folder, String name, Fingerprint fingerprint, String address) {
    return new DataFile(folder, name, List.of(fingerprint), List.of(URI.create(address)));
  }

  /// Where the file lies under the given data folder.
  public Path under(Path root) {
    return root.resolve(folder).resolve(name);
  }

  /// Length in the published form, in bytes.
  public long bytes() {
    return accepted.getFirst().bytes();
  }

  /// Compares length and checksum with the published ones.
  ///
  /// @throws DataException if they differ or the file cannot be read
  void check(Path file) {
    var found = fingerprintOf(file);
    if (!accepted.contains(found)) {
      throw new DataException(Refusals.altered(this, file, found));
    }
  }

  /// Whether a file is there with an accepted length and checksum.
  boolean isIntact(Path file) {
    return Files.exists(file) && accepted.contains(fingerprintOf(file));
  }

  private static Fingerprint fingerprintOf(Path file) {
    try {
      return Fingerprint.of(file);
    } catch (IOException e) {
      throw new DataException(Refusals.unreadable(file, e), e);
    }
  }
}
