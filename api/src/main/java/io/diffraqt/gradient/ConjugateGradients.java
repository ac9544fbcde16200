package io.diffraqt.gradient;

import java.util.function.UnaryOperator;

/// Solves linear equations with a symmetric positive matrix that is known by its products alone.
///
/// Source: Hestenes and Stiefel (1952), section 3.
final class ConjugateGradients {
  private static final double TOLERANCE = 1e-10;

  /// In exact arithmetic as many products as unknowns are enough.
  private static final int PRODUCTS_PER_UNKNOWN = 10;

  private ConjugateGradients() {}

  /// @param b the right side
  /// @param product of the matrix with a vector, in an array of its own
  /// @throws IllegalArgumentException when rounding keeps it from the solution
  static double[] solve(double[] b, UnaryOperator<double[]> product) {
    var x = new double[b.length];
    var rest = b.clone();
    var along = b.clone();
    var square = dot(rest, rest);
    var goal = TOLERANCE * TOLERANCE * square;
    for (var k = 0; square > goal; k++) {
      if (k == PRODUCTS_PER_UNKNOWN * b.length) {
        throw new IllegalArgumentException(
            "after %d products with the damped metric %.1e of the gradient is left; damp more"
                .formatted(k, Math.sqrt(square / dot(b, b))));
      }
      var image = product.apply(along);
      var step = square / dot(along, image);
      addTo(x, step, along);
      addTo(rest, -step, image);
      var next = dot(rest, rest);
      for (var e = 0; e < along.length; e++) {
        along[e] = rest[e] + next / square * along[e];
      }
      square = next;
    }
    return x;
  }

  private static double dot(double[] left, double[] right) {
    var sum = 0.0;
    for (var k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }

  private static void addTo(double[] to, double factor, double[] from) {
    for (var k = 0; k < to.length; k++) {
      to[k] += factor * from[k];
    }
  }
}
