package io.diffraqt.examples.diffusion;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A fixed number of threads for work whose result does not depend on that number.
public final class Workers implements AutoCloseable {
  private final ExecutorService pool;

  private Workers(ExecutorService pool) {
    this.pool = pool;
  }

  /// A pool of its own; it does not keep the program alive.
  ///
  /// @param threads at least 1
  public static Workers of(int threads) {
    return new Workers(
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory()));
  }

  /// Runs `task` for 0 to `count - 1` and gives the results in that order.
  ///
  /// @throws RuntimeException the first failure of a task, in their order
  public <R> List<R> map(int count, IntFunction<R> task) {
    var futures =
        IntStream.range(0, count).mapToObj(k -> pool.submit(() -> task.apply(k))).toList();
    return futures.stream().map(Workers::join).toList();
  }

  /// Interruption is left to the caller of the loop: a batch is short and always completed.
  private static <R> R join(Future<R> future) {
    var interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException _) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(failure);
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
