package io.diffraqt.examples.comparison;

import io.diffraqt.examples.comparison.PictureComparison.Drawn;
import io.diffraqt.examples.comparison.PictureComparison.Plan;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Provenance;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

/// Pictures from the exact distributions of a backend that knows them, noise included: no shot is
/// drawn, and none is lost to post-selection.
///
/// @param images brightest pixel 1
/// @param acceptance per picture: probability that post-selection keeps a shot
/// @param provenance of the first picture
public record DrawnPictures(ImageSet images, List<Double> acceptance, Provenance provenance) {
  /// Copies the list.
  public DrawnPictures {
    acceptance = List.copyOf(acceptance);
  }

  /// Draws pictures.
  ///
  /// @param connection to a backend that knows exact values
  /// @param progress hears the number of pictures drawn so far
  public static DrawnPictures of(
      TrainedModel trained, Connection connection, int count, long seed, LongConsumer progress) {
    var plan = new Plan(count, OptionalInt.empty(), seed, 0);
    var drawn = new PictureDrawing(trained, plan, progress).pictures(connection);
    return new DrawnPictures(
        PictureComparison.pictures(
            connection.name(), drawn.stream().map(Drawn::distribution).toList()),
        drawn.stream().map(Drawn::acceptance).toList(),
        drawn.getFirst().provenance());
  }
}
