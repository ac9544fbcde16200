package io.diffraqt.examples.report;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.NpyHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Arrays as NumPy reads them: `npy` version 1.0, little-endian, C order (last extent fastest).
public final class Npy {
  private Npy() {}

  /// 64-bit numbers.
  ///
  /// @throws IllegalArgumentException if the extents do not multiply to the number of values
  public static byte[] ofDoubles(List<Integer> shape, double... values) {
    var header = header("<f8", shape, values.length);
    var file =
        Arrays.copyOf(header, header.length + Math.multiplyExact(values.length, Double.BYTES));
    var body = body(file, header.length);
    for (var value : values) {
      body.putDouble(value);
    }
    return file;
  }

  /// 32-bit numbers, each the nearest to the given one.
  ///
  /// @throws IllegalArgumentException if the extents do not multiply to the number of values
  public static byte[] ofFloats(List<Integer> shape, double... values) {
    var header = header("<f4", shape, values.length);
    var file =
        Arrays.copyOf(header, header.length + Math.multiplyExact(values.length, Float.BYTES));
    var body = body(file, header.length);
    for (var value : values) {
      body.putFloat((float) value);
    }
    return file;
  }

  /// Pictures as 64-bit numbers in their own unit: count x height x width, and x channels where
  /// there are several.
  public static byte[] of(ImageSet images) {
    var shape = images.shape();
    var values = new double[Math.multiplyExact(images.count(), shape.size())];
    for (var i = 0; i < images.count(); i++) {
      images.copyTo(i, values, i * shape.size());
    }
    return ofDoubles(
        shape.channels() == 1
            ? List.of(images.count(), shape.height(), shape.width())
            : List.of(images.count(), shape.height(), shape.width(), shape.channels()),
        values);
  }

  private static byte[] header(String type, List<Integer> shape, int count) {
    var header = new NpyHeader(type, shape);
    if (header.size() != count) {
      throw new IllegalArgumentException(
          "an array of shape %s has %d values, not %d".formatted(shape, header.size(), count));
    }
    return header.toBytes();
  }

  private static ByteBuffer body(byte[] file, int start) {
    return ByteBuffer.wrap(file, start, file.length - start).order(ByteOrder.LITTLE_ENDIAN);
  }
}
