package io.diffraqt.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import io.diffraqt.backend.Backend;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.result.Counts;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Estimator;
import io.diffraqt.run.Sampler;
import io.diffraqt.run.Surroundings;
import io.diffraqt.target.Target;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BackendModuleTest {
  @Test
  void anUnknownNameFailsBeforeAnInjectorExists() {
    assertThatThrownBy(() -> BackendModule.named("nowhere"))
        .isExactlyInstanceOf(UnknownBackendException.class)
        .hasMessageStartingWith("no backend 'nowhere'");
  }

  @Test
  void samplerAndEstimatorShareTheOpenedBackend() {
    var backend =
        Backend.sampling(
            Target.unrestricted("ones", 2), (circuit, shots) -> Counts.tally(1, shots, () -> 1));
    var around = Surroundings.ofThisProcess().withSeed(1);
    var injector = Guice.createInjector(BackendModule.of(Connection.to("ones", backend, around)));
    var circuit = Circuit.onQubits(1).measureAll().build();
    var counts = injector.getInstance(Sampler.class).sample(circuit, 3).counts();
    assertThat(counts.asMap()).isEqualTo(Map.of("1", 3L));
    assertThat(injector.getInstance(Estimator.class)).isNotNull();
    assertThat(injector.getInstance(Target.class).name()).isEqualTo("ones");
  }
}
