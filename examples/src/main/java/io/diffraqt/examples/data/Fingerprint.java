package io.diffraqt.examples.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Length and MD5 of a file, as its publisher states them. MD5 is what the publishers give; it
/// shows a damaged file, and is no defence against a forged one.
///
/// @param md5 32 lower-case hexadecimal digits
/// @param bytes length of the file
public record Fingerprint(String md5, long bytes) {
  private static final int BUFFER = 1 << 16;

  /// Reads the whole file once, O(length).
  static Fingerprint of(Path file) throws IOException {
    var digest = newDigest();
    var length = 0L;
    try (var in = Files.newInputStream(file)) {
      var buffer = new byte[BUFFER];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        length += read;
      }
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()), length);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }
}
