package io.diffraqt.examples.report;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Pixels ready to be shown: grey or red-green-blue, 8 bits per channel. Immutable.
///
/// Encodes itself, because the picture classes of the platform take longer to start than most
/// commands to run.
public final class Picture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final int height;
  private final int width;
  private final int channels;
  private final byte[] values;

  private Picture(int height, int width, int channels, byte[] values) {
    if (values.length != Math.multiplyExact(Math.multiplyExact(height, width), channels)) {
      throw new IllegalArgumentException(
          "%d values do not fill a picture of %d x %d with %d channels"
              .formatted(values.length, height, width, channels));
    }
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.values = values;
  }

  /// One byte per pixel, row by row, 0 black to 255 white; copied.
  public static Picture grey(int height, int width, byte[] values) {
    return new Picture(height, width, 1, values.clone());
  }

  /// Three bytes per pixel, row by row: red, green, blue; copied.
  public static Picture colour(int height, int width, byte[] values) {
    return new Picture(height, width, 3, values.clone());
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /// 1 for grey, 3 for red-green-blue.
  public int channels() {
    return channels;
  }

  /// From 0 to 255.
  public int value(int row, int column, int channel) {
    return values[(row * width + column) * channels + channel] & 0xff;
  }

  /// The whole file. Source: PNG specification, second edition (ISO/IEC 15948:2003).
  public byte[] toPng() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      writeChunk(out, "IHDR", header());
      writeChunk(out, "IDAT", compressedRows());
      writeChunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new AssertionError("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// The PNG as an address that carries it: `data:image/png;base64,...`.
  String toDataUri() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(toPng());
  }

  private byte[] header() throws IOException {
    var header = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(header)) {
      out.writeInt(width);
      out.writeInt(height);
      out.writeByte(8);
      out.writeByte(channels == 1 ? 0 : 2);
      out.write(new byte[3]);
    }
    return header.toByteArray();
  }

  /// Each row with filter type 0: small pictures with few levels gain little from the others.
  private byte[] compressedRows() throws IOException {
    var compressed = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (var out = new DeflaterOutputStream(compressed, deflater)) {
      for (var row = 0; row < height; row++) {
        out.write(0);
        out.write(values, row * width * channels, width * channels);
      }
    } finally {
      deflater.end();
    }
    return compressed.toByteArray();
  }

  private static void writeChunk(DataOutputStream out, String type, byte[] content)
      throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) checksum.getValue());
  }
}
