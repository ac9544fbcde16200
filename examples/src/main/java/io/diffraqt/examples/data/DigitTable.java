package io.diffraqt.examples.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The optical digits: one picture per line, 64 values from 0 to 16 and the class, comma-separated.
final class DigitTable {
  private static final ImageShape SHAPE = ImageShape.grey(8, 8);

  private DigitTable() {}

  static ImageSet read(Path file, Origin origin) {
    var lines = lines(file);
    var pixels = new byte[lines.size() * SHAPE.size()];
    var labels = new int[lines.size()];
    for (var i = 0; i < lines.size(); i++) {
      var fields = fields(file, i, lines.get(i));
      for (var p = 0; p < SHAPE.size(); p++) {
        pixels[i * SHAPE.size() + p] = (byte) fields[p];
      }
      labels[i] = fields[SHAPE.size()];
    }
    return ImageSet.owning(origin, SHAPE, new Pixels.Bytes(pixels)).labelled(labels);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new DataException(Refusals.unreadable(file, e), e);
    }
  }

  private static int[] fields(Path file, int line, String text) {
    var fields = text.split(",", -1);
    var numbers = new int[fields.length];
    for (var i = 0; i < fields.length; i++) {
      numbers[i] = fields[i].strip().matches("\\d{1,2}") ? Integer.parseInt(fields[i].strip()) : 99;
    }
    if (fields.length != SHAPE.size() + 1 || Arrays.stream(numbers).max().orElse(99) > 16) {
      throw new DataException(
          "line %d of %s is '%s'; it takes 64 values from 0 to 16 and a class"
              .formatted(line + 1, file, text));
    }
    return numbers;
  }
}
