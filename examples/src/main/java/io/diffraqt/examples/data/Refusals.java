package io.diffraqt.examples.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The wording of what a person reads when pictures cannot be had, in one place so that all of it
/// names the file, what was expected, what was found and what to do.
final class Refusals {
  private static final String NO_FILES_NEEDED = "or use --data glyphs, which needs no files";

  private Refusals() {}

  static String missing(Dataset dataset, DataFile file, List<Path> roots) {
    return """
    %s needs the file %s, and none of these folders has it:
    %s
    %s\
    """
        .formatted(dataset.label(), file.name(), searched(file, roots), remedy(file));
  }

  static String altered(DataFile file, Path path, Fingerprint found) {
    var published = file.accepted().getFirst();
    var cut = found.bytes() < published.bytes() ? "is cut short" : "is not the published file";
    return """
    %s %s.
      expected: %s bytes, MD5 %s
      found:    %s bytes, MD5 %s
    Delete it and %s\
    """
        .formatted(
            path,
            cut,
            grouped(published.bytes()),
            published.md5(),
            grouped(found.bytes()),
            found.md5(),
            decapitalised(remedy(file)));
  }

  static String unreadable(Path path, IOException cause) {
    return "%s cannot be read: %s. Check its permissions and the disk, %s."
        .formatted(path, DataException.inWords(cause), NO_FILES_NEEDED);
  }

  static String notAddressed(Dataset dataset, DataFile file, Path cache) {
    return "%s cannot be downloaded: %s is published nowhere in this form. Put it at %s by hand, %s."
        .formatted(dataset.label(), file.name(), file.under(cache), NO_FILES_NEEDED);
  }

  static String notDownloaded(DataFile file, Path target, List<String> attempts) {
    return """
    %s could not be downloaded; nothing was stored.
    %s
    Try again later, put the file at %s by hand, %s.\
    """
        .formatted(
            file.name(),
            attempts.stream().map(line -> "  " + line).collect(Collectors.joining("\n")),
            target,
            NO_FILES_NEEDED);
  }

  static String notStored(DataFile file, Path target, IOException cause) {
    return "%s cannot be stored in %s: %s. Free the folder or set XDG_CACHE_HOME to another one, %s."
        .formatted(file.name(), target.getParent(), DataException.inWords(cause), NO_FILES_NEEDED);
  }

  /// Digits in groups of three: `9 912 422`.
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  private static String searched(DataFile file, List<Path> roots) {
    return roots.stream()
        .map(root -> file.under(root).getParent())
        .map(folder -> "  " + folder + (Files.isDirectory(folder) ? "" : "  (no such folder)"))
        .collect(Collectors.joining("\n"));
  }

  private static String remedy(DataFile file) {
    var byHand =
        "set DIFFRAQT_DATA to a folder that has %s/%s".formatted(file.folder(), file.name());
    if (file.addresses().isEmpty()) {
      return "This form of it is published nowhere: %s, %s.".formatted(byHand, NO_FILES_NEEDED);
    }
    return "Add --download to fetch it (%s bytes from %s), %s, %s."
        .formatted(
            grouped(file.bytes()), file.addresses().getFirst().getHost(), byHand, NO_FILES_NEEDED);
  }

  private static String decapitalised(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
