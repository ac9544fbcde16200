package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.EXACT;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.observable.PauliSum;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Derivatives against central differences of the kit's own oracle.
///
/// The error of a central difference of step 1e-4 on smooth values of order 1 is about 1e-8.
final class DerivativeChecks {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-6;
  private static final double RIGHT_ANGLE = Math.PI / 2;

  private static final Parameter A = Parameter.of("alpha");
  private static final Parameter B = Parameter.of("beta");
  private static final Amplitudes.Slot SLOT = new Amplitudes.Slot("psi", 1);

  static final List<PauliSum> OBSERVABLES =
      List.of(PauliSum.parse("ZZ - 0.5*XI"), PauliSum.parse("YX"));

  private DerivativeChecks() {}

  static List<Check> all() {
    return List.of(
        check("T34a", "expectationsHaveTheirDerivatives", DerivativeChecks::expectations),
        check("T34b", "probabilitiesHaveTheirDerivatives", DerivativeChecks::probabilities),
        check("T34c", "everyRowHasItsOwnDerivatives", DerivativeChecks::rows),
        check("T34d", "derivativesEqualParameterShifts", DerivativeChecks::parameterShift),
        check("T34e", "boundStatesHaveTheirDerivatives", DerivativeChecks::slots)
            .needing(Trait.DERIVATIVES, Trait.NOISELESS, Trait.PREPARE),
        Check.of(EXACT, "T34f", "derivativesAreRefusedByName", DerivativeChecks::noDerivatives)
            .needing(Trait.EXACT)
            .unless(Trait.DERIVATIVES));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(EXACT, id, title, body).needing(Trait.DERIVATIVES, Trait.NOISELESS);
  }

  /// Parameters that occur twice, scaled, and in a controlled rotation.
  static Circuit circuit() {
    return Circuit.onQubits(2)
        .ry(A.angle(), 0)
        .rx(B.angle().times(2).plus(0.3), 1)
        .cx(0, 1)
        .rz(A.angle().minus(B.angle()), 1)
        .crx(B.angle(), 1, 0)
        .rzz(A.angle().times(-0.5), 0, 1)
        .ry(0.8, 1)
        .h(0)
        .build();
  }

  private static Circuit measured(Circuit circuit) {
    return Circuit.onQubits(circuit.qubits())
        .addAll(circuit.instructions())
        .measure(0, 1)
        .measure(1, 0)
        .build();
  }

  static Bindings values(double[]... rows) {
    return Bindings.ofRows(List.of(A, B), rows);
  }

  static double weighted(Circuit bound, double... weights) {
    var ideal = Ideal.of(bound);
    return IntStream.range(0, weights.length)
        .mapToDouble(k -> weights[k] * ideal.expectation(OBSERVABLES.get(k)))
        .sum();
  }

