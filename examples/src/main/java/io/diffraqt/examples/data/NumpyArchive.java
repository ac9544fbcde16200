package io.diffraqt.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/// An `npz` archive of MedMNIST: per part an array `PART_images`, count x 28 x 28 (x 3), and an
/// array `PART_labels`, count x 1, both of unsigned bytes.
final class NumpyArchive {
  private NumpyArchive() {}

  static ImageSet read(Path file, Part part, Origin origin) {
    try (var zip = new ZipFile(file.toFile())) {
      var images = images(zip, part.label() + "_images.npy", origin);
      return images.labelled(labels(zip, part.label() + "_labels.npy"));
    } catch (IOException e) {
      throw new DataException(
          "%s is not a readable archive of pictures: %s; fetch it again"
              .formatted(file, DataException.inWords(e)),
          e);
    }
  }

  private static ImageSet images(ZipFile zip, String name, Origin origin) throws IOException {
    try (var in = open(zip, name)) {
      var header = NpyHeader.read(in);
      var values = values(in, header, name);
      return ImageSet.owning(origin, shape(header.shape()), new Pixels.Bytes(values));
    }
  }

  private static int[] labels(ZipFile zip, String name) throws IOException {
    try (var in = open(zip, name)) {
      return new Pixels.Bytes(values(in, NpyHeader.read(in), name)).toInts();
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no array " + name);
    }
    return zip.getInputStream(entry);
  }

  private static byte[] values(InputStream in, NpyHeader header, String name) throws IOException {
    var values = in.readNBytes(header.size());
    if (!header.type().equals("|u1") || values.length < header.size()) {
      throw new IOException(
          "%s holds %d values of type %s; %s of type |u1 are announced"
              .formatted(name, values.length, header.type(), header.shape()));
    }
    return values;
  }

  private static ImageShape shape(List<Integer> extents) throws IOException {
    return switch (extents.size()) {
      case 3 -> ImageShape.grey(extents.get(1), extents.get(2));
      case 4 -> new ImageShape(extents.get(1), extents.get(2), extents.get(3));
      default -> throw new IOException("pictures take 3 or 4 dimensions, not " + extents);
    };
  }
}
