package io.diffraqt.transpile;

import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The graph of a target, made when it is first asked for: circuits that fit as they are need none.
/// Guarded by a lock.
final class LazyGraph {
  private final Target target;
  private final ReentrantLock lock = new ReentrantLock();

  /// One entry once it is made.
  private final List<DeviceGraph> made = new ArrayList<>(1);

  LazyGraph(Target target) {
    this.target = target;
  }

  DeviceGraph graph() {
    lock.lock();
    try {
      if (made.isEmpty()) {
        made.add(DeviceGraph.of(target));
      }
      return made.getFirst();
    } finally {
      lock.unlock();
    }
  }
}
