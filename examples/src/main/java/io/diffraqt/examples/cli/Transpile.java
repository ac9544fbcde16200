package io.diffraqt.examples.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.CompiledCircuit;
import io.diffraqt.transpile.Schedule;
import io.diffraqt.transpile.Transpiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Rewrites an OpenQASM 3 program for a device.
@Command(
    name = "transpile",
    description = "Rewrites an OpenQASM 3 program until a device can run it.",
    footer = {
      "",
      "NAME is a recorded device, such as fake_torino. A file or folder is an IBM device's",
      "configuration.json with its properties.json, a Braket device's capabilities, or",
      "  {\"qubits\": 3, \"gates\": [\"cz\", \"rz\", \"sx\", \"x\"], \"coupling\": [[0, 1], [1, 2]]}",
      "",
      "Example:",
      "  ./diffraqt transpile examples/programs/bell.qasm --target fake_torino -o bell-torino.qasm"
    })
final class Transpile implements Callable<Integer> {
  @Mixin private Answer answer;
  @Mixin private ProgramFile file;

  @Parameters(paramLabel = "PROGRAM.qasm", description = "OpenQASM 3 file.")
  private Path program;

  @Option(
      names = "--target",
      paramLabel = "NAME_OR_FILE",
      required = true,
      description = "What the program is rewritten for.")
  private String target;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT.qasm",
      description = "Where the result goes; without it, standard output.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--level",
      paramLabel = "0..3",
      defaultValue = "1",
      description = "How hard to try; default ${DEFAULT-VALUE}.")
  private int level;

  @Option(
      names = "--layout",
      split = ",",
      paramLabel = "QUBIT",
      description = "Device qubits of the program's qubits at the start, such as 3,5,7.")
  private List<Integer> layout = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "After which the best result so far is taken; default ${DEFAULT-VALUE}.")
  private double timeout;

  @Option(
      names = "--schedule",
      paramLabel = "asap|alap",
      description = {
        "Writes delays wherever a qubit waits, on the grid of the device's clock: gates as soon",
        "as possible, or as late as possible."
      })
  private Optional<String> schedule = Optional.empty();

  @Option(
      names = "--approximate",
      description = {
        "At level 3: blocks on two qubits may be replaced by near ones where the gates saved lose",
        "more than the approximation, by the device's own figures."
      })
  private boolean approximate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of all choices by chance; default ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() {
    requireOptions();
    var device = Targets.named(target);
    var circuit = file.read(program);
    var transpiler = transpiler(device);
    var start = System.nanoTime();
    var compiled = transpiler.compile(circuit);
    var seconds = (System.nanoTime() - start) * 1e-9;
    var physical = onDevice(compiled.circuit(), device);
    var text = OpenQasm3.write(physical);
    out.ifPresent(path -> write(path, text));
    give(document(device, compiled, physical, seconds), text);
    return ExitCode.DONE.value();
  }

  private void requireOptions() {
    if (level < 0 || level > 3) {
      throw new CallException("--level " + level + "; 0, 1, 2 or 3");
    }
    if (!(timeout >= 0 && timeout <= Integer.MAX_VALUE)) {
      throw new CallException("--timeout " + timeout + "; seconds, 0 or more");
    }
    if (approximate && level < 3) {
      throw new CallException(
          "--approximate with --level " + level + "; only level 3 approximates");
    }
  }

  private Transpiler transpiler(Target device) {
    var limit = Duration.ofNanos((long) (timeout * 1e9));
    var made = Transpiler.to(device).withLevel(level).withSeed(seed).withTimeLimit(limit);
    if (!layout.isEmpty()) {
      made = made.withLayout(layout);
    }
    if (schedule.isPresent()) {
      made = made.withSchedule(scheduleNamed(schedule.get()));
    }
    return approximate ? made.withApproximation() : made;
  }

  private static Schedule scheduleNamed(String name) {
    return switch (name) {
      case "asap" -> Schedule.AS_SOON;
      case "alap" -> Schedule.AS_LATE;
      default -> throw new CallException("--schedule " + name + "; asap or alap");
    };
  }

  /// Where all pairs run the compiler leaves qubit `k` on device qubit `k`, without saying so.
  private static Circuit onDevice(Circuit circuit, Target device) {
    return circuit.isPhysical() ? circuit : circuit.onQubits(device.qubits(), true, k -> k);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CallException("cannot write " + file + ": " + Reasons.of(e), e);
    }
  }

  private Document document(
      Target device, CompiledCircuit compiled, Circuit circuit, double seconds) {
    var success = compiled.estimatedSuccess();
    var duration = compiled.duration();
    return new Document(
        device.name(),
        level,
        seed,
        seconds,
        circuit.multiQubitGates(),
        circuit.depth(),
        circuit.multiQubitDepth(),
        duration.isPresent() ? duration.getAsDouble() : null,
        success.isPresent() ? success.getAsDouble() : null,
        approximate ? compiled.figures().kept() : null,
        new Places(compiled.initial().places(), compiled.last().places()),
        compiled.stages(),
        null);
  }

  /// Without a file the program is the answer, and the figures are news about it.
  private void give(Document document, String text) {
    if (out.isPresent()) {
      answer.give(document, () -> document.text() + System.lineSeparator() + "wrote " + out.get());
    } else {
      answer.tell(document.text());
      answer.give(document.withProgram(text), text::stripTrailing);
    }
  }

  /// The answer.
  ///
  /// @param target name of the device
  /// @param twoQubitGates number of gates on two qubits
  /// @param depth longest chain of instructions
  /// @param twoQubitDepth longest chain of gates on two qubits
  /// @param duration of one run in seconds; null where the target is not calibrated
  /// @param estimatedSuccess product of the fidelities of gates, read-out and waiting; null where
  ///   the target is not calibrated
  /// @param keptFidelity product of the average fidelities of approximated blocks, where they were
  ///   asked for
  /// @param program the result, where no file was given for it
  record Document(
      String target,
      int level,
      long seed,
      double seconds,
      int twoQubitGates,
      int depth,
      int twoQubitDepth,
      @Nullable Double duration,
      @Nullable Double estimatedSuccess,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double keptFidelity,
      Places layout,
      List<CompiledCircuit.Stage> stages,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String program) {
    Document withProgram(String text) {
      return new Document(
          target,
          level,
          seed,
          seconds,
          twoQubitGates,
          depth,
          twoQubitDepth,
          duration,
          estimatedSuccess,
          keptFidelity,
          layout,
          stages,
          text);
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%s, level %d: %d two-qubit gates, depth %d, two-qubit depth %d%s%s%s, %.3f s",
          target,
          level,
          twoQubitGates,
          depth,
          twoQubitDepth,
          duration == null ? "" : said(", %.2f µs long", duration * 1e6),
          estimatedSuccess == null ? "" : said(", estimated success %.3f", estimatedSuccess),
          keptFidelity == null ? "" : said(", approximated to fidelity %.6f", keptFidelity),
          seconds);
    }

    private static String said(String sentence, double value) {
      return String.format(Locale.ROOT, sentence, value);
    }
  }

  /// Which device qubit holds each program qubit.
  ///
  /// @param initial at the start
  /// @param last at the end
  record Places(List<Integer> initial, @JsonProperty("final") List<Integer> last) {}
}
