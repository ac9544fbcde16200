package io.diffraqt.examples.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// An `npz` archive of MedMNIST: per part an array `PART_images`, count x 28 x 28 (x 3), and an
/// array `PART_labels`, count x 1, both of unsigned bytes.
final class NumpyArchive {
  private NumpyArchive() {}

  static ImageSet read(Path file, Part part, Origin origin) {
    try (var zip = new ZipFile(file.toFile())) {
      var images = array(zip, part.label() + "_images.npy");
      var labels = array(zip, part.label() + "_labels.npy");
      return ImageSet.owning(origin, images.shape(), new Pixels.Bytes(images.values()))
          .labelled(new Pixels.Bytes(labels.values()).toInts());
    } catch (IOException e) {
      throw new DataException(
          "%s is not a readable archive of pictures: %s; fetch it again"
              .formatted(file, DataException.inWords(e)),
          e);
    }
  }

  private static Array array(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it has no array " + name);
    }
    try (var in = zip.getInputStream(entry)) {
      var header = NpyHeader.read(in);
      var values = in.readNBytes(header.size());
      if (!header.type().equals("|u1") || values.length < header.size()) {
        throw new IOException(
            "%s holds %d values of type %s; %s of type |u1 are announced"
                .formatted(name, values.length, header.type(), header.shape()));
      }
      return new Array(header, values);
    }
  }

  private record Array(NpyHeader header, byte[] values) {
    ImageShape shape() throws IOException {
      var extents = header.shape();
      return switch (extents.size()) {
        case 3 -> ImageShape.grey(extents.get(1), extents.get(2));
        case 4 -> new ImageShape(extents.get(1), extents.get(2), extents.get(3));
        default -> throw new IOException("pictures take 3 or 4 dimensions, not " + extents);
      };
    }
  }
}
