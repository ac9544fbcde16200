package io.diffraqt.examples.data;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Fetches published files over HTTP. A file appears under its name only when it is complete and
/// its checksum is right; until then it has a temporary name in the same folder, which is removed
/// on failure. Safe for several processes at once.
public final class Downloader {
  private final Duration patience;
  private final List<URI> mirror;

  private Downloader(Duration patience, List<URI> mirror) {
    this.patience = patience;
    this.mirror = mirror;
  }

  /// Gives up after 30 seconds without an answer or without a quarter of a megabyte more. With
  /// `DIFFRAQT_DATA_MIRROR` set, asks that address alone for `FOLDER/NAME`.
  public static Downloader standard(Map<String, String> environment) {
    var published = new Downloader(Duration.ofSeconds(30), List.of());
    return Optional.ofNullable(environment.get("DIFFRAQT_DATA_MIRROR"))
        .filter(address -> !address.isBlank())
        .map(address -> published.withMirror(URI.create(address)))
        .orElse(published);
  }

  /// Asks the mirror alone, for `FOLDER/NAME` below its address.
  public Downloader withMirror(URI address) {
    var folder = address.toString().endsWith("/") ? address : URI.create(address + "/");
    return new Downloader(patience, List.of(folder));
  }

  /// Gives up after this long without an answer, or without a quarter of a megabyte more.
  public Downloader withPatience(Duration limit) {
    return new Downloader(limit, mirror);
  }

  /// Whether there is an address to fetch the file from.
  public boolean knows(DataFile file) {
    return !addresses(file).isEmpty();
  }

  /// Fetches a file below `root`, over what lies there, from the first address that gives it
  /// intact.
  ///
  /// @return where the file is now
  /// @throws DataException if no address gives it, with what each answered, or it cannot be stored
  public Path fetch(DataFile file, Path root, Consumer<DownloadProgress> listener) {
    var target = file.under(root);
    var attempts = new ArrayList<String>();
    try (var client = client()) {
      for (var address : addresses(file)) {
        var fault = new DownloadAttempt(client, file, target, patience).from(address, listener);
        if (fault.isEmpty()) {
          return target;
        }
        attempts.add(address + ": " + fault.get());
      }
    }
    throw new DataException(Refusals.notDownloaded(file, target, attempts));
  }

  private List<URI> addresses(DataFile file) {
    return mirror.isEmpty()
        ? file.addresses()
        : mirror.stream().map(root -> root.resolve(file.folder() + "/" + file.name())).toList();
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(patience)
        .build();
  }
}
