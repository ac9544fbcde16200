package io.diffraqt.examples.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Where pictures are had: from files that are already here and intact, drawn, or, only by an
/// explicit call, from the network.
public final class DataSource {
  private final DataFolders folders;
  private final Downloader downloader;

  private DataSource(DataFolders folders, Downloader downloader) {
    this.folders = folders;
    this.downloader = downloader;
  }

  /// The folders of {@link DataFolders#standard} for this process, downloads from the publishers or
  /// from `$DIFFRAQT_DATA_MIRROR`.
  public static DataSource standard() {
    var environment = System.getenv();
    var here = Path.of("").toAbsolutePath();
    var home = Path.of(System.getProperty("user.home"));
    return of(DataFolders.standard(environment, here, home), Downloader.standard(environment));
  }

  public static DataSource of(DataFolders folders, Downloader downloader) {
    return new DataSource(folders, downloader);
  }

  /// One part of a data set. Each file is compared with its published checksum first; never touches
  /// the network.
  ///
  /// @throws DataException if a file is missing, altered or unreadable, or there is no such part
  public ImageSet load(Dataset dataset, Part part) {
    var origin = dataset.origin(part);
    return switch (dataset.layout(part)) {
      case Layout.LabelledIdx(var images, var labels) ->
          IdxFile.read(intact(dataset, images), 3)
              .toImages(origin)
              .labelled(IdxFile.read(intact(dataset, labels), 1).toLabels());
      case Layout.UnlabelledColourIdx(var images) ->
          IdxFile.read(intact(dataset, images), 4).toImages(origin);
      case Layout.DigitTable(var table) -> DigitTable.read(intact(dataset, table), origin);
      case Layout.NumpyArchive(var archive) ->
          NumpyArchive.read(intact(dataset, archive), part, origin);
      case Layout.Drawn(var count, var size, var seed) ->
          Glyphs.draw(count, size, new SplittableRandom(seed)).from(origin);
    };
  }

  /// Whether every file of the data set is found; says nothing about checksums.
  public boolean has(Dataset dataset) {
    return dataset.files().stream().allMatch(file -> folders.locate(file).isPresent());
  }

  /// Fetches into the cache what no folder has intact, and says where every file of the data set
  /// is. A file outside the cache is never replaced.
  ///
  /// @param listener told after every piece of every download
  /// @throws DataException if a file has no address, no address gives it with the right checksum,
  ///   the cache cannot be written, or a file outside the cache is altered
  public List<Path> download(Dataset dataset, Consumer<DownloadProgress> listener) {
    var places = new ArrayList<Path>();
    for (var file : dataset.files()) {
      places.add(intactOrFetched(dataset, file, listener));
    }
    return List.copyOf(places);
  }

  private Path intactOrFetched(
      Dataset dataset, DataFile file, Consumer<DownloadProgress> listener) {
    var place = folders.locate(file).orElse(file.under(folders.cache()));
    if (place.equals(file.under(folders.cache()))) {
      return file.isIntact(place) ? place : fetched(dataset, file, listener);
    }
    file.check(place);
    return place;
  }

  private Path fetched(Dataset dataset, DataFile file, Consumer<DownloadProgress> listener) {
    if (!downloader.knows(file)) {
      throw new DataException(Refusals.notAddressed(dataset, file, folders.cache()));
    }
    return downloader.fetch(file, folders.cache(), listener);
  }

  private Path intact(Dataset dataset, DataFile file) {
    var path =
        folders
            .locate(file)
            .orElseThrow(() -> new DataException(Refusals.missing(dataset, file, folders.roots())));
    file.check(path);
    return path;
  }
}
