package io.diffraqt.examples.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C into an interruption of the working thread, and lets it put its state on disk
/// before the process ends.
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /// Time for the worker to say where its state is; it cannot end before the process does.
  private static final Duration LAST_WORDS = Duration.ofMillis(300);

  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    this.hook = new Thread(() -> end(worker), "interruption");
  }

  /// From now on Ctrl-C interrupts the calling thread, and the process lasts until [#close].
  static Interruption ofThisThread() {
    var interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /// Ctrl-C ends the process at once again.
  @Override
  public void close() {
    saved.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending already; the hook has just been let go.
    }
  }

  private void end(Thread worker) {
    worker.interrupt();
    try {
      saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      worker.join(LAST_WORDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
