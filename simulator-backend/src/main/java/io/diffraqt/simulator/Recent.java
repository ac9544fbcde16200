package io.diffraqt.simulator;

import io.diffraqt.simulator.internal.plan.Aim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// What was made for recent aims, by content, the least recently used one dropped. Thread-safe.
///
/// @param <V> immutable
final class Recent<V> {
  private static final int MOST = 128;

  private final Function<Aim, V> maker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Aim, V> made = new LinkedHashMap<>(16, .75f, true);

  /// The same circuit object again and again is the rule; comparing contents takes microseconds.
  private volatile Optional<Made<V>> last = Optional.empty();

  private record Made<V>(Aim aim, V value) {
    @SuppressWarnings("ReferenceEquality") // Equal circuits that are not the same are found later.
    boolean isFor(Aim other) {
      return aim.circuit() == other.circuit()
          && aim.extra().equals(other.extra())
          && aim.kept() == other.kept()
          && aim.form() == other.form();
    }
  }

  Recent(Function<Aim, V> maker) {
    this.maker = maker;
  }

  /// The thing for an aim, made now or before.
  V of(Aim aim) {
    var before = last;
    return before.isPresent() && before.get().isFor(aim) ? before.get().value() : found(aim);
  }

  private V found(Aim aim) {
    lock.lock();
    try {
      var found = made.computeIfAbsent(aim, maker);
      if (made.size() > MOST) {
        made.remove(made.keySet().iterator().next());
      }
      last = Optional.of(new Made<>(aim, found));
      return found;
    } finally {
      lock.unlock();
    }
  }
}
