package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.error.QuantumException;
import io.diffraqt.run.Surroundings;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.ConformanceReport;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Subject.Opening;
import io.diffraqt.tck.Trait;
import io.diffraqt.tck.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The conformance kit on one plugin.
///
/// @param plugin under test
/// @param name of the backend as the user wrote it
/// @param claimed what is claimed of it; nothing where that is to be seen
/// @param environment variables the plugin is given
/// @param noise who finds noise by name
record PluginCheck(
    BackendPlugin plugin,
    BackendName name,
    Set<Trait> claimed,
    Map<String, String> environment,
    List<NoiseSource> noise) {
  /// Runs all checks.
  ///
  /// @throws RefusedException when the backend charges for what runs on it
  ConformanceReport run(Answer answer) {
    var subject = subject();
    try (var backend = opened()) {
      requireFree(backend);
      return judged(claimed.isEmpty() ? ClaimsSeen.in(subject, backend) : subject, answer);
    }
  }

  private Subject subject() {
    var opening = new Opening(name.device(), name.settings());
    return new Subject(plugin, claimed, opening, environment, Set.of(), noise);
  }

  /// As the kit opens it, so that what keeps the kit from its work is said before and once.
  private Backend opened() {
    var own = Surroundings.ofThisProcess();
    var context =
        new BackendContext(
            name.device(), name.settings(), environment, own.clock(), own.random(), noise);
    try {
      return plugin.open(context);
    } catch (QuantumException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new RefusedException(name + " failed when it was opened: it threw " + e);
    }
  }

  private void requireFree(Backend backend) {
    if (!backend.target().tariff().isFree()) {
      throw new RefusedException(
          name
              + " charges, and the kit submits some thousand circuits; let its own tests run the kit"
              + " against a provider on this machine (RemoteContract)");
    }
  }

  private ConformanceReport judged(Subject subject, Answer answer) {
    var checks = Conformance.checks();
    var verdicts = new ArrayList<Verdict>();
    try (var progress = answer.progress("checking " + name, "checks", checks.size())) {
      for (var check : checks) {
        verdicts.add(Conformance.run(subject, check));
        progress.at(verdicts.size(), check.name());
      }
    }
    return new ConformanceReport(
        name.toString(), List.copyOf(new TreeSet<>(subject.traits())), verdicts);
  }
}
