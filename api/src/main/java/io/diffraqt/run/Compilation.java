package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.CompiledCircuit;
import io.diffraqt.transpile.Layout;
import io.diffraqt.transpile.Transpiler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// Compiles for one target and remembers the programs used last. Guarded by a lock.
final class Compilation {
  private static final int KEPT = 64;
  private static final int LEVEL = 1;

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
        compiled = runsAsItIs(circuit) ? asItIs(circuit) : compiled(circuit);
        keep(circuit, compiled);
      }
      return compiled;
    } finally {
      lock.unlock();
    }
  }

  /// What a provenance says of the compilation; nothing where the circuit ran as it is.
  static List<String> stages(CompiledCircuit compiled) {
    return compiled.stages().isEmpty() ? List.of() : List.of("transpile:level=" + LEVEL);
  }

  /// Whoever names the qubits and uses the gates of a device wants just those.
  private boolean runsAsItIs(Circuit circuit) {
    return circuit.isPhysical() && target.violations(circuit).isEmpty();
  }

  private static CompiledCircuit asItIs(Circuit circuit) {
    var layout = Layout.identity(circuit.qubits());
    return new CompiledCircuit(
        circuit, layout, layout, List.of(), OptionalDouble.empty(), UnaryOperator.identity());
  }

  private CompiledCircuit compiled(Circuit circuit) {
    var compiled = Transpiler.to(target).withLevel(LEVEL).compile(circuit);
    target.require(compiled.circuit());
    return compiled;
  }

  private void keep(Circuit circuit, CompiledCircuit compiled) {
    kept.put(circuit, compiled);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
