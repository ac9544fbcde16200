package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The examples in the help work as typed.
class HelpTest {
  private static final String START = "  ./diffraqt ";

  /// These train, or draw from angles that take a training first; their arguments are only read.
  private static final Set<String> LONG = Set.of("train", "sample", "demo", "sandbox", "bench");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> theExamplesInTheHelpWorkAsTyped() {
    return Diffraqt.commandLine().getSubcommands().values().stream()
        .flatMap(HelpTest::examples)
        .map(example -> DynamicTest.dynamicTest(example, () -> requireWorks(example)));
  }

  private static Stream<String> examples(CommandLine command) {
    return Arrays.stream(command.getCommandSpec().usageMessage().footer())
        .filter(line -> line.startsWith(START))
        .map(line -> line.substring(START.length()));
  }

  private void requireWorks(String example) {
    var arguments = Arrays.stream(example.split(" ")).map(this::here).toList();
    if (LONG.contains(arguments.getFirst())) {
      assertThat(Diffraqt.commandLine().parseArgs(array(arguments)).errors()).isEmpty();
      return;
    }
    var call = Call.of(array(withOwnJournal(arguments)));
    assertThat(call.err()).doesNotContain("unforeseen");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out()).isNotBlank();
  }

  /// Tests run in the folder of their module and write elsewhere; the root of the project is above.
  private String here(String argument) {
    if (argument.startsWith("examples/")) {
      return Path.of("..").resolve(argument).toString();
    }
    return argument.endsWith(".qasm") || Set.of("report", "mine-backend").contains(argument)
        ? folder.resolve(argument).toString()
        : argument;
  }

  /// The journal of whoever runs the tests is left alone.
  private List<String> withOwnJournal(List<String> arguments) {
    var command = Diffraqt.commandLine().getSubcommands().get(arguments.getFirst());
    return command.getCommandSpec().optionsMap().containsKey("--journal")
        ? Stream.concat(
                arguments.stream(), Stream.of("--journal", folder.resolve("journal.db").toString()))
            .toList()
        : arguments;
  }

  private static String[] array(List<String> arguments) {
    return arguments.toArray(String[]::new);
  }
}
