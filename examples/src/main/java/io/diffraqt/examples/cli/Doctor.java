package io.diffraqt.examples.cli;

import io.diffraqt.simulator.Simulator;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reports what this machine offers to the framework.
@Command(
    name = "doctor",
    description = "Reports Java, SIMD, threads, memory, credentials and the journal's health.",
    footer = {
      "",
      "Credentials are named and never shown. The network is used only with --online.",
      "",
      "JSON: java {version, vendor}; simd {moduleLoaded, kernels: vector or scalar, lanes: doubles",
      "worked on at once}; threads; memory {heapLimit in bytes, mostQubits of a state on it,",
      "mostSingleQubits of one in single precision, mostCliffordQubits of a Clifford circuit};",
      "credentials [{provider, name, present}]; journal {file, exists, problem, underWay,",
      "inDoubt}; sites [{provider, address, reachable, problem, clockSkewSeconds}], null without",
      "--online.",
      "",
      "Example:",
      "  ./diffraqt doctor --json"
    })
final class Doctor implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Mixin private Answer answer;
  @Mixin private JournalOptions journal;

  @Option(names = "--online", description = "Also ask the providers' addresses for an answer.")
  private boolean online;

  @Override
  public Integer call() {
    var report = report();
    answer.give(report, report::text);
    return ExitCode.DONE.value();
  }

  private Report report() {
    var runtime = Runtime.getRuntime();
    var engine = Simulator.engine();
    return new Report(
        new Java(System.getProperty("java.version"), System.getProperty("java.vendor")),
        new Simd(
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
            engine.kernels(),
            engine.lanes()),
        runtime.availableProcessors(),
        new Memory(
            runtime.maxMemory(),
            engine.mostQubits(),
            engine.mostSingleQubits(),
            engine.mostCliffordQubits()),
        Credentials.in(System.getenv(), Path.of(System.getProperty("user.home", "."))),
        JournalHealth.of(journal),
        online ? sites() : null);
  }

  private static List<Reachability.Site> sites() {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return new Reachability(client, InstantSource.system())
          .ask(Reachability.addresses(System.getenv()));
    }
  }

  record Java(String version, String vendor) {}

  /// @param moduleLoaded whether the module with the vector instructions was loaded
  /// @param kernels those that simulators choose
  /// @param lanes doubles worked on at once
  record Simd(boolean moduleLoaded, String kernels, int lanes) {}

  /// @param heapLimit in bytes; what Java objects, and so amplitudes, may fill
  /// @param mostQubits of a state that fits on an empty heap
  /// @param mostSingleQubits of a state in single precision, likewise
  /// @param mostCliffordQubits of a circuit of Clifford gates, which needs no state
  record Memory(long heapLimit, int mostQubits, int mostSingleQubits, int mostCliffordQubits) {}

  record Report(
      Java java,
      Simd simd,
      int threads,
      Memory memory,
      List<Credentials.Credential> credentials,
      JournalHealth journal,
      @Nullable List<Reachability.Site> sites) {
    String text() {
      var lines = new ArrayList<String>();
      lines.add("Java         %s (%s)".formatted(java.version, java.vendor));
      lines.add("SIMD         " + simdText());
      lines.add("Threads      " + threads);
      lines.add("Memory       " + memoryText());
      lines.add("Credentials  " + Credentials.text(credentials));
      lines.add("Journal      " + journal.text());
      if (sites != null) {
        sites.forEach(site -> lines.add("Provider     " + site.text()));
      }
      return String.join(System.lineSeparator(), lines);
    }

    private String simdText() {
      return simd.moduleLoaded
          ? "%s kernels, %d doubles at once".formatted(simd.kernels, simd.lanes)
          : "off, %s kernels; add --add-modules jdk.incubator.vector to the java command"
              .formatted(simd.kernels);
    }

    private String memoryText() {
      return String.format(
          Locale.ROOT,
          "%.1f GiB for the heap, enough for a state of %d qubits, %d in single precision, or a Clifford circuit of %,d",
          memory.heapLimit / 0x1p30,
          memory.mostQubits,
          memory.mostSingleQubits,
          memory.mostCliffordQubits);
    }
  }
}
