package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.exact;
import static io.diffraqt.conformance.Tampering.function;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Backends that run the right program and give other exact values.
final class BrokenValues {
  private BrokenValues() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(
            "expectations in the other order",
            "T31a",
            exact(o -> with(o, o.expectations().reversed()))),
        Broken.of("coefficients lost", "T31b", function("evaluate", BrokenValues::unweighted)),
        Broken.of("probabilities not normalised", "T28a", exact(BrokenValues::scaled)),
        Broken.of("exact values of another device", "T28b", exact(BrokenValues::flatter)),
        Broken.of("state conjugated", "T31c", exact(BrokenValues::conjugated)),
        Broken.of("density matrix transposed", "T31e", exact(BrokenValues::transposed)),
        Broken.of(
            "exact rows in the other order",
            "T35c",
            function("evaluate", c -> ((List<?>) c.go()).reversed())),
        Broken.of(
            "an unbound parameter is zero", "T36a", function("evaluate", BrokenValues::zeroFilled)),
        Broken.of(
            "a superfluous parameter is dropped",
            "T36b",
            function("evaluate", BrokenValues::trimmed)),
        Broken.of("derivatives with the other sign", "T34a", pullback(-1)),
        Broken.of("derivatives of half the size", "T34d", pullback(0.5)),
        Broken.of("all rows with the derivatives of the first", "T34c", firstRow()),
        Broken.of("derivatives of normalised amplitudes", "T34e", pullbackOfSlots()),
        Broken.of("Hessians with the other sign", "T34g", curvature(-1, 1)),
        Broken.of("Fisher information in place of metrics", "T34h", curvature(1, 4)),
        Broken.of(
            "exact submissions give counts",
            "T28c",
            function("submit", BrokenValues::sampledInstead)));
  }

  private static Outcome.Evaluated with(Outcome.Evaluated o, List<Estimate> expectations) {
    return new Outcome.Evaluated(
        o.probabilities(), expectations, o.state(), o.densityMatrix(), o.acceptance());
  }

  private static Object unweighted(Tampering.Call call) {
    var request = (Request.Exact) call.argument(2);
    var observables =
        request.observables().stream().map(BrokenValues::withoutCoefficients).toList();
    return call.goWith(
        call.argument(0),
        call.argument(1),
        new Request.Exact(request.quantities(), observables, request.seed()));
  }

  private static Observable withoutCoefficients(Observable observable) {
    return observable instanceof PauliSum sum
        ? PauliSum.of(sum.terms().stream().map(t -> new PauliSum.Term(1, t.string())).toList())
        : observable;
  }

  private static Outcome.Evaluated with(Outcome.Evaluated o, Distribution distribution) {
    return new Outcome.Evaluated(
        Optional.of(distribution), o.expectations(), o.state(), o.densityMatrix(), o.acceptance());
  }

  private static Outcome.Evaluated scaled(Outcome.Evaluated o) {
    return changed(o, p -> 0.9 * p);
  }

  private static Outcome.Evaluated flatter(Outcome.Evaluated o) {
    return o.probabilities().map(d -> changed(o, p -> 0.8 * p + 0.2 / d.size())).orElse(o);
  }

  private static Outcome.Evaluated changed(Outcome.Evaluated o, DoubleUnaryOperator change) {
    return o.probabilities()
        .map(d ->
            with(
                o,
                Distribution.of(d.registers(), Arrays.stream(d.toArray()).map(change).toArray())))
        .orElse(o);
  }

  private static Outcome.Evaluated conjugated(Outcome.Evaluated o) {
    return new Outcome.Evaluated(
        o.probabilities(),
        o.expectations(),
        o.state().map(BrokenValues::conjugate),
        o.densityMatrix(),
        o.acceptance());
  }

  private static StateVector conjugate(StateVector state) {
    var re = new double[state.size()];
    var im = new double[state.size()];
    for (var k = 0; k < re.length; k++) {
      re[k] = state.re(k);
      im[k] = -state.im(k);
    }
    return StateVector.of(state.qubits(), re, im);
  }

  private static Outcome.Evaluated transposed(Outcome.Evaluated o) {
    return new Outcome.Evaluated(
        o.probabilities(),
        o.expectations(),
        o.state(),
        o.densityMatrix().map(BrokenValues::transpose),
        o.acceptance());
  }

  private static DensityMatrix transpose(DensityMatrix density) {
    ComplexMatrix matrix = density.matrix().transpose();
    return new DensityMatrix(density.qubits(), matrix);
  }

  private static Object zeroFilled(Tampering.Call call) {
    var given = (Bindings) call.argument(1);
    var wanted = ((Circuit) call.argument(0)).columns();
    return given.columns().width() < wanted.width() ? rearranged(call, given, wanted) : call.go();
  }

  private static Object trimmed(Tampering.Call call) {
    var given = (Bindings) call.argument(1);
    var wanted = ((Circuit) call.argument(0)).columns();
    return given.columns().width() > wanted.width() ? rearranged(call, given, wanted) : call.go();
  }

  private static Object rearranged(Tampering.Call call, Bindings given, Columns wanted) {
    var row =
        wanted.parameters().stream()
            .mapToDouble(p -> given.columns().index(p).map(c -> given.value(0, c)).orElse(0.0))
            .toArray();
    return call.goWith(call.argument(0), Bindings.of(wanted, 1, row), call.argument(2));
  }

  private static BackendPlugin pullback(double factor) {
    return derivatives(table -> times(factor, table));
  }

  private static BackendPlugin firstRow() {
    return derivatives(table -> {
      var values = new double[table.rows() * table.columns().width()];
      for (var k = 0; k < values.length; k++) {
        values[k] = table.value(0, k % table.columns().width());
      }
      return Bindings.of(table.columns(), table.rows(), values);
    });
  }

  private static BackendPlugin pullbackOfSlots() {
    return derivatives(table -> {
      var values = BrokenCounts.all(table);
      for (var k = table.columns().parameters().size(); k < values.length; k++) {
        values[k] *= 2;
      }
      return Bindings.of(table.columns(), table.rows(), values);
    });
  }

  /// Products with the Hessian and with the metric times a factor.
  private static BackendPlugin curvature(double hessian, double metric) {
    return forward(
        forward -> forward::pullback,
        curvature ->
            new ExactBackend.Curvature() {
              @Override
              public Bindings hessianTimes(
                  List<ExactBackend.Cotangent> cotangents, Bindings vectors) {
                return times(hessian, curvature.hessianTimes(cotangents, vectors));
              }

              @Override
              public Bindings metricTimes(Bindings vectors) {
                return times(metric, curvature.metricTimes(vectors));
              }

              @Override
              public List<ComplexMatrix> metrics() {
                return curvature.metrics().stream().map(m -> m.times(Complex.of(metric))).toList();
              }
            });
  }

  private static Bindings times(double factor, Bindings table) {
    return Bindings.of(
        table.columns(),
        table.rows(),
        Arrays.stream(BrokenCounts.all(table)).map(v -> factor * v).toArray());
  }

  private static BackendPlugin derivatives(UnaryOperator<Bindings> change) {
    return forward(
        forward -> cotangents -> change.apply(forward.pullback(cotangents)),
        UnaryOperator.identity());
  }

  private static BackendPlugin forward(
      Function<ExactBackend.Forward, Function<List<ExactBackend.Cotangent>, Bindings>> pullback,
      UnaryOperator<ExactBackend.Curvature> change) {
    return function(
        "forward",
        call -> {
          var forward = (ExactBackend.Forward) call.go();
          return new ExactBackend.Forward() {
            @Override
            public List<Outcome.Evaluated> outcomes() {
              return forward.outcomes();
            }

            @Override
            public Bindings pullback(List<ExactBackend.Cotangent> cotangents) {
              return pullback.apply(forward).apply(cotangents);
            }

            @Override
            public Optional<ExactBackend.Curvature> curvature() {
              return forward.curvature().map(change);
            }
          };
        });
  }

  private static Object sampledInstead(Tampering.Call call) {
    return call.goWith(
        Tampering.runs(
            (Submission) call.argument(0),
            run ->
                run.request() instanceof Request.Exact
                    ? new Submission.Run(run.circuit(), run.bindings(), Request.Samples.of(1))
                    : run));
  }
}
