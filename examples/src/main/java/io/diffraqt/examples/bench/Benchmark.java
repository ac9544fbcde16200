package io.diffraqt.examples.bench;

import io.diffraqt.examples.bench.Workload.PeerTask;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures the machine, then the cases, and tells each figure when it is there.
public final class Benchmark {
  private final BenchSettings settings;
  private final Consumer<BenchLine> figures;
  private final Consumer<String> news;

  /// @param figures is told every figure
  /// @param news is told what goes on, such as a peer that is absent
  public Benchmark(BenchSettings settings, Consumer<BenchLine> figures, Consumer<String> news) {
    this.settings = settings;
    this.figures = figures;
    this.news = news;
  }

  /// Measures all that the settings ask for.
  ///
  /// @throws io.diffraqt.error.QuantumException when the program is none, or does not fit
  public void run() {
    var cases = new ArrayList<>(settings.cases());
    if (cases.remove(BenchCase.H)) {
      new CompilerBenchmark(settings, figures, news).run();
    }
    if (!cases.isEmpty()) {
      run(cases);
    }
  }

  private void run(List<BenchCase> cases) {
    var machine = Machine.measured(settings.threads(), settings.seconds());
    news.accept(text(machine));
    try (var engines = Engines.of(settings.threads(), settings.precision());
        var workloads = new Workloads(machine, engines)) {
      for (var one : cases) {
        run(one, workloads);
      }
    }
  }

  private String text(Machine machine) {
    return "this machine, %d %s: %.1f G multiply-adds/s, %.1f GB/s of memory, %.2f G characters/s"
        .formatted(
            settings.threads(),
            settings.threads() == 1 ? "thread" : "threads",
            machine.multiplyAdds() / 1e9,
            machine.bytes() / 1e9,
            machine.characters() / 1e9);
  }

  private void run(BenchCase one, Workloads workloads) {
    if (settings.program().isPresent()) {
      workloads.of(one, settings.program().get()).forEach(this::measure);
      return;
    }
    for (int qubits : settings.sizesOf(one)) {
      workloads.of(one, qubits).forEach(this::measure);
    }
  }

  /// A peer that fails on the way costs the figures of all peers of the case, and none of ours.
  private void measure(Workload workload) {
    try {
      measure(workload, settings.peers());
    } catch (PeerException e) {
      news.accept("case %s without peers: %s".formatted(workload.of(), e.getMessage()));
      measure(workload, List.of());
    }
  }

  private void measure(Workload workload, List<Peer> peers) {
    var contenders = new ArrayList<Contender>();
    try {
      contenders.add(new Contender.Ours(workload, settings.precision()));
      peers.forEach(peer -> join(peer, workload).ifPresent(contenders::add));
      var times = new Contest(settings.seconds()).times(contenders);
      for (var k = 0; k < times.size(); k++) {
        var ratio = k == 0 ? null : times.get(k).over(times.getFirst());
        figures.accept(figure(workload, contenders.get(k), times.get(k).seconds(), ratio));
      }
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private Optional<Contender> join(Peer peer, Workload workload) {
    try {
      return Optional.of(PeerProcess.start(peer, task(peer, workload), settings));
    } catch (PeerException e) {
      news.accept("case %s without %s".formatted(workload.of(), e.getMessage()));
      return Optional.empty();
    }
  }

  private static PeerTask task(Peer peer, Workload workload) {
    return workload
        .forPeers()
        .orElseThrow(() -> new PeerException(peer.who() + ": no peer is measured in this case"));
  }

  private Figure figure(
      Workload workload,
      Contender contender,
      Figure.Seconds seconds,
      Figure.@Nullable Ratio ratio) {
    return new Figure(
        workload.of(),
        workload.circuit(),
        workload.qubits(),
        settings.threads(),
        contender.precision(),
        contender.who(),
        seconds,
        workload.limit().seconds(),
        workload.things() == 0 ? null : workload.things() / seconds.median(),
        load(),
        ratio);
  }

  /// Mean number of running processes in the last minute; null where unknown.
  static @Nullable Double load() {
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? null : load;
  }
}
