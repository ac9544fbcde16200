package io.diffraqt.conformance;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.tck.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A backend with one fault, and the check that is meant to find it.
///
/// @param fault in a few words
/// @param caughtBy id of the check
/// @param traits claimed
/// @param plugin that opens it
record Broken(String fault, String caughtBy, Set<Trait> traits, BackendPlugin plugin) {
  static Broken of(String fault, String caughtBy, BackendPlugin plugin) {
    return new Broken(fault, caughtBy, ReferencePlugin.traits(), plugin);
  }

  Broken without(Trait... unclaimed) {
    var fewer = EnumSet.copyOf(traits);
    fewer.removeAll(Set.of(unclaimed));
    return new Broken(fault, caughtBy, fewer, plugin);
  }

  Broken claiming(Trait more) {
    var claims = EnumSet.copyOf(traits);
    claims.add(more);
    return new Broken(fault, caughtBy, claims, plugin);
  }

  static Stream<Broken> all() {
    return Stream.of(
            BrokenPrograms.all(),
            BrokenCounts.all(),
            BrokenValues.all(),
            BrokenJobs.all(),
            BrokenPlugins.all())
        .flatMap(List::stream);
  }

  @Override
  public String toString() {
    return fault;
  }
}
