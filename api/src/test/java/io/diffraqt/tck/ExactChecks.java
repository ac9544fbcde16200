package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.EXACT;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Distribution;
import java.util.List;
import java.util.TreeMap;

/// Probabilities, exact values through submissions, bindings of exact runs.
final class ExactChecks {
  static final double TOLERANCE = 1e-9;
  private static final double TINY = 1e-9;

  /// A state vector in double precision shows an angle of 1e-9 to four digits.
  private static final double TINY_TOLERANCE = 1e-13;

  private ExactChecks() {}

  static List<Check> all() {
    return List.of(
        exact("T08b", "everyGateActsAsItsMatrixExactly", ExactChecks::gates),
        check("T09d", "tinyAnglesAreNotRounded", ExactChecks::tinyAngles)
            .needing(Trait.STATE, Trait.NOISELESS),
        check("T12h", "postSelectionKeepsItsBranch", ExactChecks::kept)
            .needing(Trait.POST_SELECTION, Trait.NOISELESS),
        check("T28a", "probabilitiesAreADistribution", ExactChecks::sums).needing(Trait.EXACT),
        check("T28b", "countsFollowTheExactProbabilities", ExactChecks::countsFollow)
            .needing(Trait.EXACT),
        check("T28c", "exactValuesComeThroughSubmissions", ExactChecks::submitted)
            .needing(Trait.EXACT_JOBS),
        check("T28d", "exactSubmissionsAreRefused", ExactChecks::notSubmitted)
            .unless(Trait.EXACT_JOBS),
        exact("T35c", "exactRowsKeepTheirOrder", ExactChecks::rows),
        check("T36a", "anUnboundParameterIsRefusedByName", ExactChecks::unbound)
            .needing(Trait.EXACT),
        check("T36b", "aSuperfluousParameterIsRefusedByName", ExactChecks::superfluous)
            .needing(Trait.EXACT));
  }

  private static Check exact(String id, String title, Check.Body body) {
    return check(id, title, body).needing(Trait.EXACT, Trait.NOISELESS);
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(EXACT, id, title, body);
  }

  static Outcome.Evaluated evaluated(Bench bench, Circuit circuit, Request.Exact request) {
    var outcomes = bench.exact().evaluate(circuit, Bindings.none(), request);
    Expect.equal(1, outcomes.size(), "number of outcomes of one row");
    return outcomes.getFirst();
  }

  private static Distribution probabilities(Bench bench, Circuit circuit) {
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    return evaluated(bench, circuit, request)
        .probabilities()
        .orElseThrow(() -> new AssertionError("probabilities were asked for and are missing"));
  }

  private static void agree(String what, Distribution seen, Ideal ideal) {
    var expected = ideal.probabilities();
    for (var value = 0; value < seen.size(); value++) {
      Expect.near(
          expected.getOrDefault((long) value, 0.0),
          seen.probability(value),
          TOLERANCE,
          "%s: probability of value %d",
          what,
          value);
    }
  }

  private static void gates(Bench bench) {
    var words = new Words(bench.target());
    for (var gate : ProgramChecks.claimed(bench)) {
      for (var circuit : ProgramChecks.circuits(words, gate)) {
        agree(gate.gateName(), probabilities(bench, circuit), Ideal.of(circuit));
      }
    }
  }

  private static void tinyAngles(Bench bench) {
    var state = StateChecks.state(bench, Circuit.onQubits(1).rx(TINY, 0).ry(3 * TINY, 0).build());
    Expect.near(1.5 * TINY, state.re(1), TINY_TOLERANCE, "amplitude 1 after ry(3e-9), real part");
    Expect.near(-0.5 * TINY, state.im(1), TINY_TOLERANCE, "amplitude 1 after rx(1e-9)");
  }

  private static void kept(Bench bench) {
    var circuit =
        Circuit.onQubits(2)
            .ry(1.2, 0)
            .cx(0, 1)
            .rx(0.7, 1)
            .measureKeeping(0, 0, Keep.ONE)
            .h(0)
            .measure(1, 1)
            .build();
    var ideal = Ideal.kept(circuit);
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    var outcome = evaluated(bench, circuit, request);
    Expect.near(ideal.acceptance(), outcome.acceptance(), TOLERANCE, "acceptance");
    agree("kept branch", outcome.probabilities().orElseThrow(), ideal);
  }

