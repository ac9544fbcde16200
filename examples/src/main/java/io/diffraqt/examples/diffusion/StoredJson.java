package io.diffraqt.examples.diffusion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON documents that say what they are, in which version, and whether they are whole: fields
/// `format`, `version` and last `sha256`, the digest of the compact text of all other fields.
///
/// Doubles are stored as Base64 of their big-endian bits, so that they come back to the last bit.
final class StoredJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String DIGEST = "sha256";

  private final String format;
  private final int version;

  /// @param format for instance `diffraqt-checkpoint`
  /// @param version the one that is written and read
  StoredJson(String format, int version) {
    this.format = format;
    this.version = version;
  }

  /// A new document with its head.
  ObjectNode start() {
    return MAPPER.createObjectNode().put("format", format).put("version", version);
  }

  /// Writes beside the file, flushes to disk, and renames: a reader sees the old or the new one.
  void write(Path file, ObjectNode document) {
    var sealed = document.deepCopy().put(DIGEST, digest(document));
    var text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sealed) + "\n";
    try {
      var folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      var written = file.resolveSibling(file.getFileName() + ".writing");
      writeFlushed(written, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StoredStateException(
          "%s cannot be written (%s); is the folder writable and the disk not full?"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// Reads a whole document of this format and version.
  ///
  /// @throws StoredStateException if it is missing, cut, altered or of another kind
  ObjectNode read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new StoredStateException("%s does not exist".formatted(file), e);
    } catch (IOException e) {
      throw new StoredStateException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// @param where names the document in messages
  ObjectNode parse(String text, String where) {
    var document = object(text, where);
    var found = document.path("format").asString("");
    if (!found.equals(format)) {
      throw new StoredStateException(
          "%s is no %s (its format is '%s')".formatted(where, format, found));
    }
    requireVersion(document.path("version").asInt(0), where);
    var stated = document.path(DIGEST).asString("");
    document.remove(DIGEST);
    if (!stated.equals(digest(document))) {
      throw new StoredStateException(
          "%s was altered: its content does not fit its checksum; use an unaltered copy, or train"
                  .formatted(where)
              + " anew");
    }
    return document;
  }

  static String encoded(RealVector values) {
    var bytes = ByteBuffer.allocate(Double.BYTES * values.size());
    bytes.asDoubleBuffer().put(values.toArray());
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static RealVector decoded(String text) {
    var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text)).asDoubleBuffer();
    var values = new double[bytes.remaining()];
    bytes.get(values);
    return RealVector.of(values);
  }

  private void requireVersion(int found, String where) {
    if (found != version) {
      throw new StoredStateException(
          "%s has version %d of %s, and this program reads version %d; train anew, or use the"
                  .formatted(where, found, format, version)
              + " program that wrote it");
    }
  }

  private static ObjectNode object(String text, String where) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new StoredStateException(where + " holds no JSON object; it is empty or cut");
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new StoredStateException(
          "%s is damaged at line %d, column %d (cut short?); use an unaltered copy, or train anew"
              .formatted(where, place.getLineNr(), place.getColumnNr()),
          e);
    }
  }

  private static String digest(ObjectNode document) {
    try {
      var bytes = MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void writeFlushed(Path file, byte[] bytes) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }
}
