package io.diffraqt.conformance;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.ExactBackend.Curvature;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Second derivatives as differences of first ones, and metrics from one tangent per column.
final class Bends implements Curvature {
  private static final double STEP = 1e-3;
  private static final double[] POINTS = {-2, -1, 1, 2};
  private static final double[] FACTORS = {1, -8, 8, -1};

  private final Bindings bindings;
  private final Function<Bindings, Tangents> tangents;

  /// @param tangents at other values
  Bends(Bindings bindings, Function<Bindings, Tangents> tangents) {
    this.bindings = bindings;
    this.tangents = tangents;
  }

  @Override
  public Bindings hessianTimes(List<Cotangent> cotangents, Bindings vectors) {
    var sum = new double[bindings.rows() * bindings.columns().width()];
    for (var k = 0; k < POINTS.length; k++) {
      var there = moved(vectors.arrangedFor(bindings.columns()), POINTS[k] * STEP);
      var slopes = tangents.apply(there).pullback(cotangents);
      for (var e = 0; e < sum.length; e++) {
        sum[e] += FACTORS[k] / (12 * STEP) * at(slopes, e);
      }
    }
    return Bindings.of(bindings.columns(), bindings.rows(), sum);
  }

  private Bindings moved(Bindings vectors, double by) {
    var values = new double[bindings.rows() * bindings.columns().width()];
    for (var e = 0; e < values.length; e++) {
      values[e] = at(bindings, e) + by * at(vectors, e);
    }
    return Bindings.of(bindings.columns(), bindings.rows(), values);
  }

  private static double at(Bindings table, int entry) {
    var width = table.columns().width();
    return table.value(entry / width, entry % width);
  }

  @Override
  public Bindings metricTimes(Bindings vectors) {
    var arranged = vectors.arrangedFor(bindings.columns());
    var metrics = metrics();
    var width = bindings.columns().width();
    var products = new double[bindings.rows() * width];
    for (var e = 0; e < products.length; e++) {
      for (var c = 0; c < width; c++) {
        products[e] += metrics.get(e / width).re(e % width, c) * arranged.value(e / width, c);
      }
    }
    return Bindings.of(bindings.columns(), bindings.rows(), products);
  }

  @Override
  public List<ComplexMatrix> metrics() {
    var metrics = new ArrayList<ComplexMatrix>();
    var here = tangents.apply(bindings);
    for (var row = 0; row < bindings.rows(); row++) {
      var pairs = here.pairs(row);
      metrics.add(
          ComplexMatrix.fill(
              pairs.size(),
              pairs.size(),
              (r, c) -> Complex.of(metric(pairs.get(r), pairs.get(c)))));
    }
    return metrics;
  }

  private static double metric(Tangents.Pair left, Tangents.Pair right) {
    var psi = left.state();
    var bra = left.tangent().product(psi);
    var ket = psi.product(right.tangent());
    return left.tangent().product(right.tangent()).re() - bra.times(ket).re();
  }
}
