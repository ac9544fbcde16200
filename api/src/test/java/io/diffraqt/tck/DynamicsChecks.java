package io.diffraqt.tck;

import static io.diffraqt.circuit.StandardGate.X;
import static io.diffraqt.tck.Check.Theme.DYNAMICS;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.Keep;
import java.util.ArrayList;
import java.util.List;

/// Measurement, reset, conditions, waiting and loading states in the middle of a circuit.
final class DynamicsChecks {
  private static final double WAIT_SECONDS = 1e-6;

  private DynamicsChecks() {}

  static List<Check> all() {
    return List.of(
        check("T11b", "aDelayChangesNothing", DynamicsChecks::delay).needing(Trait.DELAYS),
        check("T11c", "aDelayIsRefusedByName", DynamicsChecks::noDelay).unless(Trait.DELAYS),
        check("T11d", "aResetQubitIsZero", DynamicsChecks::reset).needing(Trait.RESET),
        check("T11e", "aResetIsRefusedByName", DynamicsChecks::noReset).unless(Trait.RESET),
        check("T11f", "aPreparedStateIsThere", DynamicsChecks::prepare).needing(Trait.PREPARE),
        check("T11g", "aBoundStateIsNormalised", DynamicsChecks::boundState).needing(Trait.PREPARE),
        check("T11h", "aPreparedStateIsRefusedByName", DynamicsChecks::noPrepare)
            .unless(Trait.PREPARE),
        check("T12a", "aMeasuredQubitCollapses", DynamicsChecks::collapse)
            .needing(Trait.MID_CIRCUIT),
        check("T12b", "aMeasuredQubitCanBeUsedAgain", DynamicsChecks::reuse)
            .needing(Trait.MID_CIRCUIT),
        check("T12c", "measurementInMidCircuitIsRefusedByName", DynamicsChecks::noMidCircuit)
            .unless(Trait.MID_CIRCUIT),
        check("T12d", "aConditionDecidesBothWays", DynamicsChecks::condition)
            .needing(Trait.CONDITIONS),
        check("T12e", "everyRelationComparesAsItReads", DynamicsChecks::relations)
            .needing(Trait.CONDITIONS),
        check("T12f", "conditionsAreRefusedByName", DynamicsChecks::noConditions)
            .unless(Trait.CONDITIONS),
        check("T12g", "postSelectedShotsAreNotLostFromCounts", DynamicsChecks::keptShots)
            .needing(Trait.MID_CIRCUIT));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(DYNAMICS, id, title, body);
  }

  private static Circuit delayed() {
    return Circuit.onQubits(1)
        .ry(0.7, 0)
        .add(new Instruction.Delay(WAIT_SECONDS, DelayUnit.SECOND, List.of(0)))
        .ry(0.4, 0)
        .measure(0, 0)
        .build();
  }

  private static void delay(Bench bench) {
    bench.agree("a rotation, a delay, a rotation", List.of(delayed()));
  }

  private static void noDelay(Bench bench) {
    bench.refuses("a delay", bench.inLanguage(delayed()), "delay");
  }

  private static Circuit resetting() {
    return Circuit.onQubits(2).ry(2.1, 0).cx(0, 1).reset(0).ry(0.8, 0).measureAll().build();
  }

  private static void reset(Bench bench) {
    var plain = Circuit.onQubits(1).x(0).reset(0).measure(0, 0).build();
    bench.agree("reset", List.of(resetting(), plain));
  }

  private static void noReset(Bench bench) {
    bench.refuses("a reset", bench.inLanguage(resetting()), "reset");
  }

  private static Amplitudes.Fixed amplitudes() {
    return Amplitudes.of(new double[] {0.1, 0.7, -0.4, 0.2}, new double[] {0.5, 0, 0.3, -0.6});
  }

  private static Circuit prepared() {
    return Circuit.onQubits(3)
        .prepare(amplitudes(), 2, 0)
        .h(0)
        .ry(0.7, 2)
        .cx(0, 1)
        .measureAll()
        .build();
  }

  private static void prepare(Bench bench) {
    var again =
        Circuit.onQubits(2)
            .ry(1.3, 0)
            .cx(0, 1)
            .prepare(Amplitudes.real(0.6, 0.8), 0)
            .measureAll()
            .build();
    bench.agree(
        "prepare", bench.claims(Trait.RESET) ? List.of(prepared(), again) : List.of(prepared()));
  }

