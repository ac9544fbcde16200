package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Channel;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.openqasm.ObservableFactor;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import io.diffraqt.openqasm.QasmProgram;
import io.diffraqt.openqasm.ResultRequest;
import io.diffraqt.openqasm.ResultRequest.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values that programs ask for, noise included, beside those of Braket's own simulator.
///
/// Needs a Python with that simulator: `-Ddiffraqt.python=…`, `DIFFRAQT_PYTHON`, or `python3` on
/// the path.
class BraketResultsTest {
  private static final int PROGRAMS = 40;
  private static final int QUBITS = 3;
  private static final String SCRIPT = "braket_results.py";

  private final Random random = new Random(41);

  @TempDir private Path folder;

  @Test
  void braketGivesTheSameValuesForEveryKindOfNoiseAndResult() throws Exception {
    var programs = new ArrayList<QasmProgram>();
    for (var k = 0; k < PROGRAMS; k++) {
      programs.add(QasmProgram.of(circuit(k), results()));
      var text = OpenQasm3.write(programs.get(k), Dialect.BRAKET);
      Files.writeString(folder.resolve(k + ".qasm"), text);
    }
    runBraket();
    for (var k = 0; k < PROGRAMS; k++) {
      var theirs = JsonMapper.shared().readTree(Files.readString(folder.resolve(k + ".json")));
      var call = Call.of("run", folder.resolve(k + ".qasm").toString(), "--json", "-q");
      var ours = call.json().at("/results/0/requested");
      assertThat(ours.size()).as(call.err()).isEqualTo(theirs.size());
      for (var result = 0; result < theirs.size(); result++) {
        var expected = theirs.get(result);
        var request = programs.get(k).results().get(result);
        var label = "program %d, %s".formatted(k, request);
        assertSame(label, ours.get(result).get("value"), inOurOrder(request, expected));
      }
    }
  }

  /// Braket's first qubit is the most significant bit of an index, here it is the least.
  private static JsonNode inOurOrder(ResultRequest request, JsonNode value) {
    return switch (request) {
      case ResultRequest.Probability _ -> reversed(value);
      case ResultRequest.Density _ -> {
        var rows = JsonMapper.shared().createArrayNode();
        reversed(value).forEach(row -> rows.add(reversed(row)));
        yield rows;
      }
      case ResultRequest.State _,
          ResultRequest.Amplitude _,
          ResultRequest.Statistic _,
          ResultRequest.OnEach _,
          ResultRequest.Gradient _ ->
          value;
    };
  }

  private static JsonNode reversed(JsonNode list) {
    var bits = Integer.numberOfTrailingZeros(list.size());
    var other = JsonMapper.shared().createArrayNode();
    for (var k = 0; k < list.size(); k++) {
      other.add(list.get(bits == 0 ? k : Integer.reverse(k) >>> 32 - bits));
    }
    return other;
  }

  private static void assertSame(String label, JsonNode ours, JsonNode theirs) {
    if (theirs.isNumber()) {
      assertThat(ours.asDouble()).as(label).isCloseTo(theirs.asDouble(), within(1e-9));
      return;
    }
    assertThat(ours.size()).as(label).isEqualTo(theirs.size());
    for (var k = 0; k < theirs.size(); k++) {
      assertSame(label, ours.get(k), theirs.get(k));
    }
  }

  private Circuit circuit(int index) {
    var builder = Circuit.onQubits(QUBITS);
    for (var q = 0; q < QUBITS; q++) {
      builder.h(q);
    }
    for (var k = 0; k < 8; k++) {
      var gates = Stream.of(StandardGate.values()).filter(g -> g.qubits() <= 2).toList();
      var gate = gates.get(random.nextInt(gates.size()));
      var angles = random.doubles(gate.angleCount(), -4, 4).mapToObj(Angle::of).toList();
      builder.apply(gate, angles, some(gate.qubits()));
      builder.add(noise(index + k));
    }
    return builder.build();
  }

  private Instruction noise(int index) {
    var kinds = StandardChannel.values();
    if (index % (kinds.length + 1) < kinds.length) {
      return named(kinds[index % (kinds.length + 1)]);
    }
    var first = named(StandardChannel.AMPLITUDE_DAMPING);
    var kraus = first.channel().kraus().tensor(named(StandardChannel.BIT_FLIP).channel().kraus());
    return new Instruction.Noise(new Channel.General(kraus), some(2));
  }

  private Instruction.Noise named(StandardChannel kind) {
    var values =
        kind.valueNames().stream().map(_ -> random.nextDouble() / 3).toArray(Double[]::new);
    return new Instruction.Noise(kind.of(values), some(kind.qubits()));
  }

  private List<ResultRequest> results() {
    var results = new ArrayList<ResultRequest>();
    results.add(new ResultRequest.Probability(List.of()));
    results.add(new ResultRequest.Probability(some(2)));
    results.add(new ResultRequest.Density(List.of()));
    var rising = some(2).stream().sorted().toList();
    results.add(new ResultRequest.Density(rising));
    for (var figure : List.of(Figure.EXPECTATION, Figure.VARIANCE)) {
      var name = ObservableFactor.Name.values()[random.nextInt(5)];
      results.add(new ResultRequest.OnEach(figure, name));
      results.add(new ResultRequest.Statistic(figure, factors()));
      results.add(new ResultRequest.Statistic(figure, List.of(matrix(some(2)))));
      var places = some(3);
      results.add(
          new ResultRequest.Statistic(
              figure,
              List.of(
                  matrix(places.subList(0, 2)), new ObservableFactor.Named(name, places.get(2)))));
    }
    return results;
  }

  private List<ObservableFactor> factors() {
    return some(1 + random.nextInt(3)).stream()
        .<ObservableFactor>map(
            q -> new ObservableFactor.Named(ObservableFactor.Name.values()[random.nextInt(5)], q))
        .toList();
  }

  private ObservableFactor matrix(List<Integer> on) {
    var size = 1 << on.size();
    var half =
        ComplexMatrix.fill(
            size, size, (r, c) -> new Complex(random.nextGaussian(), random.nextGaussian()));
    return new ObservableFactor.Matrix(new HermitianObservable(half.plus(half.adjoint()), on));
  }

  private List<Integer> some(int count) {
    var places = new ArrayList<>(IntStream.range(0, QUBITS).boxed().toList());
    Collections.shuffle(places, random);
    return List.copyOf(places.subList(0, count));
  }

  private void runBraket() throws Exception {
    var python =
        System.getProperty(
            "diffraqt.python", System.getenv().getOrDefault("DIFFRAQT_PYTHON", "python3"));
    assumeTrue(
        exitCode(List.of(python, "-c", "import braket.default_simulator")) == 0,
        () ->
            "SKIPPED: no Braket simulator in "
                + python
                + "; name a Python that has it in DIFFRAQT_PYTHON");
    var script = folder.resolve(SCRIPT);
    try (var resource = BraketResultsTest.class.getResourceAsStream("/cli/" + SCRIPT)) {
      Files.copy(Objects.requireNonNull(resource), script);
    }
    assertThat(exitCode(List.of(python, script.toString(), folder.toString()))).isZero();
  }

  /// The exit code; −1 where the command cannot be started or does not end.
  private static int exitCode(List<String> command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }
}
