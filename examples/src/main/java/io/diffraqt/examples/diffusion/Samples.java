package io.diffraqt.examples.diffusion;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.run.SampleResult;
import java.util.List;

/// Pictures drawn by a model.
public sealed interface Samples {
  /// The pictures, values 0 to 1, each scaled so that its brightest pixel is 1.
  ImageSet images();

  /// Per picture: probability, or measured share of the shots, that post-selection keeps.
  List<Double> acceptance();

  /// Pictures from exact states.
  record Exact(ImageSet images, List<Double> acceptance) implements Samples {
    /// Copies the list.
    public Exact {
      acceptance = List.copyOf(acceptance);
    }
  }

  /// Pictures from counts: the square roots of the frequencies of the kept shots; black where no
  /// shot was kept.
  ///
  /// @param result counts of each picture with their origin
  record Counted(ImageSet images, SampleResult result) implements Samples {
    @Override
    public List<Double> acceptance() {
      return result.rows().stream().map(SampleResult.Row::acceptance).toList();
    }
  }
}
