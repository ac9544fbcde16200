package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Remembers compiled circuits by content: the circuit, the target and the options. Guarded by a
/// lock; one circuit is compiled at a time.
public final class CompilationCache {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Transpiler.Key, CompiledCircuit> kept = new LinkedHashMap<>(16, 0.75f, true);

  private CompilationCache(int capacity) {
    this.capacity = capacity;
  }

  /// A cache that keeps the results used last.
  ///
  /// @param capacity how many, at least 1
  public static CompilationCache of(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a cache of " + capacity + " results; 1 is the least");
    }
    return new CompilationCache(capacity);
  }

  /// What the transpiler makes of the circuit, from memory where it made it before.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException as [Transpiler#compile]
  public CompiledCircuit compile(Transpiler transpiler, Circuit circuit) {
    lock.lock();
    try {
      var key = transpiler.key(circuit);
      var compiled = kept.get(key);
      if (compiled == null) {
        compiled = transpiler.compile(circuit);
        kept.put(key, compiled);
        kept.keySet().stream()
            .limit(Math.max(0, kept.size() - capacity))
            .toList()
            .forEach(kept::remove);
      }
      return compiled;
    } finally {
      lock.unlock();
    }
  }

  /// How many results are kept.
  public int size() {
    lock.lock();
    try {
      return kept.size();
    } finally {
      lock.unlock();
    }
  }
}
