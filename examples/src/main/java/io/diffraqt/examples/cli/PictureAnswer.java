package io.diffraqt.examples.cli;

import io.diffraqt.examples.comparison.PictureComparison;
import io.diffraqt.examples.comparison.PictureComparison.Plan;
import io.diffraqt.examples.comparison.PictureReport;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.report.OutputFolder;
import io.diffraqt.run.Connection;
import java.util.List;
import java.util.OptionalInt;

/// A trained model compared on several backends, with its progress shown and its report written:
/// what `compare` and `demo` have in common.
///
/// @param real pictures to score against, as the model takes them
/// @param folder of the report
record PictureAnswer(TrainedModel trained, Plan plan, ImageSet real, OutputFolder folder) {
  private static final int CURVE_PICTURES = 2;

  static Plan plan(int count, OptionalInt shots, long seed) {
    if (count < 2) {
      throw new CallException("--count " + count + "; at least 2 pictures, for intervals");
    }
    return new Plan(count, shots, seed, CURVE_PICTURES);
  }

  /// Compares and answers.
  ///
  /// @param connections the reference first
  void give(Answer answer, List<Connection> connections) {
    var programs = (long) connections.size() * PictureComparison.programs(trained, plan);
    try (var progress = answer.progress("comparing", "programs", programs)) {
      var comparison =
          PictureComparison.of(trained, connections, plan, real, done -> progress.at(done, ""));
      var document = new PictureReport(comparison, real).write(folder);
      answer.give(document, () -> ComparisonText.of(document));
    }
  }
}
