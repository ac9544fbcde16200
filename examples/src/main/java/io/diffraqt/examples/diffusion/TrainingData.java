package io.diffraqt.examples.diffusion;

import io.diffraqt.examples.data.ImageSet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Which pictures a model was trained on.
///
/// @param origin in words, with the steps of the preparation
/// @param source authors, licence and checksums of the files
/// @param count number of pictures
/// @param sha256 of all prepared pixel values in order, as big-endian doubles
public record TrainingData(String origin, String source, int count, String sha256) {
  /// A description of prepared pictures.
  public static TrainingData of(ImageSet prepared) {
    var origin = prepared.origin();
    return new TrainingData(origin.toString(), origin.source(), prepared.count(), digest(prepared));
  }

  private static String digest(ImageSet images) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var i = 0; i < images.count(); i++) {
        var image = images.image(i);
        var bytes = ByteBuffer.allocate(Double.BYTES * image.length);
        bytes.asDoubleBuffer().put(image);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
