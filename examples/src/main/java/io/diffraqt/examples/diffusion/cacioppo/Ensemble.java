package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.ComplexVector;
import java.util.List;

/// Real pictures as one density matrix `ρ = mean |x⟩⟨x|` of unit-norm pictures `x`; real and
/// symmetric.
final class Ensemble {
  private final int size;
  private final double[] density;

  private Ensemble(int size, double[] density) {
    this.size = size;
    this.density = density;
  }

  /// A generated picture's share in the discrepancy, and its derivative.
  ///
  /// @param share its terms of the loss
  /// @param cotangent of the whole loss with respect to the picture's real and imaginary parts
  record Discrepancy(double share, ComplexVector cotangent) {}

  /// From pictures of any norm.
  static Ensemble of(ImageSet images) {
    var size = images.shape().size();
    var density = new double[size * size];
    for (var image = 0; image < images.count(); image++) {
      addProjector(density, ComplexVector.ofReal(images.image(image)).unit(), images.count());
    }
    return new Ensemble(size, density);
  }

  /// `tr ρ²`.
  double purity() {
    var sum = 0.0;
    for (var value : density) {
      sum += value * value;
    }
    return sum;
  }

  /// `⟨g|ρ|g⟩`.
  double overlap(ComplexVector drawn) {
    return drawn.realOverlap(applied(drawn));
  }

  /// Terms of picture `row` in `−2/B Σ ⟨g|ρ|g⟩ + diversity/(B(B−1)) Σ_{g≠g'} |⟨g|g'⟩|²`.
  Discrepancy discrepancy(List<ComplexVector> drawn, int row, double diversity) {
    var count = drawn.size();
    var picture = drawn.get(row);
    var towards = applied(picture);
    var share = -2.0 / count * picture.realOverlap(towards);
    var cotangent = towards.times(-4.0 / count);
    var pairWeight = diversity / count / (count - 1);
    for (var other = 0; other < count; other++) {
      if (other != row) {
        var a = drawn.get(other).realOverlap(picture);
        var b = drawn.get(other).imaginaryOverlap(picture);
        share += pairWeight * (a * a + b * b);
        // Each pair occurs twice in the sum.
        var towardsOther = drawn.get(other).times(4 * pairWeight * a, 4 * pairWeight * b);
        cotangent = cotangent.combined(1, towardsOther, 1);
      }
    }
    return new Discrepancy(share, cotangent);
  }

  private ComplexVector applied(ComplexVector vector) {
    var re = new double[size];
    var im = new double[size];
    for (var row = 0; row < size; row++) {
      var a = 0.0;
      var b = 0.0;
      for (var column = 0; column < size; column++) {
        var value = density[row * size + column];
        a += value * vector.re(column);
        b += value * vector.im(column);
      }
      re[row] = a;
      im[row] = b;
    }
    return ComplexVector.of(re, im);
  }

  private static void addProjector(double[] density, ComplexVector picture, int count) {
    var size = picture.size();
    for (var row = 0; row < size; row++) {
      var value = picture.re(row) / count;
      if (value != 0) {
        for (var column = 0; column < size; column++) {
          density[row * size + column] += value * picture.re(column);
        }
      }
    }
  }
}
