package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same seed gives the same circuit, and the time limit is all that time decides.
class ReproducibilityTest {
  private static final Circuit PROGRAM = new RandomCircuits(3, 7).gates(40);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theNumberOfThreadsChangesNothing(int level) throws Exception {
    var transpiler = Transpiler.to(Targets.ringEcr(9)).withLevel(level).withSeed(11);
    var alone = on(1, transpiler);
    assertEquals(alone, on(2, transpiler));
    assertEquals(alone, on(4, transpiler));
  }

  @Test
  void anotherSeedMayGiveAnotherCircuit() {
    var transpiler = Transpiler.to(Targets.ringEcr(9)).withLevel(1);
    var circuits =
        LongStream.range(0, 8)
            .mapToObj(s -> transpiler.withSeed(s).withTrials(1).compile(PROGRAM).circuit())
            .distinct();
    assertTrue(circuits.count() > 1);
  }

  @Test
  void whenTheTimeIsUpTheBestResultSoFarIsTaken() {
    var transpiler = Transpiler.to(Targets.ringEcr(9)).withLevel(3).withSeed(5);
    var limited = transpiler.withTimeLimit(Duration.ofSeconds(3));
    var all = gates(transpiler);
    var hurried = limited.withClock(ticking(10)).compile(PROGRAM).circuit();
    assertEquals(List.of(), Targets.ringEcr(9).violations(hurried));
    assertEquals(hurried, limited.withClock(ticking(20)).compile(PROGRAM).circuit());
    assertTrue(all < hurried.multiQubitGates(), "more time finds a better circuit here");
    assertEquals(all, gates(limited.withClock(() -> 0)), "time stands still");
  }

  @Test
  void stagesAreTimedByTheGivenClock() {
    var compiled =
        Transpiler.to(Targets.lineCz(7)).withLevel(0).withClock(ticking(2)).compile(PROGRAM);
    assertTrue(compiled.stages().stream().allMatch(s -> s.seconds() >= 2 && s.seconds() % 2 == 0));
  }

  private static Circuit on(int threads, Transpiler transpiler) throws Exception {
    try (var pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> transpiler.compile(PROGRAM).circuit()).get();
    }
  }

  private static int gates(Transpiler transpiler) {
    return transpiler.compile(PROGRAM).circuit().multiQubitGates();
  }

  /// A clock that goes on by so many seconds each time it is read.
  private static LongSupplier ticking(long seconds) {
    var now = new AtomicLong();
    return () -> now.addAndGet(seconds * 1_000_000_000L);
  }
}
