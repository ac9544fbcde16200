package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.CompiledCircuit;
import io.diffraqt.transpile.Transpiler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Compiles for one target and remembers the programs used last. Guarded by a lock.
final class Compilation {
  private static final int KEPT = 64;

  private final Target target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Circuit, CompiledCircuit> kept = new LinkedHashMap<>(16, 0.75f, true);

  Compilation(Target target) {
    this.target = target;
  }

  CompiledCircuit of(Circuit circuit) {
    lock.lock();
    try {
      var compiled = kept.get(circuit);
      if (compiled == null) {
        compiled = Transpiler.to(target).compile(circuit);
        target.require(compiled.circuit());
        keep(circuit, compiled);
      }
      return compiled;
    } finally {
      lock.unlock();
    }
  }

  private void keep(Circuit circuit, CompiledCircuit compiled) {
    kept.put(circuit, compiled);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
