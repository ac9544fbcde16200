package io.diffraqt.examples.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders in which data files are looked for, in order, each with one sub-folder per publisher
/// (`mnist`, `fashion-mnist`, `digits8x8`, `medmnist`).
///
/// @param roots searched in this order; the cache is the last of them
/// @param cache where downloads go
public record DataFolders(List<Path> roots, Path cache) {
  public DataFolders {
    roots = List.copyOf(roots);
  }

  /// `$DIFFRAQT_DATA`, then `data` and `../shared/data` beside the program, then the user's cache:
  /// `$XDG_CACHE_HOME/diffraqt`, or `.cache/diffraqt` in the home folder.
  public static DataFolders standard(Map<String, String> environment, Path directory, Path home) {
    var cache = cacheHome(environment, home).resolve("diffraqt");
    var roots = new ArrayList<Path>();
    filled(environment, "DIFFRAQT_DATA").map(directory::resolve).ifPresent(roots::add);
    roots.add(directory.resolve("data"));
    roots.add(directory.resolve("../shared/data").normalize());
    roots.add(cache);
    return new DataFolders(roots, cache);
  }

  /// The first place that has the file, unchecked.
  public Optional<Path> locate(DataFile file) {
    return roots.stream().map(file::under).filter(Files::exists).findFirst();
  }

  /// The XDG rule: a relative path in the variable is void.
  private static Path cacheHome(Map<String, String> environment, Path home) {
    return filled(environment, "XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(".cache"));
  }

  private static Optional<String> filled(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }
}
