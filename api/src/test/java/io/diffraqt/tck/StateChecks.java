package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.EXACT;
import static io.diffraqt.tck.ExactChecks.TOLERANCE;
import static io.diffraqt.tck.ExactChecks.evaluated;
import static io.diffraqt.tck.ExactChecks.generic;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.StateVector;
import java.util.ArrayList;
import java.util.List;

/// Expectation values and states.
final class StateChecks {
  private StateChecks() {}

  static List<Check> all() {
    return List.of(
        exact("T31a", "pauliStringsHaveTheirExpectations", StateChecks::paulis),
        exact("T31b", "sumsAndMatricesHaveTheirExpectations", StateChecks::observables),
        check("T31c", "theStateIsThatOfTheCircuit", StateChecks::state)
            .needing(Trait.STATE, Trait.NOISELESS),
        check("T31d", "aStateIsRefusedByName", b -> noQuantity(b, Quantity.STATE, "state"))
            .needing(Trait.EXACT)
            .unless(Trait.STATE),
        check("T31e", "theDensityMatrixIsThatOfTheCircuit", StateChecks::densityMatrix)
            .needing(Trait.DENSITY_MATRIX, Trait.NOISELESS),
        check(
                "T31f",
                "aDensityMatrixIsRefusedByName",
                b -> noQuantity(b, Quantity.DENSITY_MATRIX, "density"))
            .needing(Trait.EXACT)
            .unless(Trait.DENSITY_MATRIX));
  }

  private static Check exact(String id, String title, Check.Body body) {
    return check(id, title, body).needing(Trait.EXACT, Trait.NOISELESS);
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(EXACT, id, title, body);
  }

  private static void agree(Bench bench, Circuit circuit, List<PauliSum> observables) {
    var outcome = evaluated(bench, circuit, Request.Exact.expectations(observables));
    Expect.equal(observables.size(), outcome.expectations().size(), "number of expectations");
    var ideal = Ideal.of(circuit);
    for (var k = 0; k < observables.size(); k++) {
      var expected = ideal.expectation(observables.get(k));
      var seen = outcome.expectations().get(k);
      Expect.near(expected, seen.value(), TOLERANCE, "expectation of %s", observables.get(k));
      Expect.equal(0L, seen.shots(), "shots of an exact value");
    }
  }

  private static void paulis(Bench bench) {
    var observables = new ArrayList<PauliSum>();
    for (var first : "IXYZ".toCharArray()) {
      for (var second : "IXYZ".toCharArray()) {
        observables.add(PauliSum.of(PauliString.parse("" + first + second)));
        observables.add(PauliSum.of(PauliString.parse(first + "I" + second)));
      }
    }
    agree(bench, generic(), observables);
  }

  private static void observables(Bench bench) {
    agree(
        bench,
        generic(),
        List.of(PauliSum.parse("0.5*XXI - 1.25*ZIZ + 2*III"), PauliSum.parse("-0.3*IYZ")));
    var sum = PauliSum.parse("0.7*ZX - 0.2*YI");
    var dense =
        sum.terms().stream()
            .map(t -> matrix(t.string()).times(Complex.of(t.coefficient())))
            .reduce(ComplexMatrix::plus)
            .orElseThrow();
    var request =
        Request.Exact.expectations(List.of(new HermitianObservable(dense, List.of(2, 0))));
    var onThree = PauliSum.parse("0.7*XIZ - 0.2*IIY");
    Expect.near(
        Ideal.of(generic()).expectation(onThree),
        evaluated(bench, generic(), request).expectations().getFirst().value(),
        TOLERANCE,
        "expectation of a matrix on qubits 2 and 0");
  }

  private static ComplexMatrix matrix(PauliString string) {
    var identity = ComplexMatrix.identity(2);
    var factors = string.factors();
    var high = factors.containsKey(1) ? factors.get(1).matrix() : identity;
    var low = factors.containsKey(0) ? factors.get(0).matrix() : identity;
    return high.kron(low);
  }

  static StateVector state(Bench bench, Circuit circuit) {
    return evaluated(bench, circuit, Request.Exact.of(Quantity.STATE))
        .state()
        .orElseThrow(() -> new AssertionError("the state was asked for and is missing"));
  }

  private static void state(Bench bench) {
    var seen = state(bench, generic());
    Expect.equal(List.of(0, 1, 2), seen.qubits(), "qubits of the state");
    var expected = Ideal.of(generic()).state(3);
    var overlap = Complex.ZERO;
    for (var k = 0; k < expected.length; k++) {
      overlap = overlap.plus(expected[k].conjugate().times(seen.amplitude(k)));
    }
    Expect.near(1, overlap.abs(), TOLERANCE, "modulus of the overlap with the state");
    for (var k = 0; k < expected.length; k++) {
      var difference = expected[k].times(overlap).plus(seen.amplitude(k).times(-1)).abs();
      Expect.near(0, difference, TOLERANCE, "amplitude %d, up to the phase of all", k);
    }
  }

  private static void densityMatrix(Bench bench) {
    var request = Request.Exact.of(Quantity.DENSITY_MATRIX);
    var seen = evaluated(bench, generic(), request).densityMatrix().orElseThrow();
    Expect.near(
        0,
        Ideal.of(generic()).densityMatrix(3).distance(seen.matrix()),
        TOLERANCE,
        "largest difference of an entry");
  }

  private static void noQuantity(Bench bench, Quantity quantity, String name) {
    Expect.refused(name, () -> evaluated(bench, generic(), Request.Exact.of(quantity)), name);
  }
}
