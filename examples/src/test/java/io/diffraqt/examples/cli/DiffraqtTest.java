package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

class DiffraqtTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void doctorPrintsOneJsonDocument() {
    assertThat(run("doctor", "--json")).isZero();
    var report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.at("/java/version").asString()).isEqualTo(System.getProperty("java.version"));
    assertThat(report.at("/simd/moduleLoaded").asBoolean()).isTrue();
    assertThat(report.at("/threads").asInt()).isPositive();
    assertThat(report.at("/memory/heapLimit").asLong()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void doctorPrintsTextForPeople() {
    assertThat(run("doctor")).isZero();
    assertThat(out.toString()).contains("Java", System.getProperty("java.version"), "Threads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-such-command", "doctor --no-such-option", "doctor extra"})
  void aWrongCallEndsWithTwoAndSaysNothingOnStandardOutput(String call) {
    assertThat(run(call.isEmpty() ? new String[0] : call.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void everyCommandTakesTheCommonOptionsAndShowsAnExample() {
    Diffraqt.commandLine()
        .getSubcommands()
        .forEach((name, command) -> {
          assertThat(command.getCommandSpec().optionsMap())
              .as(name)
              .containsKeys("--help", "--json", "-q", "-v");
          assertThat(command.getUsageMessage()).contains("Example", "./diffraqt " + name);
        });
  }

  @Test
  void aFailureIsOneLineWithoutAStackTrace() {
    assertThat(run("fail")).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo(
            "unforeseen failure, a fault of this program: java.lang.IllegalStateException:"
                + " 7 qubits exceed the limit of 5 (-vv shows where)");
  }

  @Test
  void aFailureShowsItsStackTraceOnRequest() {
    assertThat(run("fail", "-vv")).isEqualTo(1);
    assertThat(err.toString()).contains("\tat " + Failing.class.getName());
  }

  @Test
  void progressGoesToStandardErrorUnlessQuiet() {
    run("tell");
    assertThat(err.toString()).isEqualTo("step 1" + System.lineSeparator());
    run("tell", "--quiet");
    assertThat(err.toString()).isEqualTo("step 1" + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    return Diffraqt.commandLine()
        .addSubcommand(new Failing())
        .addSubcommand(new Telling())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .execute(arguments);
  }

  @Command(name = "fail")
  static final class Failing implements Callable<Integer> {
    @Mixin private Answer answer;

    @Override
    public Integer call() {
      throw new IllegalStateException("7 qubits exceed the limit of 5");
    }
  }

  @Command(name = "tell")
  static final class Telling implements Callable<Integer> {
    @Mixin private Answer answer;

    @Override
    public Integer call() {
      answer.tell("step 1");
      return 0;
    }
  }
}
