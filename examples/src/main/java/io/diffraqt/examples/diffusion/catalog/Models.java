package io.diffraqt.examples.diffusion.catalog;

import io.diffraqt.error.QuantumException;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.cacioppo.CacioppoModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The models that can be named on the command line.
public final class Models {
  private static final List<DiffusionModel> ALL =
      List.of(CacioppoModel.linearNoise(), CacioppoModel.constantNoise());

  private Models() {}

  /// All models, the one to try first at the head.
  public static List<DiffusionModel> all() {
    return ALL;
  }

  /// The model of a name.
  ///
  /// @throws QuantumException if there is none, with the list of names
  public static DiffusionModel named(String name) {
    return ALL.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new QuantumException(unknown(name)));
  }

  /// A trained model from the file of a training run.
  ///
  /// @throws io.diffraqt.examples.diffusion.StoredStateException if it is missing, cut or altered
  public static TrainedModel trained(Path file) {
    return TrainedModel.read(file, Models::named);
  }

  /// The trained model that comes with this program.
  ///
  /// @throws QuantumException if this program brings none for that name
  public static TrainedModel embedded(String name) {
    var resource = named(name).name() + ".json";
    try (var stream = Models.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new QuantumException(
            "this program brings no trained angles for %s; train it first: diffraqt train %s"
                .formatted(name, name));
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return TrainedModel.parse(text, resource, Models::named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unknown(String name) {
    return "there is no model '%s'; choose one of %s"
        .formatted(name, ALL.stream().map(DiffusionModel::name).collect(Collectors.joining(", ")));
  }
}
