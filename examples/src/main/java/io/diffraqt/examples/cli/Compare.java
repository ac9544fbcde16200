package io.diffraqt.examples.cli;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.examples.comparison.ProgramComparison;
import io.diffraqt.examples.comparison.ProgramReport;
import io.diffraqt.examples.data.Part;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a program, or a trained model, on several backends and writes the comparison report.
@Command(
    name = "compare",
    description = "Compares a program or a trained model on several backends.",
    footer = {
      "",
      "The first backend is the reference. RUN is the folder of a training run or a model's name.",
      "A trained model is compared by exact distributions where backends know them, unless --shots",
      "is given; a program by 10000 shots.",
      "",
      "Example:",
      "  ./diffraqt compare examples/programs/bell.qasm"
          + " --backends simulator,simulator?noise=fake_torino --shots 4000 --seed 7 --out report"
    })
final class Compare implements Callable<Integer> {
  private static final int USUAL_SHOTS = 10_000;

  @Mixin private Answer answer;
  @Mixin private ProgramFile file;
  @Mixin private DataOptions data;
  @Mixin private PurchaseOptions purchase;
  @Mixin private SeedOption seed;

  @Parameters(paramLabel = "RUN_OR_PROGRAM", description = "Folder, model name or OpenQASM file.")
  private String what;

  @Option(
      names = "--backends",
      split = ",",
      required = true,
      paramLabel = "NAME",
      description = "Two or more, the reference first.")
  private List<String> backends = List.of();

  @Option(names = "--shots", paramLabel = "N", description = "Shots per circuit.")
  private Optional<Integer> shots = Optional.empty();

  @Option(names = "--count", paramLabel = "N", defaultValue = "8", description = "Pictures.")
  private int count = 8;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Bind a parameter.")
  private Map<String, Double> values = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where it goes.")
  private Path out;

  @Override
  public Integer call() {
    if (backends.size() < 2) {
      throw new CallException("--backends %s; at least two".formatted(String.join(",", backends)));
    }
    var folder = OutputFolder.at(out);
    var connections = new ArrayList<Connection>();
    try {
      backends.forEach(
          name -> connections.add(purchase.connect(name, seed.value(purchase.runName()))));
      if (TrainedRuns.isRun(what)) {
        comparePictures(TrainedRuns.open(what), connections, folder);
      } else {
        compareProgram(connections, folder);
      }
    } finally {
      connections.forEach(Connection::close);
    }
    return ExitCode.DONE.value();
  }

  private void compareProgram(List<Connection> connections, OutputFolder folder) {
    var path = Path.of(what);
    var circuit = bound(file.read(path));
    var samples =
        new Request.Samples(
            shots.orElse(USUAL_SHOTS), OptionalLong.of(seed.value(purchase.runName())));
    var comparison =
        ProgramComparison.of(
            path.getFileName().toString(), circuit, connections, samples, random());
    var document = new ProgramReport(comparison).write(folder);
    answer.give(document, () -> ComparisonText.of(document));
  }

  private Circuit bound(Circuit circuit) {
    if (values.isEmpty()) {
      return circuit;
    }
    return circuit.bound(BindingsFile.of(values, circuit), 0);
  }

  private void comparePictures(
      TrainedModel trained, List<Connection> connections, OutputFolder folder) {
    var given = shots.map(OptionalInt::of).orElse(OptionalInt.empty());
    var plan = PictureAnswer.plan(count, given, seed.value(purchase.runName()));
    var real = trained.model().prepared(data.load(Part.TEST, DataOptions.GLYPHS, answer));
    new PictureAnswer(trained, plan, real, folder).give(answer, connections);
  }

  private RandomGenerator random() {
    return Surroundings.ofThisProcess().withSeed(seed.value(purchase.runName())).random();
  }
}
