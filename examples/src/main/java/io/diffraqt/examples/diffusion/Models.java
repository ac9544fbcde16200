package io.diffraqt.examples.diffusion;

import io.diffraqt.error.QuantumException;
import io.diffraqt.examples.diffusion.cacioppo.CacioppoModel;
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

  private static String unknown(String name) {
    return "there is no model '%s'; choose one of %s"
        .formatted(
            name, ALL.stream().map(DiffusionModel::name).collect(Collectors.joining(", ")));
  }
}
