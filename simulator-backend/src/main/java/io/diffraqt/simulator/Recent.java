package io.diffraqt.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// What was made for recent keys, by content, the least recently used one dropped. Thread-safe.
///
/// @param <K> equal keys give equal things
/// @param <V> immutable
final class Recent<K, V> {
  private static final int MOST = 128;

  private final Function<K, V> maker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, V> made = new LinkedHashMap<>(16, .75f, true);

  /// The same key again and again is the rule: to compare it with itself is quick, to compute the
  /// hash of a circuit takes microseconds.
  private volatile Optional<Entry<K, V>> last = Optional.empty();

  private record Entry<K, V>(K key, V value) {}

  Recent(Function<K, V> maker) {
    this.maker = maker;
  }

  /// The thing for a key, made now or before.
  V of(K key) {
    var newest = last;
    if (newest.isPresent() && newest.get().key().equals(key)) {
      return newest.get().value();
    }
    lock.lock();
    try {
      var found = made.computeIfAbsent(key, maker);
      if (made.size() > MOST) {
        made.remove(made.keySet().iterator().next());
      }
      last = Optional.of(new Entry<>(key, found));
      return found;
    } finally {
      lock.unlock();
    }
  }
}
