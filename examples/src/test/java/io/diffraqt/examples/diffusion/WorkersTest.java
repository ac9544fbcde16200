package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void resultsComeInTheOrderOfTheTasks() {
    try (var workers = Workers.of(3)) {
      assertThat(workers.map(100, k -> k * k))
          .isEqualTo(IntStream.range(0, 100).mapToObj(k -> k * k).toList());
    }
  }

  @Test
  void theFailureOfATaskReachesTheCaller() {
    try (var workers = Workers.of(2)) {
      assertThatThrownBy(() ->
              workers.map(
                  4,
                  k -> {
                    throw new IllegalStateException("task " + k);
                  }))
          .hasMessage("task 0");
    }
  }

  @Test
  void anInterruptedCallerStillGetsTheBatchAndStaysInterrupted() {
    try (var workers = Workers.of(2)) {
      Thread.currentThread().interrupt();
      assertThat(workers.map(3, k -> k)).containsExactly(0, 1, 2);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
