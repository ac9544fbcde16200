package io.diffraqt.examples.cli;

import io.diffraqt.examples.bench.BenchCase;
import io.diffraqt.examples.bench.BenchLine;
import io.diffraqt.examples.bench.BenchSettings;
import io.diffraqt.examples.bench.Benchmark;
import io.diffraqt.examples.bench.GarnetGrid;
import io.diffraqt.examples.bench.Peer;
import io.diffraqt.examples.bench.Precision;
import io.diffraqt.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures how fast the framework is.
@Command(
    name = "bench",
    description = "Runs the benchmark cases, with the machine's limit beside each figure.",
    footer = {
      "",
      "A  state vector, hardware-efficient circuit     E  density matrix under noise",
      "B  state vector, quantum Fourier transform      F  trajectories under noise",
      "C  10,000 small circuits as one batch           G  1,000,000 shots",
      "D  adjoint gradient                             H  compilation, also called transpile",
      "I  OpenQASM, read and written                   K  Clifford circuits, also called clifford",
      "R  (or runtime) submissions one after the other, without a journal and with one,",
      "   and 64 at once with one; the limit is what the disk takes for the four flushes of each",
      "",
      "The limit is what this machine, measured at the start, needs at least: the multiply-adds",
      "of the merged circuit, or one sweep of the state through memory, whichever takes longer.",
      "The ratio is of the medians of a round, with the least and the most of the five rounds.",
      "--json prints one document per figure, each on a line of its own.",
      "",
      "Example:",
      "  ./diffraqt bench A --n 8"
    })
final class Bench implements Callable<Integer> {
  @Mixin private Answer answer;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "A letter; without it, all cases, or case A of a program.")
  private Optional<String> letter = Optional.empty();

  @Option(
      names = "--n",
      split = ",",
      paramLabel = "QUBITS",
      description = "Numbers of qubits, such as 8,12; without it, those usual in the case.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of each contender; default ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "double",
      description =
          "Of the arithmetic, double or single; single in cases A, B, C, F and G, and of peers that have"
              + " it; default ${DEFAULT-VALUE}.")
  private String precision;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "To warm up, and again to measure, for each figure; default ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--program",
      paramLabel = "FILE.qasm",
      description = "Takes the place of the circuit, in cases A, H and I.")
  private Optional<Path> program = Optional.empty();

  @Option(
      names = "--peer",
      split = ",",
      paramLabel = "NAME",
      description =
          "Measured in turns with us: aer, qulacs, lightning, qsim, numpy, qiskit, qiskit-rust, openqasm3,"
              + " mqt, stim.")
  private List<String> peers = List.of();

  @Option(
      names = "--python",
      paramLabel = "FILE",
      defaultValue = "python3",
      description = "The Python that has the peers; default ${DEFAULT-VALUE} of the PATH.")
  private String python;

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "NAME_OR_FILE",
      defaultValue = "fake_fez,fake_torino,fake_sherbrooke," + GarnetGrid.NAME,
      description = "Devices of case H; default ${DEFAULT-VALUE}.")
  private List<String> targets;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Compilations in case H, of which the best counts; default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--markdown",
      description = "Prints tables in Markdown, as docs/performance.md has them.")
  private boolean markdown;

  private String header = "";

  @Override
  public Integer call() {
    new Benchmark(settings(), this::give, answer::tell).run();
    return ExitCode.DONE.value();
  }

  private BenchSettings settings() {
    var used = Precision.named(precision);
    var all =
        Arrays.stream(BenchCase.values())
            .filter(one -> program.isEmpty() || one == BenchCase.A)
            .filter(one -> used == Precision.DOUBLE || one.takesSingle())
            .toList();
    return new BenchSettings(
        letter.map(BenchCase::named).map(List::of).orElse(all),
        sizes,
        threads,
        used,
        seconds,
        seeds,
        targets.stream().map(Bench::target).toList(),
        program.map(Bench::read),
        peers.stream().map(Peer::named).toList(),
        python);
  }

  private static Target target(String name) {
    return name.equals(GarnetGrid.NAME) ? GarnetGrid.target() : Targets.named(name);
  }

  private static BenchSettings.NamedProgram read(Path file) {
    try {
      return new BenchSettings.NamedProgram(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new CallException("cannot read program " + file + ": " + Reasons.of(e), e);
    }
  }

  /// A row of a table, behind the titles where these change.
  private void give(BenchLine line) {
    var isNew = !line.header().isEmpty() && !line.header().equals(header);
    header = isNew ? line.header() : header;
    var shown = markdown ? line.markdownHeader() : header;
    var titles = isNew ? shown + System.lineSeparator() : "";
    answer.give((Record) line, () -> titles + (markdown ? line.markdownRow() : line.row()));
  }
}