  private static void expectations(Bench bench) {
    var values = values(new double[] {0.7, -1.2});
    var forward = bench.exact().forward(circuit(), values, Request.Exact.expectations(OBSERVABLES));
    for (var weights : List.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {2, -3})) {
      var seen = forward.pullback(List.of(Cotangent.ofExpectations(weights)));
      agree("expectations", circuit(), values, seen, bound -> weighted(bound, weights));
    }
  }

  private static void probabilities(Bench bench) {
    var values = values(new double[] {0.4, 2.1});
    var circuit = measured(circuit());
    var weights = new double[] {1, -2, 0.5, 3};
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    var seen =
        bench
            .exact()
            .forward(circuit, values, request)
            .pullback(List.of(Cotangent.ofProbabilities(weights)));
    agree(
        "probabilities",
        circuit,
        values,
        seen,
        bound -> {
          var ideal = Ideal.of(bound).probabilities();
          return IntStream.range(0, 4)
              .mapToDouble(v -> weights[v] * ideal.getOrDefault((long) v, 0.0))
              .sum();
        });
  }

  private static void rows(Bench bench) {
    var values = values(new double[] {0.7, -1.2}, new double[] {1.5, 0.2});
    var request = Request.Exact.expectations(OBSERVABLES);
    var forward = bench.exact().forward(circuit(), values, request);
    Expect.equal(2, forward.outcomes().size(), "number of outcomes of two rows");
    var weights = List.of(new double[] {1, 1}, new double[] {-1, 2});
    var seen = forward.pullback(weights.stream().map(Cotangent::ofExpectations).toList());
    Expect.equal(2, seen.rows(), "rows of derivatives");
    for (var row = 0; row < 2; row++) {
      var mine = weights.get(row);
      agree(
          "row " + row,
          circuit(),
          values.only(row),
          seen.only(row),
          bound -> weighted(bound, mine));
    }
  }

  private static void parameterShift(Bench bench) {
    var ansatz = Circuit.onQubits(2).ry(A.angle(), 0).cx(0, 1).rx(B.angle(), 1).build();
    var at = new double[] {0.9, 0.4};
    var request = Request.Exact.expectations(List.of(OBSERVABLES.getFirst()));
    var seen =
        bench
            .exact()
            .forward(ansatz, values(at), request)
            .pullback(List.of(Cotangent.ofExpectations(1)));
    for (var column = 0; column < 2; column++) {
      var plus = at.clone();
      var minus = at.clone();
      plus[column] += RIGHT_ANGLE;
      minus[column] -= RIGHT_ANGLE;
      var shifted =
          weighted(ansatz.bound(values(plus), 0), 1) - weighted(ansatz.bound(values(minus), 0), 1);
      Expect.near(
          shifted / 2,
          seen.value(0, ansatz.parameters().get(column)),
          ExactChecks.TOLERANCE,
          "derivative %d by parameter shift",
          column);
    }
  }

  private static void slots(Bench bench) {
    var circuit =
        Circuit.onQubits(2)
            .add(new Instruction.Prepare(List.of(1), SLOT))
            .ry(A.angle(), 0)
            .cx(1, 0)
            .rx(0.6, 1)
            .rx(B.angle(), 0)
            .build();
    var values = Bindings.of(circuit.columns(), 1, new double[] {0.5, 1.1, 1.5, -0.4, 0.2, 0.8});
    var request = Request.Exact.expectations(OBSERVABLES);
    var weights = new double[] {1, -0.7};
    var seen =
        bench
            .exact()
            .forward(circuit, values, request)
            .pullback(List.of(Cotangent.ofExpectations(weights)));
    agree("a bound state", circuit, values, seen, bound -> weighted(bound, weights));
  }

  private static void agree(
      String what,
      Circuit circuit,
      Bindings values,
      Bindings seen,
      ToDoubleFunction<Circuit> scalar) {
    Expect.equal(values.columns(), seen.columns(), "%s: columns of the derivatives", what);
    for (var column = 0; column < values.columns().width(); column++) {
      var difference =
          scalar.applyAsDouble(circuit.bound(moved(values, column, STEP), 0))
              - scalar.applyAsDouble(circuit.bound(moved(values, column, -STEP), 0));
      Expect.near(
          difference / (2 * STEP),
          seen.value(0, column),
          TOLERANCE,
          "%s: derivative in column %d of %s",
          what,
          column,
          values.columns());
    }
  }

  private static Bindings moved(Bindings values, int column, double step) {
    var row = values.row(0);
    row[column] += step;
    return Bindings.of(values.columns(), 1, row);
  }

  private static void noDerivatives(Bench bench) {
    var request = Request.Exact.expectations(OBSERVABLES);
    Expect.refused(
        "derivatives",
        () ->
            bench
                .exact()
                .forward(circuit(), values(new double[] {0.7, -1.2}), request)
                .pullback(List.of(Cotangent.ofExpectations(1, 1))),
        "derivative");
  }
}
