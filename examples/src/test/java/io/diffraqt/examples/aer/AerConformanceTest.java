package io.diffraqt.examples.aer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.tck.BackendContract;
import io.diffraqt.tck.Trait;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AerConformanceTest implements BackendContract {
  private static final String PYTHON = System.getenv().getOrDefault("DIFFRAQT_PYTHON", "python3");

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
    assertThatThrownBy(() -> AerProcess.start("/no/such/python"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("/no/such/python")
        .hasMessageContaining("set DIFFRAQT_PYTHON");
  }
}
