package io.diffraqt.examples.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The published data sets, for tests that compare with published figures; such a test is skipped,
/// with a line saying so, where the files are not at hand.
public final class PublishedData {
  private static final DataFolders FOLDERS = folders();

  /// Read once per run of the tests: unpacking and checking takes longer than most of them.
  private static final Map<String, ImageSet> LOADED = new ConcurrentHashMap<>();

  private PublishedData() {}

  public static ImageSet load(Dataset dataset, Part part) {
    var source = DataSource.of(FOLDERS, Downloader.standard(Map.of()));
    assumeTrue(source.has(dataset), () -> skipped(dataset));
    return LOADED.computeIfAbsent(dataset.label() + part.label(), _ -> source.load(dataset, part));
  }

  /// The content of one file, which a test has made sure is there by loading its data set.
  static byte[] file(String name) throws IOException {
    for (var root : FOLDERS.roots()) {
      if (Files.exists(root.resolve(name))) {
        return Files.readAllBytes(root.resolve(name));
      }
    }
    throw new NoSuchFileException(name);
  }

  private static String skipped(Dataset dataset) {
    var line =
        "SKIPPED: the files of %s are in none of %s; set DIFFRAQT_DATA to compare with its figures"
            .formatted(dataset.label(), FOLDERS.roots());
    System.err.println(line);
    return line;
  }

  private static DataFolders folders() {
    var root = projectRoot();
    var home = Path.of(System.getProperty("user.home"));
    var standard = DataFolders.standard(System.getenv(), root, home);
    var shared =
        Stream.of(System.getProperty("diffraqt.shared"), System.getenv("DIFFRAQT_SHARED"))
            .filter(folder -> folder != null && !folder.isBlank())
            .map(folder -> root.resolve(folder).resolve("data"));
    return new DataFolders(
        Stream.concat(shared, standard.roots().stream()).toList(), standard.cache());
  }

  /// The builder starts tests in the module's folder.
  private static Path projectRoot() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("examples")) ? here : here.getParent();
  }
}
