package io.diffraqt.simulator.internal.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.internal.kernel.KernelChoice;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Planner;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class StatesTest {
  private static final Circuit PARTING =
      Circuit.onQubits(3).h(0).measure(0, 0).h(0).h(1).measure(1, 1).h(1).measureAll().build();

  private static Plan plan(Aim.Form form) {
    return Planner.plan(new Aim(PARTING, List.of(), Aim.Kept.RECORDED, form), NoiseModel.none());
  }

  private static Registers registers(Aim.Form form, Room room) {
    return new Registers(form, KernelChoice.SCALAR.kernels(), Team.ALONE, room);
  }

  @Test
  void aStateIsAskedForWhenItIsMadeAndNotWhenItIsUsedAgain() {
    for (var form : Aim.Form.values()) {
      var asked = new AtomicInteger();
      var sampling =
          new Sampling(plan(form), registers(form, (_, _) -> asked.incrementAndGet()), Team.ALONE);
      for (var seed = 0; seed < 20; seed++) {
        sampling.counts(Bindings.none(), 0, new Portion.Shots(1_000, seed));
      }
      assertThat(asked).as("%s", form).hasValue(2);
    }
  }

  /// Two threads that are both there.
  private record Two() implements Team {
    @Override
    public int size() {
      return 2;
    }

    @Override
    public void run(int parts, IntConsumer work) {
      var other = CompletableFuture.runAsync(() -> work.accept(1));
      try {
        work.accept(0);
      } finally {
        other.join();
      }
    }
  }

  @Test
  void aBranchWithoutRoomIsRefusedAndEndsAllThreads() {
    Room none =
        (_, bits) -> {
          throw new IllegalStateException("no room for 2^" + bits);
        };
    for (var followers : List.of(Team.ALONE, new Two())) {
      var sampling = new Sampling(plan(Aim.Form.PURE), registers(Aim.Form.PURE, none), followers);
      for (var seed = 0; seed < 50; seed++) {
        var shots = new Portion.Shots(1_000, seed);
        assertThatThrownBy(() -> sampling.counts(Bindings.none(), 0, shots))
            .hasMessageContaining("no room for 2^3");
      }
    }
  }
}
