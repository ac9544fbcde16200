package io.diffraqt.examples.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What precedes the values in NumPy's `npy` format, version 1.0 when written, 1.0 to 3.0 when
/// read. Source: NEP 1, "A simple file format for NumPy arrays".
///
/// @param type NumPy's name for the element: `<f8`, `<f4`, `|u1`
/// @param shape the extents, last one fastest (C order); empty for a single number
public record NpyHeader(String type, List<Integer> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']+)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([\\d, ]*)\\),?\\s*}\\s*");

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /// The number of values.
  ///
  /// @throws ArithmeticException if it is 2^31 or more
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /// Magic, version 1.0, length and dictionary, padded so that the values start at a multiple of
  /// 64.
  public byte[] toBytes() {
    var joined = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    var extents = shape.size() == 1 ? joined + "," : joined;
    var dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, extents);
    var prefix = MAGIC.length + 4;
    var length = Math.ceilDiv(prefix + dictionary.length() + 1, ALIGNMENT) * ALIGNMENT;
    var bytes = Arrays.copyOf(MAGIC, length);
    Arrays.fill(bytes, prefix, length - 1, (byte) ' ');
    bytes[MAGIC.length] = 1;
    bytes[MAGIC.length + 2] = (byte) (length - prefix);
    bytes[MAGIC.length + 3] = (byte) ((length - prefix) >> 8);
    var text = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, prefix, text.length);
    bytes[length - 1] = '\n';
    return bytes;
  }

  /// Reads up to the first value.
  ///
  /// @throws IOException if the stream is cut, no `npy` file, or in Fortran order
  public static NpyHeader read(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("it does not start with the mark of an npy file");
    }
    var major = in.readUnsignedByte();
    in.readUnsignedByte();
    var length = major == 1 ? littleEndian(in, 2) : littleEndian(in, 4);
    return parse(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static int littleEndian(DataInputStream in, int bytes) throws IOException {
    var value = 0;
    for (var i = 0; i < bytes; i++) {
      value |= in.readUnsignedByte() << (8 * i);
    }
    if (value < 0 || value > 1 << 16) {
      throw new IOException("its header announces a length of " + value);
    }
    return value;
  }

  private static NpyHeader parse(String dictionary) throws IOException {
    var match = DICTIONARY.matcher(dictionary);
    if (!match.matches() || match.group(2).equals("True")) {
      throw new IOException("its header is not understood: " + dictionary.strip());
    }
    var extents =
        Arrays.stream(match.group(3).split(","))
            .map(String::strip)
            .filter(extent -> !extent.isEmpty())
            .map(Integer::valueOf)
            .toList();
    return new NpyHeader(match.group(1), extents);
  }
}
