package io.diffraqt.examples.report;

import io.diffraqt.examples.data.DataException;
import io.diffraqt.examples.data.ImageSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// A folder that receives the files of a report. A file is there whole or not at all; one of the
/// same name is replaced.
public final class OutputFolder {
  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /// The folder, made with its parents where missing and tried once, so that a long computation is
  /// not lost at its end.
  ///
  /// @throws ReportException if it cannot be made or written to
  public static OutputFolder at(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "try", ".part"));
      return new OutputFolder(folder);
    } catch (IOException e) {
      throw refusal(folder, e);
    }
  }

  public Path path() {
    return folder;
  }

  /// Writes one file, for instance {@link Picture#toPng()} or what {@link Npy} gives.
  ///
  /// @param name below the folder, with `/` for a folder inside
  /// @return where the file is
  /// @throws IllegalArgumentException if the name leads out of the folder
  /// @throws ReportException if it cannot be written
  public Path write(String name, byte[] content) {
    var target = folder.resolve(name).normalize();
    if (!target.startsWith(folder.normalize()) || target.equals(folder.normalize())) {
      throw new IllegalArgumentException(
          "'%s' is no name of a file inside %s".formatted(name, folder));
    }
    try {
      Files.createDirectories(target.getParent());
      var partial = target.resolveSibling(target.getFileName() + ".part");
      try {
        Files.write(partial, content);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
      return target;
    } catch (IOException e) {
      throw refusal(target, e);
    }
  }

  /// Writes one text as UTF-8, for instance {@link Page#toHtml()} or {@link Table#toCsv()}.
  ///
  /// @throws IllegalArgumentException if the name leads out of the folder
  /// @throws ReportException if it cannot be written
  public Path write(String name, String content) {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes every picture of a set as a PNG by itself: `STEM-0000.png`, `STEM-0001.png`, ...
  ///
  /// @param grid how pixels are drawn; its columns do not matter
  /// @throws ReportException if one cannot be written
  public List<Path> writeEach(String stem, ImageSet images, PictureGrid grid) {
    var paths = new ArrayList<Path>();
    for (var i = 0; i < images.count(); i++) {
      var picture = grid.drawOne(images, i);
      paths.add(write("%s-%04d.png".formatted(stem, i), picture.toPng()));
    }
    return List.copyOf(paths);
  }

  private static ReportException refusal(Path path, IOException cause) {
    return new ReportException(
        "%s cannot be written: %s. Choose another folder with --out, or free this one."
            .formatted(path, DataException.inWords(cause)),
        cause);
  }
}
