package io.diffraqt.examples.aer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.tck.BackendContract;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AerConformanceTest implements BackendContract {
  private static final String PYTHON =
      System.getenv().getOrDefault("DIFFRAQT_PYTHON", "python3");

  @Override
  public BackendPlugin plugin() {
    return new AerPlugin();
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(
        Trait.INSTALLED,
        Trait.NOISELESS,
        Trait.MID_CIRCUIT,
        Trait.CONDITIONS,
        Trait.RESET,
        Trait.DELAYS,
        Trait.SEEDED,
        Trait.MIXED_SHOTS,
        Trait.IDEMPOTENT_SUBMIT);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("DIFFRAQT_PYTHON", PYTHON);
  }

  @Override
  @TestFactory
  public Stream<DynamicContainer> backendContract() {
    try {
      AerProcess.start(PYTHON).close();
    } catch (RefusedException e) {
      Assumptions.abort("Qiskit Aer is not tested here: " + e.getMessage());
    }
    return BackendContract.super.backendContract();
  }

  @Test
  void aMissingInterpreterIsRefusedWithWhatToDo() {
    var nowhere =
        Subject.of(plugin(), traits())
            .withEnvironment(Map.of("DIFFRAQT_PYTHON", "/no/such/python"), Set.of());
    assertThatThrownBy(
            () ->
                nowhere
                    .plugin()
                    .open(
                        new io.diffraqt.backend.BackendContext(
                            java.util.Optional.empty(),
                            Map.of(),
                            nowhere.environment(),
                            java.time.Clock.systemUTC(),
                            new java.util.SplittableRandom(1),
                            java.util.List.of())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("/no/such/python")
        .hasMessageContaining("set DIFFRAQT_PYTHON");
  }
}
