package io.diffraqt.conformance;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.target.Target;
import io.diffraqt.tck.Trait;
import java.util.EnumSet;
import java.util.Set;

/// Opens the correct backend.
public final class ReferencePlugin implements BackendPlugin {
  static final int QUBITS = 8;

  /// All that it is good for.
  static Set<Trait> traits() {
    var traits = EnumSet.allOf(Trait.class);
    traits.remove(Trait.INSTALLED);
    traits.remove(Trait.PERSISTENT_JOBS);
    return traits;
  }

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    return new ReferenceBackend(Target.unrestricted(name(), QUBITS), context.random());
  }
}
