package io.diffraqt.simulator;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.error.NearNames;
import io.diffraqt.error.UnknownBackendException;
import java.util.List;
import java.util.Optional;

/// Opens `simulator`, exact or under the noise that its settings name.
public final class SimulatorPlugin implements BackendPlugin {
  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public Backend open(BackendContext context) {
    context
        .device()
        .ifPresent(device -> {
          throw new UnknownBackendException(
              "the simulator has no device '%s'; its noise is named by simulator?noise=%s"
                  .formatted(device, device));
        });
    var settings = SimulatorSettings.of(context.settings());
    var noise = settings.noise().map(name -> find(name, settings, context));
    return new SimulatorBackend(settings, noise, context.random());
  }

  private static NamedNoise find(String name, SimulatorSettings settings, BackendContext context) {
    return context.noise().stream()
        .map(source -> source.find(name, settings.noiseSettings()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> unknown(name, context));
  }

  private static UnknownBackendException unknown(String name, BackendContext context) {
    var known = context.noise().stream().map(NoiseSource::names).flatMap(List::stream).toList();
    var near = NearNames.of(name, known);
    return new UnknownBackendException(
        "no noise is called '%s', and there is no such file%s; known: %s"
            .formatted(
                name,
                near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)",
                known.isEmpty() ? "none" : String.join(", ", known)));
  }
}