  static Circuit generic() {
    return Circuit.onQubits(3)
        .ry(0.7, 0)
        .cx(0, 2)
        .rx(1.9, 1)
        .cz(1, 2)
        .ry(1.1, 2)
        .cx(2, 1)
        .rz(0.4, 0)
        .rx(0.3, 0)
        .build();
  }

  private static Circuit measured() {
    return Circuit.onQubits(3)
        .addAll(generic().instructions())
        .measure(0, 2)
        .measure(1, 0)
        .measure(2, 1)
        .build();
  }

  private static void sums(Bench bench) {
    var distribution = probabilities(bench, bench.inLanguage(measured()));
    var sum = 0.0;
    for (var value = 0; value < distribution.size(); value++) {
      Expect.that(distribution.probability(value) >= 0, "probability of %d is negative", value);
      sum += distribution.probability(value);
    }
    Expect.near(1, sum, TOLERANCE, "sum of the probabilities");
    Expect.equal(measured().registers(), distribution.registers(), "registers");
  }

  private static void countsFollow(Bench bench) {
    var exact = new TreeMap<Long, Double>();
    var distribution = probabilities(bench, bench.inLanguage(measured()));
    for (var value = 0; value < distribution.size(); value++) {
      exact.put((long) value, distribution.probability(value));
    }
    bench.agreeExactly("counts against the exact probabilities", measured(), exact);
  }

  private static void submitted(Bench bench) {
    var circuit = bench.inLanguage(measured());
    var direct = probabilities(bench, circuit);
    var run =
        new Submission.Run(circuit, Bindings.none(), Request.Exact.of(Quantity.PROBABILITIES));
    switch (bench.outcomes(Bench.submission(run)).getFirst()) {
      case Outcome.Evaluated evaluated -> {
        var submitted = evaluated.probabilities().orElseThrow();
        for (var value = 0; value < direct.size(); value++) {
          Expect.near(
              direct.probability(value),
              submitted.probability(value),
              TOLERANCE,
              "probability of %d through a submission",
              value);
        }
      }
      case Outcome.Sampled _ -> throw new AssertionError("exact values were asked for");
    }
  }

  private static void notSubmitted(Bench bench) {
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    var circuit = Circuit.onQubits(1).x(0).measure(0, 0).build();
    var run = new Submission.Run(bench.inLanguage(circuit), Bindings.none(), request);
    bench.refuses("exact values", Bench.submission(run), "exact");
  }

  private static final Parameter A = Parameter.of("alpha");
  private static final Parameter B = Parameter.of("beta");

  private static Circuit withParameters() {
    return Circuit.onQubits(1).ry(A.angle(), 0).rx(B.angle(), 0).build();
  }

  private static final Request.Exact Z = Request.Exact.expectations(List.of(PauliSum.parse("Z")));

  private static void rows(Bench bench) {
    var values =
        Bindings.ofRows(
            List.of(B, A), new double[] {0.3, 1.0}, new double[] {2.0, 0.1}, new double[] {0, 3});
    var outcomes = bench.exact().evaluate(withParameters(), values, Z);
    Expect.equal(3, outcomes.size(), "number of outcomes of three rows");
    for (var row = 0; row < 3; row++) {
      Expect.near(
          Math.cos(values.value(row, A)) * Math.cos(values.value(row, B)),
          outcomes.get(row).expectations().getFirst().value(),
          TOLERANCE,
          "row %d",
          row);
    }
  }

  private static void unbound(Bench bench) {
    var values = Bindings.ofRows(List.of(A), new double[] {0.3});
    Expect.refused(
        "beta unbound", () -> bench.exact().evaluate(withParameters(), values, Z), "beta");
  }

  private static void superfluous(Bench bench) {
    var gamma = Parameter.of("gamma");
    var values = Bindings.ofRows(List.of(A, B, gamma), new double[] {0.3, 0.4, 0.5});
    Expect.refused(
        "gamma bound", () -> bench.exact().evaluate(withParameters(), values, Z), "gamma");
  }
}
