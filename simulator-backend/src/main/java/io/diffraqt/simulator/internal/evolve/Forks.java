package io.diffraqt.simulator.internal.evolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Branches of one walk that wait for a thread to follow them. Thread-safe.
///
/// Every branch draws from a seed of its own, so that it does not matter who follows it, and when.
final class Forks {
  private final int most;
  private final Deque<Fork> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// Threads that follow a branch now, from which others may part.
  private int busy;

  /// A state on its way through a plan.
  ///
  /// @param state as it is, no other branch's
  /// @param next index of the swept step to go on with
  /// @param bits recorded so far
  /// @param portion that follows
  record Fork(Register state, int next, Bits bits, Portion portion) {}

  /// @param most as many branches wait, each with its state
  Forks(int most) {
    this.most = most;
  }

  /// Hands a branch to whoever is free next.
  ///
  /// @return false when enough wait already; then it is the caller's
  boolean offer(Fork fork) {
    lock.lock();
    try {
      if (waiting.size() >= most) {
        return false;
      }
      waiting.add(fork);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Follows branches until none waits and none can part any more. Called once by each thread.
  void follow(Walker walker) {
    for (var fork = next(); fork.isPresent(); fork = next()) {
      var isFollowed = false;
      try {
        walker.walk(fork.get());
        isFollowed = true;
      } finally {
        end(isFollowed);
      }
    }
  }

  private Optional<Fork> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && busy > 0) {
        changed.awaitUninterruptibly();
      }
      var next = Optional.ofNullable(waiting.poll());
      busy += next.isPresent() ? 1 : 0;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /// After a failure nothing that waits is followed.
  private void end(boolean isFollowed) {
    lock.lock();
    try {
      busy--;
      if (!isFollowed) {
        waiting.clear();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
