package io.diffraqt.run;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.CompilationCache;
import io.diffraqt.transpile.CompiledCircuit;
import io.diffraqt.transpile.Transpiler;
import java.util.ArrayList;
import java.util.List;

/// Compiles for one target and remembers the programs used last.
final class Compilation {
  private static final int KEPT = 64;
  private static final int LEVEL = 1;

  private final Target target;
  private final Transpiler transpiler;
  private final CompilationCache cache = CompilationCache.of(KEPT);

  Compilation(Target target) {
    this.target = target;
    this.transpiler = Transpiler.to(target).withLevel(LEVEL);
  }

  CompiledCircuit of(Circuit circuit) {
    return runsAsItIs(circuit)
        ? CompiledCircuit.unchanged(circuit)
        : cache.compile(transpiler, circuit);
  }

  /// What a provenance says of a run: that it was compiled, unless it ran as it is, and by which
  /// method a simulator ran it.
  static List<String> stages(
      Connection connection, CompiledCircuit compiled, Bindings bindings, Request request) {
    var stages = new ArrayList<String>();
    if (!compiled.stages().isEmpty()) {
      stages.add("transpile:level=" + LEVEL);
    }
    connection
        .exactBackend()
        .flatMap(backend -> backend.method(compiled.circuit(), bindings, request))
        .ifPresent(method -> stages.add("simulate:" + method));
    return List.copyOf(stages);
  }

  /// Whoever names the qubits and uses the gates of a device wants just those.
  private boolean runsAsItIs(Circuit circuit) {
    return circuit.isPhysical() && target.violations(circuit).isEmpty();
  }
}
