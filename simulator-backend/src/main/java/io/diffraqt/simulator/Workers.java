package io.diffraqt.simulator;

import io.diffraqt.simulator.internal.evolve.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Threads that share the rows of a batch; they end by themselves when idle. Thread-safe.
final class Workers implements Team {
  /// Multiply-adds below which a thread costs more than it saves: about 0.2 ms of one core.
  static final double LEAST_WORK = 1e6;

  private static final long IDLE_SECONDS = 5;

  private final int threads;
  private final ExecutorService pool;

  Workers(int threads) {
    this.threads = threads;
    var executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("simulator-", 0).factory());
    executor.allowCoreThreadTimeOut(true);
    this.pool = executor;
  }

  /// One result per row, in order. Each thread makes one worker and uses it for a run of rows; a
  /// worker that has the calling thread alone is given all threads as its team.
  ///
  /// @param work per row, in multiply-adds; little work stays on the calling thread
  /// @param most as many workers fit in memory; one is always made
  <T> List<T> rows(int rows, double work, int most, Function<Team, IntFunction<T>> worker) {
    var parts = work * rows < LEAST_WORK ? 1 : Math.min(Math.min(threads, most), rows);
    if (parts <= 1) {
      return run(worker.apply(this), 0, rows);
    }
    var tasks = new ArrayList<Callable<List<T>>>();
    for (var p = 0; p < parts; p++) {
      var from = (int) ((long) rows * p / parts);
      var to = (int) ((long) rows * (p + 1) / parts);
      tasks.add(() -> run(worker.apply(Team.ALONE), from, to));
    }
    return join(tasks);
  }

  private static <T> List<T> run(IntFunction<T> worker, int from, int to) {
    var results = new ArrayList<T>(to - from);
    for (var row = from; row < to; row++) {
      results.add(worker.apply(row));
    }
    return results;
  }

  @Override
  public int size() {
    return threads;
  }

  @Override
  public void run(int parts, IntConsumer work) {
    if (parts <= 1) {
      Team.ALONE.run(parts, work);
      return;
    }
    var tasks =
        IntStream.range(0, parts)
            .<Callable<List<Integer>>>mapToObj(part ->
                () -> {
                  work.accept(part);
                  return List.of();
                })
            .toList();
    join(tasks);
  }

  private <T> List<T> join(List<Callable<List<T>>> tasks) {
    var results = new ArrayList<T>();
    try {
      for (var part : pool.invokeAll(tasks)) {
        results.addAll(part.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Team.requireNotInterrupted();
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
    return results;
  }

  private static RuntimeException unchecked(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }

  void close() {
    pool.shutdown();
  }
}
