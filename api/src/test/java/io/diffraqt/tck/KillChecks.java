package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.FAULTS;

import io.diffraqt.backend.BackendName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Clients of a plugin in processes of their own, which are killed without warning.
///
/// Doubt is ended by a search, so the plugin must be able to search by key.
final class KillChecks {
  private static final int KILLS = 6;

  private final Supplier<RemoteProvider> providers;

  /// A way to kill.
  private interface Scene {
    void play(Bargain bargain) throws InterruptedException;
  }

  private KillChecks(Supplier<RemoteProvider> providers) {
    this.providers = providers;
  }

  static List<Check> all(Supplier<RemoteProvider> providers) {
    var checks = new KillChecks(providers);
    return List.of(
        checks.check("T50a", "aClientKilledAtAnyStepBuysOnce", Bargain::killAtEveryStep),
        checks.check(
            "T50b",
            "aClientKilledAtRandomInstantsBuysOnce",
            bargain -> bargain.killAtRandomInstants(KILLS, 1)),
        checks.check("T50c", "twoProcessesWithOneKeyMakeOneJob", Bargain::buyTogether));
  }

  private Check check(String id, String title, Scene scene) {
    return Check.of(FAULTS, id, title, bench -> play(bench.subject(), scene))
        .needing(Trait.FINDABLE_BY_KEY);
  }

  private void play(Subject claimed, Scene scene) throws InterruptedException {
    requireConstructor(claimed.plugin().getClass());
    var folder = createFolder();
    try (var provider = providers.get()) {
      var subject = provider.subject(provider.url());
      var opening = subject.opening();
      var name = new BackendName(subject.plugin().name(), opening.device(), opening.settings());
      scene.play(
          new Bargain(
              subject.plugin().getClass(),
              name.toString(),
              subject.environment(),
              folder,
              provider::jobs));
    } finally {
      remove(folder);
    }
  }

  private static void requireConstructor(Class<?> plugin) {
    try {
      plugin.getConstructor();
    } catch (NoSuchMethodException _) {
      throw new Check.NotApplicable(
          plugin.getName() + " has no public constructor, so no other process can make it");
    }
  }

  private static Path createFolder() {
    try {
      return Files.createTempDirectory("diffraqt-kit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
