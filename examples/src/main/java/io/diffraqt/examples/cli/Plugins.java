package io.diffraqt.examples.cli;

import io.diffraqt.backend.BackendName;
import io.diffraqt.examples.plugin.PluginTemplate;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.run.Backends;
import io.diffraqt.tck.Trait;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a new backend plugin from the template, or judges an installed one by the conformance
/// kit.
@Command(
    name = "plugin",
    description = "Writes a new backend plugin, or runs the conformance kit on an installed one.",
    footer = {
      "",
      "new    writes a Maven project whose plugin works and passes the kit",
      "check  runs the kit on NAME, here PLUGIN[:DEVICE][?KEY=VALUE&...], and writes",
      "       report.html and report.json; ends with 5 where a check fails",
      "",
      "Backends that charge are not checked: the kit submits some thousand circuits.",
      "",
      "The kit tests what is claimed of a backend, and that it refuses the rest.",
      "Without --traits the claims are what can be seen: INSTALLED; EXACT where it is",
      "an ExactBackend; NOISELESS where its target has no calibration;",
      "IDEMPOTENT_SUBMIT where it says so; and whatever it does not refuse when it is",
      "tried. Not seen, and so to be claimed where they hold: SEEDED, PHYSICAL_QUBITS,",
      "POST_SELECTION, FINDABLE_BY_KEY.",
      "",
      "JSON of new: name, folder, files. JSON of check: backend, traits, passed,",
      "failed, notApplicable, failures [{id, title, message}], folder.",
      "",
      "Examples:",
      "  ./diffraqt plugin new mine --out mine-backend",
      "  ./diffraqt plugin check onepage --out report"
    })
final class Plugins implements Callable<Integer> {
  @Mixin private Answer answer;

  @Parameters(index = "0", paramLabel = "new|check", description = "What to do.")
  private Action action = Action.CHECK;

  @Parameters(index = "1", paramLabel = "NAME", description = "Of the plugin.")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where it goes; default NAME-backend for new, NAME-conformance for check.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--traits",
      split = ",",
      paramLabel = "TRAIT",
      description =
          "check: what is claimed, nothing else; one or more of ${COMPLETION-CANDIDATES}.")
  private Set<Trait> traits = Set.of();

  @Option(
      names = "--environment",
      split = ",",
      paramLabel = "VARIABLE",
      description =
          "check: variables the plugin may see; none without it, to keep credentials out.")
  private List<String> visible = List.of();

  /// What the command does.
  enum Action {
    /// Writes a project.
    NEW,
    /// Runs the kit.
    CHECK
  }

  @Override
  public Integer call() throws IOException {
    return switch (action) {
      case NEW -> write();
      case CHECK -> check();
    };
  }

  private int write() throws IOException {
    requireNothingOfCheck();
    var folder = out.orElse(Path.of(name + "-backend"));
    var files = writeInto(folder).stream().map(Path::toString).toList();
    var project = new PluginDocument.Project(name, folder.toString(), files);
    answer.give(project, project::text);
    return ExitCode.DONE.value();
  }

  private void requireNothingOfCheck() {
    if (!traits.isEmpty() || !visible.isEmpty()) {
      throw new CallException("--traits and --environment are for plugin check");
    }
  }

  private List<Path> writeInto(Path folder) throws IOException {
    try {
      return PluginTemplate.write(folder, name);
    } catch (FileSystemException e) {
      throw new CallException("cannot write into " + folder + ": " + Reasons.of(e), e);
    }
  }

  private int check() {
    var backend = BackendName.parse(name);
    var installed = Backends.installed();
    var plugin = installed.plugin(backend.plugin());
    var folder = OutputFolder.at(out.orElse(Path.of(backend.plugin() + "-conformance")));
    var check = new PluginCheck(plugin, backend, traits, environment(), installed.noise());
    var report = check.run(answer);
    folder.write("report.html", report.toHtml());
    folder.write("report.json", report.toJson());
    var judgement = PluginDocument.Judgement.of(report, folder.path());
    answer.give(judgement, judgement::text);
    return (report.passed() ? ExitCode.DONE : ExitCode.PROVIDER_FAILED).value();
  }

  private Map<String, String> environment() {
    var values = new HashMap<>(System.getenv());
    values.keySet().retainAll(Set.copyOf(visible));
    return values;
  }
}
