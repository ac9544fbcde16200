package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text, reading gives a circuit or a [CircuitException], soon and within memory.
///
/// Texts are drawn for `-Ddiffraqt.fuzz.seconds`, 5 by default; `-Ddiffraqt.fuzz.seed` starts
/// elsewhere. A failure names the seed, the number of the text, and the text.
class FuzzTest {
  private static final long SECONDS = Long.getLong("diffraqt.fuzz.seconds", 5);
  private static final long SEED = Long.getLong("diffraqt.fuzz.seed", 40);

  /// The reader's limits let the longest program take about two seconds.
  private static final long HANGS_AFTER_SECONDS = 60;

  /// Written again and read again, a circuit of up to so many instructions.
  private static final int REREAD = 200;

  private final AtomicReference<String> current = new AtomicReference<>("");
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger tried = new AtomicInteger();

  @Test
  void anyTextIsReadOrRefusedWithinTheTime() throws InterruptedException {
    var done = new CompletableFuture<Void>();
    var worker = Thread.ofPlatform().daemon().name("fuzz").start(() -> drawAll(done));
    var before = -1;
    while (!done.isDone()) {
      before = awaitOne(done, before, worker);
    }
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new AssertionError(place(), e.getCause());
    }
    assertTrue(tried.get() > 100 && read.get() > tried.get() / 50, "read %s".formatted(place()));
  }

  /// Waits until another text is read, or all are.
  private int awaitOne(CompletableFuture<Void> done, int before, Thread worker)
      throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANGS_AFTER_SECONDS);
    while (!done.isDone() && tried.get() == before) {
      if (System.nanoTime() > end) {
        var hung = new AssertionError("hangs: " + place());
        hung.setStackTrace(worker.getStackTrace());
        throw hung;
      }
      try {
        done.get(50, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // Not yet done, or failed, which the caller finds.
      }
    }
    return tried.get();
  }

  private String place() {
    return "%d of %d texts, seed %d, the last one:\n%s"
        .formatted(read.get(), tried.get(), SEED, current.get());
  }

  private void drawAll(CompletableFuture<Void> done) {
    try {
      var programs = new FuzzPrograms(new Random(SEED));
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (System.nanoTime() < end) {
        current.set(programs.next());
        tried.incrementAndGet();
        read.addAndGet(isRead(current.get()) ? 1 : 0);
      }
      done.complete(null);
    } catch (Throwable e) {
      done.completeExceptionally(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qubit[1000000000] q;",
        "bit[1000000000] c;",
        "qubit q; for int i in [0:1000000000] { h q; }",
        "int n; for int i in [0:1000000000] { n += 1; }",
        "int n; while (true) { n += 0; }",
        "qubit[10000] q; for int i in [0:100000] { barrier q; }",
        "qubit[10000] q; for int i in [0:100000] { h q; }",
        "qubit q; pow(1000000000) @ rx(0.1) q;",
        "qubit q; gate g a { x a; z a; } pow(1000000000) @ g q;",
        "qubit[3] q; ctrl(1000000000) @ x q[0], q[1];",
        "array[int, 1000, 1000, 1000] a;",
        "def f(int n) -> int { return f(n + 1); } int n = f(0);",
        "qubit q; bit c; for int i in [0:100000000] { bit b; b = measure q; }",
        "uint[8] n = 1; for int i in [9223372036854775800:9223372036854775807] { n <<= 1; }",
        "for int i in [-9223372036854775807:9223372036854775807] { }",
        "qubit q; for int i in [0:1000000000] {\n#pragma braket noise bit_flip(0.1) q\n}",
        "qubit q; for int i in [0:1000000000] {\n#pragma braket result expectation x(q)\n}",
        "qubit[10000] q;\n#pragma braket unitary([[1, 0], [0, 1]]) q\n",
        "qubit[10000] q; for int i in [0:100000] {\n#pragma braket result probability q\n}",
      })
  void bombsAreDefusedSoon(String text) {
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> isRead(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "{", "ctrl @ ", "if (true) ", "[", "1 + ", "x(", "1 ** "})
  void deepNestingIsRefused(String piece) {
    for (var prefix : List.of("", "int n = ", "qubit q; ")) {
      assertTrue(!isRead(prefix + piece.repeat(100_000)));
    }
  }

  @Test
  void gatesDefinedByGatesDefinedByGatesMultiply() {
    var text = new StringBuilder("qubit q; gate g0 a { x a; } ");
    for (var k = 1; k < 40; k++) {
      text.append("gate g%d a { g%d a; g%d a; } ".formatted(k, k - 1, k - 1));
    }
    assertTrue(!isRead(text + "g39 q;"));
  }

  @Test
  void theSameTextGivesTheSameCircuit() {
    for (var seed : FuzzPrograms.specification()) {
      assertEquals(OpenQasm3.read(seed), OpenQasm3.read(seed));
    }
  }

  private static boolean isRead(String text) {
    QasmProgram program;
    try {
      program = OpenQasm3.readProgram(text, "program", Map.of());
    } catch (CircuitException e) {
      return false;
    }
    if (program.circuit().instructions().size() <= REREAD) {
      List.of(Dialect.values()).forEach(dialect -> reread(program, dialect));
    }
    return true;
  }

  /// What was read can be written, unless the dialect has no form for it, and is then read again.
  private static void reread(QasmProgram program, Dialect dialect) {
    String text;
    try {
      text = OpenQasm3.write(program, dialect);
    } catch (CircuitException e) {
      return;
    }
    Circuit back = OpenQasm3.readProgram(text, dialect.name(), Map.of()).circuit();
    assertEquals(program.circuit().bits(), back.bits(), text);
    assertTrue(program.circuit().isPhysical() || program.circuit().qubits() == back.qubits(), text);
  }
}
