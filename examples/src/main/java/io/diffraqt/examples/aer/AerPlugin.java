package io.diffraqt.examples.aer;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import java.util.Set;

/// Qiskit Aer's state-vector simulator, in a Python process that lives as long as the backend.
///
/// The variable `DIFFRAQT_PYTHON` names the interpreter; without it, `python3` of the path is
/// taken. It needs the packages `qiskit`, `qiskit-aer` and `qiskit-qasm3-import`.
public final class AerPlugin implements BackendPlugin {
  private static final String PYTHON = "DIFFRAQT_PYTHON";

  @Override
  public String name() {
    return "aer";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    var python = context.environment().getOrDefault(PYTHON, "python3");
    return AerBackend.on(AerProcess.start(python), context.random());
  }
}
