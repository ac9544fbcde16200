package io.diffraqt.examples.metrics;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/// Fréchet distance between two sets of features, each taken as a normal distribution: `|m1 - m2|^2
/// + tr(C1 + C2 - 2 (C1 C2)^(1/2))`. Source: Heusel et al. 2017, eq. 6.
///
/// Biased upwards when pictures are few. Named after its common use with Inception features; here
/// over any map.
public final class Fid {
  private Fid() {}

  /// The distance, at least 0 up to rounding; O((n + m) d^2 + d^3).
  ///
  /// @throws IllegalArgumentException if the maps differ or a set has fewer than 2 rows
  public static Score between(FeatureMatrix first, FeatureMatrix second) {
    first.checkComparable(second, 2);
    var c1 = new Array2DRowRealMatrix(first.covariance(), false);
    var c2 = new Array2DRowRealMatrix(second.covariance(), false);
    var spread = c1.getTrace() + c2.getTrace() - 2 * traceOfRoot(c1, c2);
    return Score.of("FID", first, second, squaredDistance(first.mean(), second.mean()) + spread);
  }

  /// `tr (C1 C2)^(1/2)` by the eigenvalues of the symmetric `C1^(1/2) C2 C1^(1/2)`, which are those
  /// of `C1 C2`; rounding may push the smallest below 0.
  private static double traceOfRoot(RealMatrix c1, RealMatrix c2) {
    var root = squareRoot(c1);
    var product = root.multiply(c2).multiply(root);
    var symmetric = product.add(product.transpose()).scalarMultiply(0.5);
    return Arrays.stream(new EigenDecompositionSymmetric(symmetric).getEigenvalues())
        .map(value -> Math.sqrt(Math.max(value, 0)))
        .sum();
  }

  private static RealMatrix squareRoot(RealMatrix covariance) {
    var eigen = new EigenDecompositionSymmetric(covariance);
    var scaled = eigen.getV();
    for (var column = 0; column < covariance.getColumnDimension(); column++) {
      var root = Math.sqrt(Math.max(eigen.getEigenvalue(column), 0));
      scaled.setColumnVector(column, scaled.getColumnVector(column).mapMultiply(root));
    }
    return scaled.multiply(eigen.getVT());
  }

  private static double squaredDistance(double[] a, double[] b) {
    var sum = 0.0;
    for (var i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
