package io.diffraqt.examples.cli;

import io.diffraqt.examples.data.DataException;
import io.diffraqt.examples.data.DataSource;
import io.diffraqt.examples.data.Dataset;
import io.diffraqt.examples.data.DownloadProgress;
import io.diffraqt.examples.data.Glyphs;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.Part;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;

/// Which pictures a command works on.
final class DataOptions {
  /// The name of the digits that this program draws itself.
  static final String GLYPHS = "glyphs";

  private static final int GLYPH_SIZE = 28;
  private static final int TRAINING_GLYPHS = 12_000;
  private static final int TEST_GLYPHS = 2_000;
  private static final long TRAINING_SEED = 20_26;
  private static final long TEST_SEED = 20_27;

  @Option(
      names = "--data",
      paramLabel = "SET",
      description = "mnist, fashion-mnist, digits8x8, pathmnist, or glyphs, which need no file.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "LABEL",
      description = "Only pictures with these labels.")
  private int[] classes = {};

  @Option(names = "--limit", paramLabel = "N", description = "At most N pictures.")
  private Optional<Integer> limit = Optional.empty();

  @Option(names = "--download", description = "Fetch the data set first if it is not there.")
  private boolean download;

  /// The chosen set, or the given one where none was chosen.
  ImageSet load(Part part, String usual, Answer answer) {
    if (limit.filter(n -> n < 1).isPresent()) {
      throw new CallException("--limit " + limit.get() + "; at least 1");
    }
    var set = name.orElse(usual);
    var all = set.equals(GLYPHS) ? glyphs(part) : stored(dataset(set), part, answer);
    var chosen = classes.length == 0 ? all : all.withClasses(classes);
    return limit.filter(n -> n < chosen.count()).map(chosen::limit).orElse(chosen);
  }

  /// As it must be typed to get the same pictures again.
  String arguments(String usual) {
    var text = new StringBuilder("--data ").append(name.orElse(usual));
    if (classes.length > 0) {
      var labels = Arrays.stream(classes).mapToObj(Integer::toString).toList();
      text.append(" --classes ").append(String.join(",", labels));
    }
    limit.ifPresent(n -> text.append(" --limit ").append(n));
    return text.toString();
  }

  static ImageSet glyphs(Part part) {
    return switch (part) {
      case TRAIN -> Glyphs.draw(TRAINING_GLYPHS, GLYPH_SIZE, new SplittableRandom(TRAINING_SEED));
      case TEST, VALIDATION ->
          Glyphs.draw(TEST_GLYPHS, GLYPH_SIZE, new SplittableRandom(TEST_SEED));
    };
  }

  private static Dataset dataset(String name) {
    try {
      return Dataset.named(name);
    } catch (DataException e) {
      throw new CallException(String.valueOf(e.getMessage()), e);
    }
  }

  private ImageSet stored(Dataset dataset, Part part, Answer answer) {
    var source = DataSource.standard();
    if (download && !source.has(dataset)) {
      answer.tell("fetching " + dataset.label());
      try (var progress = answer.progress("fetching", "bytes", 1)) {
        source.download(dataset, bytes -> show(progress, bytes));
      }
    }
    return source.load(dataset, part);
  }

  private static void show(Progress progress, DownloadProgress bytes) {
    progress.at(bytes.done(), bytes.total(), bytes.file().name());
  }
}
