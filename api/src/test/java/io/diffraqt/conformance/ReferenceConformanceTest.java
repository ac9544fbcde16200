package io.diffraqt.conformance;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.tck.BackendContract;
import io.diffraqt.tck.Trait;
import java.util.Set;

class ReferenceConformanceTest implements BackendContract {
  @Override
  public BackendPlugin plugin() {
    return new ReferencePlugin();
  }

  @Override
  public Set<Trait> traits() {
    return ReferencePlugin.traits();
  }
}
