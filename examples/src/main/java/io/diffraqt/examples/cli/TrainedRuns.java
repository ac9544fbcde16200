package io.diffraqt.examples.cli;

import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.catalog.Models;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds what `RUN` means: the folder of a training run, its file, or a model that comes with the
/// program.
final class TrainedRuns {
  private static final String FILE = "trained.json";

  private TrainedRuns() {}

  static boolean isRun(String run) {
    var path = Path.of(run);
    return Files.isDirectory(path)
        || Models.all().stream().anyMatch(m -> m.name().equals(run))
        || path.endsWith(FILE);
  }

  static TrainedModel open(String run) {
    var path = Path.of(run);
    if (Files.isDirectory(path)) {
      requireTrained(path);
      return Models.trained(path.resolve(FILE));
    }
    return Files.isRegularFile(path) ? Models.trained(path) : Models.embedded(model(run).name());
  }

  private static void requireTrained(Path folder) {
    if (!Files.exists(folder.resolve(FILE))) {
      throw new CallException(
          "%s has no %s; a training run ends with that file: go on with train --resume --out %s"
              .formatted(folder, FILE, folder));
    }
  }

  /// The untrained model of a name.
  ///
  /// @throws CallException when there is none, with the list of names
  static DiffusionModel model(String name) {
    return Models.all().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static CallException unknown(String name) {
    var names = Models.all().stream().map(DiffusionModel::name).toList();
    return new CallException(
        "there is no model '%s'; choose one of %s".formatted(name, String.join(", ", names)));
  }
}
