package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.target.Target;
import java.util.Set;

/// The plugin of a [LoopbackProvider], in whatever process that runs.
public final class LoopbackPlugin implements BackendPlugin {
  /// The variable of the environment that names the provider's address.
  public static final String ADDRESS = "DIFFRAQT_LOOPBACK_URL";

  /// For the kit, and for processes that it starts.
  public LoopbackPlugin() {}

  @Override
  public String name() {
    return "loopback";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    var address = context.address(ADDRESS).orElseThrow();
    return new LoopbackBackend(Target.unrestricted(name(), 6), address);
  }
}
