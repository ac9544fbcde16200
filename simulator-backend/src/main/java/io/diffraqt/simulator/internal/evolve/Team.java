package io.diffraqt.simulator.internal.evolve;

import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/// Threads that share the work on one state.
public interface Team {
  /// The calling thread alone.
  Team ALONE =
      new Team() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public void run(int parts, IntConsumer work) {
          for (var part = 0; part < parts; part++) {
            work.accept(part);
          }
        }
      };

  /// Ends a run whose thread was interrupted; asked between steps, and between blocks of a large
  /// state.
  ///
  /// @throws CancellationException when the thread is interrupted, which it stays
  static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while simulating; nothing of the run is kept");
    }
  }

  /// How many threads there are.
  int size();

  /// The same threads, of which `threads` are counted on.
  default Team atMost(int threads) {
    return threads >= size() ? this : new Part(this, threads);
  }

  /// A part of a team.
  ///
  /// @param whole whose threads do the work
  /// @param size at least 1
  record Part(Team whole, int size) implements Team {
    @Override
    public void run(int parts, IntConsumer work) {
      whole.run(parts, work);
    }
  }

  /// Does all parts, at the same time where possible, and returns when they are done.
  ///
  /// @param work takes a part, from 0 on
  void run(int parts, IntConsumer work);
}
