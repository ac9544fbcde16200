package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.simulator.internal.evolve.Evaluation;
import io.diffraqt.simulator.internal.evolve.Operator;
import io.diffraqt.simulator.internal.evolve.Registers;
import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.gradient.Adjoint;
import io.diffraqt.simulator.internal.gradient.Tape;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.plan.Plan;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/// A forward pass of all rows and the way back. Final states are kept while they take little
/// memory; else each row runs forward again before it runs back.
final class Derivatives implements ExactBackend.Forward {
  /// A quarter of what a small heap holds.
  private static final long MOST_KEPT_BYTES = 256L << 20;

  /// A worker has two states, two cotangents, and a copy of its last state.
  private static final int VECTORS = 5;

  /// The four states of an adjoint take 1 MiB then.
  private static final int MOST_KEPT_QUBITS = 14;

  /// A pass back costs about three forward passes.
  private static final int PASSES = 3;

  private final Plan plan;
  private final Bindings bindings;
  private final Request.Exact request;
  private final List<Operator> operators;
  private final Runs runs;
  private final boolean keeps;
  private final List<Passed> passed;

  /// Those of the pass before, where the states in them are small enough to be kept.
  private final Queue<Adjoint> idle = new ConcurrentLinkedQueue<>();

  /// One row that ran forward.
  ///
  /// @param tape empty where it is not kept
  private record Passed(Outcome.Evaluated outcome, List<Tape> tape) {}

  /// @param bindings in the column order of the plan
  /// @throws io.diffraqt.error.UnsupportedCircuitException naming what cannot be undone
  Derivatives(Plan plan, Bindings bindings, Request.Exact request, Runs runs) {
    this.plan = plan;
    this.bindings = bindings;
    this.request = request;
    this.operators = request.observables().stream().map(o -> Operator.of(o, plan)).toList();
    this.runs = runs;
    this.keeps = (16L << plan.qubits()) * bindings.rows() <= MOST_KEPT_BYTES;
    var used = new ConcurrentLinkedQueue<Adjoint>();
    this.passed = runs.workers().rows(bindings.rows(), work(1), mostWorkers(), _ -> forward(used));
    keep(used);
  }

  private double work(int passes) {
    return passes * Runs.work(plan, Form.PURE);
  }

  private int mostWorkers() {
    return Memory.workers(Form.PURE, plan.qubits(), VECTORS);
  }

  private Adjoint adjoint() {
    var found = idle.poll();
    return found == null ? new Adjoint(plan, runs.kernels(), operators) : found;
  }

  /// They rest until the next pass starts.
  private void keep(Queue<Adjoint> used) {
    if (plan.qubits() <= MOST_KEPT_QUBITS) {
      idle.addAll(used);
    }
  }

  private IntFunction<Passed> forward(Queue<Adjoint> used) {
    var adjoint = adjoint();
    used.add(adjoint);
    var registers = new Registers(Form.PURE, runs.kernels(), Team.ALONE);
    var evaluation = new Evaluation(plan, registers, request, operators);
    return row -> {
      var tape = adjoint.forward(bindings, row);
      var outcome = evaluation.evaluated(adjoint.state(), adjoint.bits(), tape.acceptance());
      return new Passed(outcome, keeps ? List.of(tape) : List.of());
    };
  }

  @Override
  public List<Outcome.Evaluated> outcomes() {
    return passed.stream().map(Passed::outcome).toList();
  }

  @Override
  public Bindings pullback(List<Cotangent> cotangents) {
    if (cotangents.size() != bindings.rows()) {
      throw new IllegalArgumentException(
          "%d cotangents for %d rows; one per row".formatted(cotangents.size(), bindings.rows()));
    }
    var width = plan.columns().width();
    var slopes = new double[bindings.rows() * width];
    var used = new ConcurrentLinkedQueue<Adjoint>();
    runs.workers()
        .rows(
            bindings.rows(),
            work(PASSES),
            mostWorkers(),
            _ -> {
              var adjoint = adjoint();
              used.add(adjoint);
              return row -> {
                var kept = passed.get(row).tape();
                var tape = kept.isEmpty() ? adjoint.forward(bindings, row) : kept.getFirst();
                adjoint.back(bindings, row, tape, cotangents.get(row), slopes, row * width);
                return row;
              };
            });
    keep(used);
    return Bindings.of(plan.columns(), bindings.rows(), slopes);
  }
}
