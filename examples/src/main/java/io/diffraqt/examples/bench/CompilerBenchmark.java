package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.examples.bench.CompiledSummary.Match;
import io.diffraqt.examples.bench.Compiler.Compiled;
import io.diffraqt.examples.bench.Figure.Seconds;
import io.diffraqt.examples.bench.programs.Program;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Compiles programs for devices, ours and peers in turns, from the same text and with the same
/// seeds.
final class CompilerBenchmark {
  /// Seeds of the compilations that only warm up.
  private static final long WARM_UP = 1_000_000;

  private final BenchSettings settings;
  private final Consumer<BenchLine> lines;
  private final Consumer<String> news;
  private final List<Match> matches = new ArrayList<>();

  CompilerBenchmark(BenchSettings settings, Consumer<BenchLine> lines, Consumer<String> news) {
    this.settings = settings;
    this.lines = lines;
    this.news = news;
  }

  void run() {
    settings.targets().forEach(this::run);
    var groups = new LinkedHashMap<List<Object>, List<Match>>();
    for (var match : matches) {
      var key = List.<Object>of(match.theirs().set(), match.theirs().who());
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(match);
    }
    groups.values().forEach(group -> lines.accept(CompiledSummary.of(group)));
  }

  private void run(Target target) {
    var compilers = new ArrayList<Compiler>();
    try {
      compilers.add(new Compiler.Ours(target, settings.threads()));
      settings.peers().forEach(peer -> join(peer, target).ifPresent(compilers::add));
      programs().stream()
          .filter(p -> p.circuit().qubits() <= target.qubits())
          .forEach(p -> measure(p, target, compilers));
    } finally {
      compilers.forEach(Compiler::close);
    }
  }

  private Optional<Compiler> join(Peer peer, Target target) {
    try {
      return Optional.of(CompilerPeer.start(peer, settings.python(), target, settings.threads()));
    } catch (PeerException e) {
      news.accept("case H on %s without %s".formatted(target.name(), e.getMessage()));
      return Optional.empty();
    }
  }

  private List<Program> programs() {
    if (settings.program().isPresent()) {
      var own = settings.program().get();
      var circuit = OpenQasm3.read(own.text(), own.name());
      return List.of(new Program(Program.Set.OWN, own.name(), circuit));
    }
    var sizes = settings.sizes();
    return Program.all().stream()
        .filter(p -> sizes.isEmpty() || sizes.contains(p.circuit().qubits()))
        .toList();
  }

  private void measure(Program program, Target target, List<Compiler> compilers) {
    var text = OpenQasm3.write(program.circuit());
    var read = OpenQasm3.read(text);
    var figures = new ArrayList<CompiledFigure>();
    var able = new ArrayList<>(compilers);
    able.removeIf(one -> !isAble(one, text, read));
    var results = contest(able);
    for (var k = 0; k < able.size(); k++) {
      figures.add(figure(program, target, able.get(k).who(), results.get(k)));
    }
    figures.forEach(lines);
    figures.stream().skip(1).forEach(peer -> matches.add(new Match(figures.getFirst(), peer)));
  }

  /// Whether a compiler takes the program; the compilation tells and warms up.
  private boolean isAble(Compiler compiler, String text, Circuit circuit) {
    try {
      compiler.take(text, circuit);
      warmUp(compiler);
      return true;
    } catch (PeerException e) {
      news.accept(e.getMessage());
      return false;
    }
  }

  /// At least one compilation, and so many that `--seconds` are over for code that the virtual
  /// machine still makes faster.
  private void warmUp(Compiler compiler) {
    var start = System.nanoTime();
    var count = 0;
    do {
      compiler.compile(WARM_UP + count++);
    } while (compiler instanceof Compiler.Ours
        && System.nanoTime() - start < settings.seconds() * 1e9);
  }

  private List<List<Compiled>> contest(List<Compiler> compilers) {
    var results = new ArrayList<List<Compiled>>();
    compilers.forEach(_ -> results.add(new ArrayList<>()));
    for (var seed = 0; seed < settings.seeds(); seed++) {
      for (var k = 0; k < compilers.size(); k++) {
        results.get(k).add(compilers.get(k).compile(seed));
      }
    }
    return results;
  }

  private CompiledFigure figure(
      Program program, Target target, String who, List<Compiled> results) {
    var best =
        results.stream()
            .min(
                Comparator.comparingInt(Compiled::twoQubitGates)
                    .thenComparingInt(Compiled::twoQubitDepth)
                    .thenComparingInt(Compiled::depth))
            .orElseThrow();
    return new CompiledFigure(
        BenchCase.H,
        program.name(),
        program.circuit().qubits(),
        settings.threads(),
        "double",
        who,
        Seconds.of(results.stream().mapToDouble(Compiled::seconds).toArray()),
        null,
        null,
        Benchmark.load(),
        program.set(),
        target.name(),
        best.twoQubitGates(),
        best.depth(),
        best.twoQubitDepth());
  }
}
