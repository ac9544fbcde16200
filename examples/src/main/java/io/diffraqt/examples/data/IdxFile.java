package io.diffraqt.examples.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A gzipped IDX file of unsigned bytes, the format of MNIST: two zero bytes, the type 0x08, the
/// number of dimensions, each dimension as a big-endian 32-bit number, then the values with the
/// last dimension fastest.
public final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x0800;

  private final List<Integer> dimensions;
  private final byte[] values;

  private IdxFile(List<Integer> dimensions, byte[] values) {
    this.dimensions = List.copyOf(dimensions);
    this.values = values;
  }

  /// Reads a file which must have the given number of dimensions: 1 for labels, 3 for grey
  /// pictures, 4 for colour ones.
  ///
  /// @throws DataException if the file is missing, cut, too long, not gzip or not such an IDX file
  public static IdxFile read(Path file, int dimensionCount) {
    try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      checkMagic(file, in.readInt(), UNSIGNED_BYTES + dimensionCount);
      return readBody(file, in, dimensionCount);
    } catch (ZipException e) {
      throw new DataException(
          "%s is not a gzip file (%s); give the .gz file as published"
              .formatted(file, e.getMessage()),
          e);
    } catch (EOFException e) {
      throw new DataException(file + " is cut short; fetch it again", e);
    } catch (IOException e) {
      throw new DataException(Refusals.unreadable(file, e), e);
    }
  }

  public List<Integer> dimensions() {
    return dimensions;
  }

  /// Pictures of a file with three or four dimensions.
  ///
  /// @throws IllegalStateException if the file holds labels
  public ImageSet toImages(Origin origin) {
    if (dimensions.size() < 3) {
      throw new IllegalStateException(
          "an IDX file of dimensions %s holds no pictures; it takes 3 or 4".formatted(dimensions));
    }
    var channels = dimensions.size() == 4 ? dimensions.get(3) : 1;
    var shape = new ImageShape(dimensions.get(1), dimensions.get(2), channels);
    return ImageSet.owning(origin, shape, new Pixels.Bytes(values));
  }

  /// The values as whole numbers from 0 to 255, copied.
  public int[] toLabels() {
    return new Pixels.Bytes(values).toInts();
  }

  private static void checkMagic(Path file, int found, int expected) {
    if (found != expected) {
      throw new DataException(
          "%s starts with 0x%08x; an IDX file of bytes with %d dimensions starts with 0x%08x. %s"
              .formatted(
                  file,
                  found,
                  expected - UNSIGNED_BYTES,
                  expected,
                  "Check that pictures and labels were not swapped."));
    }
  }

  private static IdxFile readBody(Path file, DataInputStream in, int dimensionCount)
      throws IOException {
    var dimensions = new ArrayList<Integer>();
    for (var i = 0; i < dimensionCount; i++) {
      dimensions.add(in.readInt());
    }
    var expected = product(file, dimensions);
    var values = in.readNBytes(expected);
    if (values.length < expected || in.read() >= 0) {
      throw new DataException(
          "%s announces %d values (%s) and holds %s; fetch it again"
              .formatted(
                  file, expected, dimensions, values.length < expected ? values.length : "more"));
    }
    return new IdxFile(dimensions, values);
  }

  private static int product(Path file, List<Integer> dimensions) {
    var product = 1;
    for (int dimension : dimensions) {
      if (dimension < 1 || product > Integer.MAX_VALUE / dimension) {
        throw new DataException(
            "%s announces dimensions %s; each must be at least 1 and their product below 2^31"
                .formatted(file, dimensions));
      }
      product *= dimension;
    }
    return product;
  }
}
