package io.diffraqt.examples.cli;

import io.diffraqt.examples.data.Part;
import io.diffraqt.examples.diffusion.catalog.Models;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The main job on embedded defaults: a trained model on an exact and on noisy simulators, compared
/// in one report.
@Command(
    name = "demo",
    description = "Draws pictures from a trained model on three simulators and compares them.",
    footer = {
      "",
      "Needs no data, account or network. The noisy simulators have the noise of a recorded IBM",
      "device; states are loaded without noise, since loading them by gates would drown the rest.",
      "",
      "Example:",
      "  ./diffraqt demo --out diffraqt-demo"
    })
final class Demo implements Callable<Integer> {
  private static final String MODEL = "cacioppo";
  private static final List<String> BACKENDS =
      List.of(
          "simulator",
          "simulator?noise=fake_fez&prepare=ideal",
          "simulator?noise=fake_torino&prepare=ideal");

  @Mixin private Answer answer;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "diffraqt-demo",
      description = "Where the report goes; default ${DEFAULT-VALUE}.")
  private Path out = Path.of("diffraqt-demo");

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "6",
      description = "Pictures per backend; default ${DEFAULT-VALUE}.")
  private int count = 6;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Seed of the noise; default ${DEFAULT-VALUE}.")
  private long seed = 7;

  @Override
  public Integer call() {
    var plan = PictureAnswer.plan(count, OptionalInt.empty(), seed);
    var folder = OutputFolder.at(out);
    var trained = Models.embedded(MODEL);
    var real = trained.model().prepared(DataOptions.glyphs(Part.TEST));
    var connections = new ArrayList<Connection>();
    answer.tell(
        "drawing %d pictures of %s on each of %s"
            .formatted(count, MODEL, String.join(", ", BACKENDS)));
    try {
      for (var name : BACKENDS) {
        connections.add(Connection.open(name, Surroundings.ofThisProcess().withSeed(seed)));
      }
      new PictureAnswer(trained, plan, real, folder).give(answer, connections);
    } finally {
      connections.forEach(Connection::close);
    }
    return ExitCode.DONE.value();
  }
}
