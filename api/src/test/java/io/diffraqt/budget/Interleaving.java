package io.diffraqt.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Lets several processes take turns, one step at a time, in an order that a seed decides.
final class Interleaving {
  /// The end of a process in the middle of what it does. An error, so that no code under test
  /// handles it.
  static final class ProcessDeath extends Error {
    ProcessDeath() {
      super("killed", null, false, false);
    }
  }

  private final RandomGenerator random;
  private final double deaths;
  private final Map<Thread, Semaphore> turns = new HashMap<>();
  private final Semaphore back = new Semaphore(0);

  /// @param deaths chance of dying at each step, in 0..1
  Interleaving(RandomGenerator random, double deaths) {
    this.random = random;
    this.deaths = deaths;
  }

  /// Called by a process wherever another may go on, or it may die.
  void step() {
    var turn = turns.get(Thread.currentThread());
    if (turn == null) {
      return;
    }
    back.release();
    turn.acquireUninterruptibly();
    if (random.nextDouble() < deaths) {
      throw new ProcessDeath();
    }
  }

  /// Runs all processes to their end or death.
  void run(List<Runnable> processes) {
    var living = new ArrayList<Thread>();
    for (var process : processes) {
      var turn = new Semaphore(0);
      var thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                turn.acquireUninterruptibly();
                try {
                  process.run();
                } finally {
                  back.release();
                }
              });
      turns.put(thread, turn);
      living.add(thread);
    }
    living.forEach(Thread::start);
    while (!living.isEmpty()) {
      var chosen = living.get(random.nextInt(living.size()));
      turns.get(chosen).release();
      back.acquireUninterruptibly();
      living.removeIf(thread -> ended(thread, chosen));
    }
    turns.clear();
  }

  private boolean ended(Thread thread, Thread chosen) {
    if (thread != chosen || turns.get(thread).hasQueuedThreads()) {
      return false;
    }
    return !thread.isAlive() || !waits(thread);
  }

  /// A thread that has given its turn back either waits for the next one or ends.
  private boolean waits(Thread thread) {
    while (thread.isAlive() && !turns.get(thread).hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    return thread.isAlive();
  }
}
