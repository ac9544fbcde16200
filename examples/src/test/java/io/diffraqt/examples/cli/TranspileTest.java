package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranspileTest {
  private static final String LINE = "src/test/resources/cli/line.json";
  private static final String CHAIN = "src/test/resources/cli/chain.qasm";
  private static final String REGISTERS = "src/test/resources/cli/two-registers.qasm";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theProgramRunsOnTheTargetAtEveryLevel(int level) {
    var call =
        Call.ofLine(
            "transpile programs/bell.qasm --target %s --layout 2,1 --json -q --level %d"
                .formatted(LINE, level));
    assertThat(call.err()).isEmpty();
    assertThat(call.json().at("/layout/initial").toString()).isEqualTo("[2,1]");
    assertThat(call.json().get("level").asInt()).isEqualTo(level);
    assertThat(target().violations(program(call))).isEmpty();
    assertThat(program(call).isPhysical()).isTrue();
  }

  @Test
  void theAnswerHasTheFieldsOfTheContractInTheirOrder() {
    var answer = Call.ofLine("transpile programs/bell.qasm --target fake_manila --json -q").json();
    assertThat(answer.propertyNames())
        .containsExactly(
            "target",
            "level",
            "seed",
            "seconds",
            "twoQubitGates",
            "depth",
            "twoQubitDepth",
            "duration",
            "estimatedSuccess",
            "layout",
            "stages",
            "program");
    assertThat(answer.get("layout").propertyNames()).containsExactly("initial", "final");
    assertThat(answer.at("/stages/0").propertyNames()).containsExactly("name", "seconds");
    assertThat(answer.get("twoQubitGates").asInt()).isEqualTo(1);
    assertThat(answer.get("estimatedSuccess").asDouble()).isBetween(0.5, 1.0);
    assertThat(answer.get("duration").asDouble()).isBetween(1e-6, 1e-5);
  }

  @Test
  void withAFileTheProgramGoesThereAndNotIntoTheAnswer() throws IOException {
    var file = folder.resolve("below").resolve("out.qasm");
    var call =
        Call.of(
            "transpile", "programs/bell.qasm", "--target", LINE, "-o", file.toString(), "--json");
    assertThat(call.json().has("program")).isFalse();
    assertThat(call.err()).isEmpty();
    assertThat(target().violations(OpenQasm3.read(Files.readString(file)))).isEmpty();
  }

  @Test
  void withoutAFileTheTextIsTheProgramAlone() {
    var call = Call.ofLine("transpile programs/bell.qasm --target " + LINE);
    assertThat(target().violations(OpenQasm3.read(call.out()))).isEmpty();
    assertThat(call.err()).contains("1 two-qubit gates");
  }

  @Test
  void theRewrittenProgramGivesTheSameBits() throws IOException {
    var file = folder.resolve("out.qasm").toString();
    Call.of("transpile", REGISTERS, "--target", LINE, "--level", "3", "-o", file);
    var before = Call.of("run", REGISTERS, "--exact", "--json", "-q").json();
    var after = Call.of("run", file, "--exact", "--json", "-q").json();
    assertThat(after.at("/results/0/probabilities/late/1").asDouble()).isGreaterThan(0.999999);
    assertThat(before.at("/results/0/probabilities/late/1").asDouble()).isGreaterThan(0.999999);
    assertThat(after.at("/results/0/probabilities/early/1").asDouble()).isGreaterThan(0.999999);
  }

  @Test
  void oneSeedGivesOneProgram() {
    var line = "transpile %s --target fake_torino --level 3 --seed 5 -q".formatted(REGISTERS);
    assertThat(Call.ofLine(line).out()).isEqualTo(Call.ofLine(line).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"asap", "alap"})
  void aScheduleWritesDelaysOnTheGridOfTheClock(String schedule) {
    var line = "transpile %s --target fake_sherbrooke --schedule %s --json -q";
    var call = Call.ofLine(line.formatted(CHAIN, schedule));
    assertThat(call.err()).isEmpty();
    assertThat(Targets.named("fake_sherbrooke").violations(program(call))).isEmpty();
    var delays =
        program(call).instructions().stream()
            .filter(Delay.class::isInstance)
            .map(Delay.class::cast);
    assertThat(delays)
        .isNotEmpty()
        .allMatch(d -> d.unit() == DelayUnit.DT && d.duration() % 16 == 0);
  }

  @Test
  void anApproximationSaysWhatItGaveUp() throws IOException {
    var file = folder.resolve("near.qasm");
    Files.writeString(
        file, "OPENQASM 3.0; include \"stdgates.inc\"; qubit[2] q; h q; cp(0.01) q[0], q[1];");
    var line = "transpile %s --target fake_manila --level 3 --json -q".formatted(file);
    var exact = Call.ofLine(line).json();
    var near = Call.ofLine(line + " --approximate").json();
    assertThat(exact.has("keptFidelity")).isFalse();
    assertThat(near.get("keptFidelity").asDouble()).isBetween(0.999, 0.999999);
    assertThat(near.get("twoQubitGates").asInt()).isLessThan(exact.get("twoQubitGates").asInt());
    assertThat(near.get("estimatedSuccess").asDouble())
        .isGreaterThan(exact.get("estimatedSuccess").asDouble());
    assertThat(Call.ofLine(line.replace("--json -q", "--approximate")).err())
        .contains("approximated to fidelity 0.9999");
  }

  private static Target target() {
    return Targets.named(LINE);
  }

  private static Circuit program(Call call) {
    return OpenQasm3.read(call.json().get("program").asString());
  }
}