  private static void boundState(Bench bench) {
    var slot = new Amplitudes.Slot("psi", 1);
    var circuit =
        Circuit.onQubits(2)
            .add(new Instruction.Prepare(List.of(1), slot))
            .ry(0.4, 1)
            .measureAll()
            .build();
    var values =
        Bindings.of(
            Columns.of(List.of(), List.of(slot)), 2, new double[] {3, 4, 0, 0, 1, 0.5, 0.5, -2});
    var run = new Submission.Run(circuit, values, Request.Samples.of(bench.shots()));
    var outcomes = bench.outcomes(Bench.submission(run));
    for (var row = 0; row < values.rows(); row++) {
      bench.agree(
          "bound state of row " + row, circuit.bound(values, row), Bench.counts(outcomes.get(row)));
    }
  }

  private static void noPrepare(Bench bench) {
    bench.refuses("a prepared state", prepared(), "prepare");
  }

  private static Circuit collapsing() {
    return Circuit.onQubits(1).h(0).measure(0, 0).h(0).measure(0, 1).build();
  }

  private static void collapse(Bench bench) {
    bench.agree("h, measure, h, measure", List.of(collapsing()));
  }

  private static void reuse(Bench bench) {
    var circuits =
        List.of(
            Circuit.onQubits(1).ry(1.1, 0).measure(0, 0).x(0).measure(0, 1).build(),
            Circuit.onQubits(2).h(0).cx(0, 1).measure(0, 0).cx(0, 1).measure(1, 1).build(),
            Circuit.onQubits(1).x(0).measure(0, 0).x(0).measure(0, 0).build());
    bench.agree("a qubit used after it was measured", circuits);
  }

  private static void noMidCircuit(Bench bench) {
    bench.refuses("mid-circuit measurement", collapsing(), "mid-circuit");
  }

  private static Instruction flip(int qubit) {
    return new Instruction.Apply(X, List.of(), List.of(qubit));
  }

  private static Circuit conditional() {
    return Circuit.onQubits(3)
        .register("c", 3)
        .ry(1.9, 0)
        .measure(0, 0)
        .add(new Instruction.Conditional(new Condition.Bit(0), List.of(flip(1)), List.of(flip(2))))
        .measure(1, 1)
        .measure(2, 2)
        .build();
  }

  private static void condition(Bench bench) {
    var inner =
        new Instruction.Conditional(
            new Condition.Not(new Condition.Bit(1)), List.of(flip(2)), List.of());
    var nested =
        Circuit.onQubits(3)
            .register("c", 3)
            .h(0)
            .ry(0.9, 1)
            .measure(0, 0)
            .measure(1, 1)
            .when(new Condition.Bit(0), inner)
            .measure(2, 2)
            .build();
    bench.agree("gates that depend on bits", List.of(conditional(), nested));
  }

  private static void relations(Bench bench) {
    var circuits = new ArrayList<Circuit>();
    for (var relation : Condition.Relation.values()) {
      circuits.add(compared(new Condition.Compare(List.of(0, 1), relation, 2)));
    }
    var first = new Condition.Bit(0);
    var second = new Condition.Bit(1);
    circuits.add(compared(new Condition.All(List.of(first, second))));
    circuits.add(compared(new Condition.Any(List.of(first, second))));
    circuits.add(compared(new Condition.Compare(List.of(1, 0), Condition.Relation.EQUAL, 2)));
    bench.agree("comparisons with 2", circuits);
  }

  private static Circuit compared(Condition condition) {
    return Circuit.onQubits(3)
        .register("c", 3)
        .ry(1.2, 0)
        .ry(1.8, 1)
        .measure(0, 0)
        .measure(1, 1)
        .when(condition, flip(2))
        .measure(2, 2)
        .build();
  }

  private static void noConditions(Bench bench) {
    bench.refuses("a condition", conditional(), "condition");
  }

  private static void keptShots(Bench bench) {
    var circuit =
        Circuit.onQubits(2)
            .ry(1.2, 0)
            .cx(0, 1)
            .measureKeeping(0, 0, Keep.ONE)
            .measure(1, 1)
            .build();
    bench.agree("post-selection, whose counts hold all shots", List.of(circuit));
  }
}
