package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.simulator.internal.evolve.Evaluation;
import io.diffraqt.simulator.internal.evolve.Operator;
import io.diffraqt.simulator.internal.evolve.Registers;
import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.gradient.Adjoint;
import io.diffraqt.simulator.internal.gradient.SecondAdjoint;
import io.diffraqt.simulator.internal.gradient.Tape;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// A forward pass of all rows and the way back. Final states are kept while they take little
/// memory; else each row runs forward again before it runs back.
final class Derivatives implements ExactBackend.Forward {
  /// A quarter of what a small heap holds.
  private static final long MOST_KEPT_BYTES = 256L << 20;

  /// A worker has two states, a cotangent, room to move each, and a copy of its last state.
  private static final int VECTORS = 6;

  /// State and cotangent with their derivatives, and room to move each.
  private static final int VECTORS_ALONG = 6;

  /// Three times the work of a gradient.
  private static final int PASSES_ALONG = 12;

  /// A pass back costs about three forward passes.
  private static final int PASSES = 3;

  private final Plan plan;
  private final Bindings bindings;
  private final Request.Exact request;
  private final List<Operator> operators;
  private final Runs runs;
  private final boolean keeps;
  private final List<Passed> passed;

  /// Those of the pass before, where the vectors in them are small enough to be kept.
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
    this.passed =
        runs.workers().rows(bindings.rows(), work(1), mostWorkers(), team -> forward(team, used));
    keep(used);
  }

  private double work(int passes) {
    return passes * Runs.work(plan, Form.PURE);
  }

  private int mostWorkers() {
    return Memory.workers(Form.PURE, plan.qubits(), VECTORS);
  }

  private Adjoint adjoint(Team team) {
    var found = idle.poll();
    return found == null ? new Adjoint(plan, runs.kernels(), operators, team) : found;
  }

  /// They rest until the next pass starts.
  private void keep(Queue<Adjoint> used) {
    if ((VECTORS * 16L << plan.qubits()) * used.size() <= MOST_KEPT_BYTES) {
      idle.addAll(used);
    }
  }

  private IntFunction<Passed> forward(Team team, Queue<Adjoint> used) {
    var adjoint = adjoint(team);
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
    requireOnePerRow(cotangents);
    var width = plan.columns().width();
    var slopes = new double[bindings.rows() * width];
    var used = new ConcurrentLinkedQueue<Adjoint>();
    runs.workers()
        .rows(
            bindings.rows(),
            work(PASSES),
            mostWorkers(),
            team -> {
              var adjoint = adjoint(team);
              used.add(adjoint);
              return row -> {
                var tape = tape(adjoint, row);
                adjoint.back(bindings, row, tape, cotangents.get(row), slopes, row * width);
                return row;
              };
            });
    keep(used);
    return Bindings.of(plan.columns(), bindings.rows(), slopes);
  }

  private void requireOnePerRow(List<Cotangent> cotangents) {
    if (cotangents.size() != bindings.rows()) {
      throw new IllegalArgumentException(
          "%d cotangents for %d rows; one per row".formatted(cotangents.size(), bindings.rows()));
    }
  }

  private Tape tape(Adjoint adjoint, int row) {
    var kept = passed.get(row).tape();
    return kept.isEmpty() ? adjoint.forward(bindings, row) : kept.getFirst();
  }

  @Override
  public Optional<ExactBackend.Curvature> curvature() {
    return Optional.of(new Second());
  }

  /// Each row runs forward again, along a direction.
  private final class Second implements ExactBackend.Curvature {
    @Override
    public Bindings hessianTimes(List<Cotangent> cotangents, Bindings vectors) {
      requireOnePerRow(cotangents);
      var directions = arranged(vectors);
      var width = plan.columns().width();
      var into = new double[bindings.rows() * width];
      runs.workers()
          .rows(
              bindings.rows(),
              work(PASSES_ALONG),
              Memory.workers(Form.PURE, plan.qubits(), VECTORS_ALONG),
              _ -> {
                var along = new SecondAdjoint(plan, runs.kernels(), operators);
                return row -> {
                  along.forward(bindings, row, directions.row(row));
                  along.back(cotangents.get(row), into, row * width);
                  return row;
                };
              });
      return Bindings.of(plan.columns(), bindings.rows(), into);
    }

    private Bindings arranged(Bindings vectors) {
      if (vectors.rows() != bindings.rows()) {
        throw new IllegalArgumentException(
            "%d vectors for %d rows; one per row".formatted(vectors.rows(), bindings.rows()));
      }
      return vectors.arrangedFor(plan.columns());
    }

    @Override
    public Bindings metricTimes(Bindings vectors) {
      var directions = arranged(vectors);
      var width = plan.columns().width();
      var into = new double[bindings.rows() * width];
      metric(bindings.rows(), k -> k, directions::row, into);
      return Bindings.of(plan.columns(), bindings.rows(), into);
    }

    /// Column by column, since a product needs no more memory than a gradient.
    @Override
    public List<ComplexMatrix> metrics() {
      var width = plan.columns().width();
      Memory.requireMatrices(bindings.rows(), width);
      var into = new double[bindings.rows() * width * width];
      metric(bindings.rows() * width, k -> k / width, k -> unit(k % width), into);
      return IntStream.range(0, bindings.rows())
          .mapToObj(row ->
              symmetric(Arrays.copyOfRange(into, row * width * width, (row + 1) * width * width)))
          .toList();
    }

    private double[] unit(int column) {
      var unit = new double[plan.columns().width()];
      unit[column] = 1;
      return unit;
    }

    /// Rounding makes the two halves differ in the last digits.
    private ComplexMatrix symmetric(double[] all) {
      var width = plan.columns().width();
      return ComplexMatrix.fill(
          width, width, (r, c) -> new Complex((all[r * width + c] + all[c * width + r]) / 2, 0));
    }

    /// With `λ = ψ' − ⟨ψ|ψ'⟩ψ` a pass back gives `Re⟨λ|∂ᵢψ⟩`, which is a product with the metric.
    private void metric(
        int products, IntUnaryOperator rowOf, IntFunction<double[]> directionOf, double[] into) {
      var width = plan.columns().width();
      runs.workers()
          .rows(
              products,
              work(PASSES_ALONG),
              Memory.workers(Form.PURE, plan.qubits(), VECTORS + VECTORS_ALONG),
              team -> {
                var adjoint = adjoint(team);
                var along = new SecondAdjoint(plan, runs.kernels(), operators);
                return k -> {
                  var row = rowOf.applyAsInt(k);
                  along.forward(bindings, row, directionOf.apply(k));
                  var tape = tape(adjoint, row);
                  adjoint.back(bindings, row, tape, along.horizontal(), into, k * width);
                  return k;
                };
              });
    }
  }
}
