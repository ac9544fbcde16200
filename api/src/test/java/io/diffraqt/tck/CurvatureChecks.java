package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.EXACT;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.ExactBackend.Curvature;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.linalg.Complex;
import java.util.List;

/// Second derivatives and metrics against central differences of the kit's own oracle.
///
/// A second difference of step 1e-3 errs by about 1e-5 on these circuits, a first one of step 1e-4
/// by about 1e-8.
final class CurvatureChecks {
  private static final double STEP = 1e-3;
  private static final double TOLERANCE = 1e-4;
  private static final double METRIC_STEP = 1e-4;
  private static final double METRIC_TOLERANCE = 1e-6;
  private static final int SIZE = 2;

  private static final Bindings VALUES =
      DerivativeChecks.values(new double[] {0.7, -1.2}, new double[] {1.5, 0.2});
  private static final Bindings VECTORS =
      DerivativeChecks.values(new double[] {1, -0.5}, new double[] {0.3, 2});

  private CurvatureChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(EXACT, "T34g", "hessiansTimesVectorsAreRight", CurvatureChecks::hessians)
            .needing(Trait.CURVATURE, Trait.NOISELESS),
        Check.of(EXACT, "T34h", "metricsAreThoseOfTheState", CurvatureChecks::metrics)
            .needing(Trait.CURVATURE, Trait.NOISELESS),
        Check.of(EXACT, "T34i", "unclaimedCurvatureIsAbsent", CurvatureChecks::absence)
            .needing(Trait.DERIVATIVES)
            .unless(Trait.CURVATURE));
  }

  private static Curvature curvature(Bench bench) {
    var request = Request.Exact.expectations(DerivativeChecks.OBSERVABLES);
    return bench
        .exact()
        .forward(DerivativeChecks.circuit(), VALUES, request)
        .curvature()
        .orElseThrow(() -> new AssertionError("CURVATURE is claimed, and there is none"));
  }

  private static void hessians(Bench bench) {
    var weights = List.of(new double[] {1, 2}, new double[] {-1, 0.5});
    var cotangents = weights.stream().map(Cotangent::ofExpectations).toList();
    var seen = curvature(bench).hessianTimes(cotangents, VECTORS);
    Expect.equal(VALUES.rows(), seen.rows(), "rows of products with the Hessian");
    for (var row = 0; row < VALUES.rows(); row++) {
      for (var column = 0; column < SIZE; column++) {
        var expected = 0.0;
        for (var first : new int[] {1, -1}) {
          for (var second : new int[] {1, -1}) {
            var there = moved(row, first * STEP, column, second * STEP);
            var bound = DerivativeChecks.circuit().bound(there, 0);
            expected += first * second * DerivativeChecks.weighted(bound, weights.get(row));
          }
        }
        Expect.near(
            expected / (4 * STEP * STEP),
            seen.value(row, column),
            TOLERANCE,
            "row %d, column %d of Hessians times vectors",
            row,
            column);
      }
    }
  }

  /// A row, moved along its vector and along a column.
  private static Bindings moved(int row, double along, int column, double by) {
    var there = VALUES.row(row);
    for (var k = 0; k < SIZE; k++) {
      there[k] += along * VECTORS.value(row, k);
    }
    there[column] += by;
    return DerivativeChecks.values(there);
  }

  private static void metrics(Bench bench) {
    var curvature = curvature(bench);
    var metrics = curvature.metrics();
    var products = curvature.metricTimes(VECTORS);
    Expect.equal(VALUES.rows(), metrics.size(), "number of metrics");
    for (var row = 0; row < VALUES.rows(); row++) {
      for (var r = 0; r < SIZE; r++) {
        var product = 0.0;
        for (var c = 0; c < SIZE; c++) {
          var expected = metric(row, r, c);
          product += expected * VECTORS.value(row, c);
          Expect.near(
              expected,
              metrics.get(row).re(r, c),
              METRIC_TOLERANCE,
              "row %d, entry %d %d of metrics",
              row,
              r,
              c);
        }
        Expect.near(
            product,
            products.value(row, r),
            METRIC_TOLERANCE,
            "row %d, column %d of metrics times vectors",
            row,
            r);
      }
    }
  }

  private static double metric(int row, int r, int c) {
    var psi = state(row, 0, 0);
    var left = slope(row, r);
    var right = slope(row, c);
    var bra = Ideal.product(left, psi);
    return Ideal.product(left, right).re() - bra.times(Ideal.product(psi, right)).re();
  }

  private static Complex[] slope(int row, int column) {
    var ahead = state(row, column, METRIC_STEP);
    var behind = state(row, column, -METRIC_STEP);
    var slope = new Complex[ahead.length];
    for (var k = 0; k < slope.length; k++) {
      slope[k] = ahead[k].minus(behind[k]).times(1 / (2 * METRIC_STEP));
    }
    return slope;
  }

  private static Complex[] state(int row, int column, double by) {
    return Ideal.of(DerivativeChecks.circuit().bound(moved(row, 0, column, by), 0)).state(SIZE);
  }

  private static void absence(Bench bench) {
    var request = Request.Exact.expectations(DerivativeChecks.OBSERVABLES);
    var forward = bench.exact().forward(DerivativeChecks.circuit(), VALUES, request);
    Expect.that(
        forward.curvature().isEmpty(),
        "second derivatives are given, and CURVATURE is not claimed");
  }
}
