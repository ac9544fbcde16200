package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final int BLOCK = 1 << 26;

  @Test
  void oneMoreBranchIsRefusedWithWhatItTakesAndWhatToDo() {
    assertThatThrownBy(() -> Memory.requireBranch(Form.PURE, 30))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("the state of one more branch takes 17,179,869,184 bytes (16.0 GiB)")
        .hasMessageContaining("use fewer qubits or fewer threads, or give java a larger heap");
    assertThatCode(() -> Memory.requireBranch(Form.PURE, 10)).doesNotThrowAnyException();
  }

  @Test
  void whatEarlierRunsLeftBehindIsNoReasonToRefuse() {
    var most = Memory.mostBits(Form.PURE);
    var left = 0L;
    for (var taken = 0L; taken < Runtime.getRuntime().maxMemory() / 4 * 3; taken += BLOCK) {
      left += new byte[BLOCK].length;
    }
    assertThat(left).isPositive();
    assertThatCode(() -> Memory.requireState(Form.PURE, most)).doesNotThrowAnyException();
  }

  @Test
  void aChoiceByMemoryDoesNotDependOnWhatIsFree() {
    assertThat(Memory.holdsWell(Memory.mostBits(Form.PURE) - 1)).isTrue();
    assertThat(Memory.holdsWell(Memory.mostBits(Form.PURE))).isFalse();
  }

  @Test
  void inSinglePrecisionOneMoreQubitFits() {
    var most = Memory.mostBits(Form.PURE);
    assertThat(Memory.mostBits(Form.SINGLE)).isEqualTo(Math.min(30, most + 1));
    assertThatThrownBy(() -> Memory.requireState(Form.SINGLE, 40))
        .hasMessageContaining("a state of 40 qubits takes 8,796,093,022,208 bytes");
  }
}
