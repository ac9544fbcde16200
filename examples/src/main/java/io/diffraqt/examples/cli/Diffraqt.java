package io.diffraqt.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The root of the command line; every other command hangs below it.
///
/// Exit codes: 0 done; 2 the call is wrong; 3 the program or its target is invalid; 4 the budget
/// refuses; 5 the provider refuses or failed; 6 the outcome of a submission is unknown; 130
/// interrupted.
@Command(
    name = "diffraqt",
    description = "Quantum circuits and quantum diffusion models, on a simulator or a cloud QPU.",
    mixinStandardHelpOptions = true,
    versionProvider = Diffraqt.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Demo.class,
      RunProgram.class,
      Transpile.class,
      Train.class,
      Sample.class,
      Compare.class,
      Bench.class,
      ListBackends.class,
      Estimate.class,
      Jobs.class,
      Budget.class,
      Plugins.class,
      Doctor.class
    },
    footer = {"", "Example:", "  ./diffraqt doctor"})
public final class Diffraqt {
  private Diffraqt() {}

  /// Runs one command and ends the process with its exit code.
  static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return commandLine(CommandLine.defaultFactory());
  }

  /// @param factory makes the commands and what they are mixed of
  static CommandLine commandLine(CommandLine.IFactory factory) {
    return new CommandLine(new Diffraqt(), factory)
        .setExecutionExceptionHandler(new FailureMessage())
        .setParameterExceptionHandler(new WrongCall())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /// The version in the manifest of the jar; classes outside of a jar have none.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Diffraqt.class.getPackage().getImplementationVersion();
      return new String[] {"diffraqt " + (version == null ? "(not packaged)" : version)};
    }
  }
}
