package io.diffraqt.examples.first;

import com.google.inject.Guice;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.guice.BackendModule;
import io.diffraqt.run.Sampler;
import java.util.List;

/// Prepares one GHZ state on each backend and prints how often its three bits agree.
final class GhzOnThreeBackends {
  private static final List<String> BACKENDS =
      List.of("simulator", "simulator?noise=fake_torino", "coin");

  private GhzOnThreeBackends() {}

  static void main() {
    var ghz = Circuit.onQubits(3).h(0).cx(0, 1).cx(1, 2).measureAll().build();
    for (var name : BACKENDS) {
      var injector = Guice.createInjector(BackendModule.named(name));
      try (var sampler = injector.getInstance(Sampler.class)) {
        var counts = sampler.sample(ghz, 4_000).counts();
        var agreement = counts.frequency("000") + counts.frequency("111");
        IO.println("%-28s bits agree in %.1f %% of shots".formatted(name, 100 * agreement));
      }
    }
  }
}
