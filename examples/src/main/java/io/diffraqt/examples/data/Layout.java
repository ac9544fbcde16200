package io.diffraqt.examples.data;

import java.util.List;

/// How one part of a data set is stored.
sealed interface Layout {
  /// The files it takes, none for drawn pictures.
  List<DataFile> files();

  record LabelledIdx(DataFile images, DataFile labels) implements Layout {
    @Override
    public List<DataFile> files() {
      return List.of(images, labels);
    }
  }

  record UnlabelledColourIdx(DataFile images) implements Layout {
    @Override
    public List<DataFile> files() {
      return List.of(images);
    }
  }

  record DigitTable(DataFile table) implements Layout {
    @Override
    public List<DataFile> files() {
      return List.of(table);
    }
  }

  record NumpyArchive(DataFile archive) implements Layout {
    @Override
    public List<DataFile> files() {
      return List.of(archive);
    }
  }

  record Drawn(int count, int size, long seed) implements Layout {
    @Override
    public List<DataFile> files() {
      return List.of();
    }
  }
}
