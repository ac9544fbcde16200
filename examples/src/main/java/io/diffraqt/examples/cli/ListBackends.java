package io.diffraqt.examples.cli;

import io.diffraqt.backend.BackendName;
import io.diffraqt.error.QuantumException;
import io.diffraqt.run.Backends;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lists plugins and their devices, or describes one of them.
@Command(
    name = "backends",
    description = "Lists backends: qubits, gates, price, whether usable and if not why.",
    footer = {
      "",
      "Examples:",
      "  ./diffraqt backends",
      "  ./diffraqt backends simulator?noise=fake_torino --json"
    })
final class ListBackends implements Callable<Integer> {
  @Mixin private Answer answer;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "PLUGIN[:DEVICE][?KEY=VALUE&...]")
  private Optional<String> name = Optional.empty();

  private final Surroundings surroundings = Surroundings.ofThisProcess();

  /// One backend.
  ///
  /// @param queue waiting jobs, where the provider says so
  /// @param reason why it is not usable
  record Entry(
      String name,
      boolean usable,
      @Nullable String reason,
      @Nullable Integer qubits,
      List<String> gates,
      @Nullable Integer queue,
      @Nullable Price price,
      @Nullable String calibration) {
    String line() {
      return usable
          ? "%-34s %4s qubits  %s".formatted(name, qubits, price == null ? "" : price.text())
          : "%-34s not usable: %s".formatted(name, reason);
    }
  }

  /// What it charges.
  record Price(String currency, String perTask, String perShot, String perSecond, boolean free) {
    static Price of(Target target) {
      var t = target.tariff();
      return new Price(
          t.currency(),
          t.perTask().toPlainString(),
          t.perShot().toPlainString(),
          t.perSecond().toPlainString(),
          t.isFree());
    }

    String text() {
      return free
          ? "free"
          : "%s %s a task, %s a shot, %s a second".formatted(currency, perTask, perShot, perSecond);
    }
  }

  /// The whole list.
  ///
  /// @param noise names that `simulator?noise=` takes
  record Listing(List<Entry> backends, List<String> noise) {
    String text() {
      var lines = backends.stream().map(Entry::line).collect(Collectors.joining("\n"));
      return noise.isEmpty() ? lines : lines + "\nnoise: " + String.join(", ", noise);
    }
  }

  @Override
  public Integer call() {
    var installed = Backends.installed();
    if (name.isPresent()) {
      var entry = entry(installed, name.get(), true);
      answer.give(entry, entry::line);
      return ExitCode.DONE.value();
    }
    var listing = listing(installed);
    answer.give(listing, listing::text);
    return ExitCode.DONE.value();
  }

  private Listing listing(Backends installed) {
    var entries = new ArrayList<Entry>();
    for (var plugin : installed.names()) {
      var devices = installed.devices(plugin, surroundings);
      if (devices.isEmpty()) {
        entries.add(entry(installed, plugin, false));
      }
      devices.forEach(d -> entries.add(entry(installed, plugin + ":" + d, false)));
    }
    installed.broken().forEach(b -> entries.add(unusable(b.origin(), b.reason())));
    var noise = installed.noise().stream().flatMap(n -> n.names().stream()).sorted().toList();
    return new Listing(entries, noise);
  }

  /// One backend; where it alone is asked for, a failure to open it is the answer of the command.
  private Entry entry(Backends installed, String full, boolean alone) {
    try (var connection = Connection.open(installed, full, surroundings, Safeguards.none())) {
      return usable(full, connection.target());
    } catch (QuantumException e) {
      if (alone && !installed.names().contains(BackendName.parse(full).plugin())) {
        throw e;
      }
      return unusable(full, String.valueOf(e.getMessage()));
    }
  }

  private static Entry usable(String full, Target target) {
    var gates = target.gates().gates().stream().map(g -> g.gateName()).sorted().toList();
    var calibration = target.calibration().map(c -> c.source() + " of " + c.takenAt());
    return new Entry(
        full, true, null, target.qubits(), gates, null, Price.of(target), calibration.orElse(null));
  }

  private static Entry unusable(String full, String reason) {
    return new Entry(full, false, reason, null, List.of(), null, null, null);
  }
}
