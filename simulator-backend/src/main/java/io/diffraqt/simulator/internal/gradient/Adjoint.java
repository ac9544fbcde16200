package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Keep;
import io.diffraqt.error.CircuitException;
import io.diffraqt.simulator.internal.evolve.Bits;
import io.diffraqt.simulator.internal.evolve.Operator;
import io.diffraqt.simulator.internal.evolve.Register;
import io.diffraqt.simulator.internal.evolve.Registers;
import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.plan.Step.Unitary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Derivatives of one plan by the adjoint method: forward once, then back with the state and its
/// cotangent, undoing each step on both. Costs about four forward passes, whatever the number of
/// angles. Not thread-safe; one per thread, for any number of rows.
///
/// Source: Jones and Gacon (2020), arXiv:2009.02823, here with one overlap per merged step.
public final class Adjoint {
  private final Plan plan;
  private final Path path;
  private final Kernels kernels;
  private final Team team;
  private final Seed seed;
  private final Frame frame;
  private final Register state;
  private final Chain chain = new Chain();
  private final double[] slopes;
  private final double[] inverse;
  private final double[] overlap = new double[8];
  private final int firstNeeded;
  private final Both both;

  /// @param plan of pure states, with the dropped outcomes of kept measurements cut off
  /// @param team who shares the work on large states
  /// @throws io.diffraqt.error.UnsupportedCircuitException naming what cannot be undone
  public Adjoint(Plan plan, Kernels kernels, List<Operator> operators, Team team) {
    this.plan = plan;
    this.path = Path.swept(plan);
    this.kernels = kernels;
    this.team = team;
    this.seed = new Seed(plan, kernels, operators, path.bits());
    this.frame = new Frame(plan);
    this.state = new Registers(Aim.Form.PURE, kernels, team).zeros(plan);
    this.slopes = new double[plan.angles().size()];
    this.both = new Both(kernels, 1 << plan.qubits());
    this.inverse = new double[Inverses.longest(path)];
    this.firstNeeded = path.firstNeeded();
  }

  /// Bits recorded on the way.
  public Bits bits() {
    return path.bits();
  }

  /// The state at the end of the last forward pass, until the next one.
  public Register state() {
    return state;
  }

  /// Runs one row forward.
  ///
  /// @throws CircuitException when a kept outcome has probability 0
  public Tape forward(Bindings bindings, int row) {
    frame.bind(bindings, row);
    state.restart();
    var projected = new ArrayList<Parts>();
    var probabilities = new ArrayList<Double>();
    for (var step : path.steps()) {
      switch (step) {
        case Unitary unitary -> state.apply(unitary, frame);
        case Step.Flip flip -> state.move(flip);
        case Step.Swap swap -> state.move(swap);
        case Step.Permute permute -> state.move(permute);
        case Step.Load load -> state.load(load, frame);
        case Step.Measure measure -> {
          projected.add(state.parts().copy());
          probabilities.add(project(measure));
        }
        case Step.Sweep sweep -> state.sweep(sweep, frame);
        case Step.Reset _, Step.Noise _, Step.Branch _, Step.Jump _, Step.Span _ ->
            throw Path.unexpected(step);
      }
    }
    var kept = probabilities.stream().mapToDouble(p -> p).toArray();
    return new Tape(state.parts().copy(), projected, kept);
  }

  private double project(Step.Measure measure) {
    var value = measure.keep() == Keep.ONE ? 1 : 0;
    var outcome = 3 * value;
    var probability = state.outcomes(measure)[outcome];
    if (probability < LEAST) {
      throw new CircuitException(
          "row %d: instruction %d keeps %d on qubit %d, which has probability 0; keep outcomes that can occur"
              .formatted(frame.row(), measure.place(), value, plan.labels().get(measure.qubit())));
    }
    state.collapse(measure, outcome, probability);
    return probability;
  }

  private static final double LEAST = 1e-15;

  /// Runs one row back.
  ///
  /// @param tape of the same row
  /// @param into one derivative per column of the bindings, from index `at` on
  public void back(
      Bindings bindings, int row, Tape tape, Cotangent cotangent, double[] into, int at) {
    restart(bindings, row, tape);
    Arrays.fill(both.lambda().re(), 0);
    Arrays.fill(both.lambda().im(), 0);
    seed.addLinear(cotangent, both.psi(), both.lambda());
    seed.addConstant(cotangent, both.lambda());
    undoAll(tape, into, at);
  }

  /// Runs one row back from a cotangent of the final amplitudes.
  ///
  /// @param tape of the same row
  /// @param into one derivative per column of the bindings, from index `at` on
  public void back(Bindings bindings, int row, Tape tape, Parts end, double[] into, int at) {
    restart(bindings, row, tape);
    both.lambda().set(end);
    undoAll(tape, into, at);
  }

  private void restart(Bindings bindings, int row, Tape tape) {
    if (frame.row() != row) {
      frame.bind(bindings, row);
    }
    Arrays.fill(slopes, 0);
    both.psi().set(tape.end());
  }

  private void undoAll(Tape tape, double[] into, int at) {
    var projection = tape.probabilities().length;
    for (var k = path.steps().size() - 1; k >= firstNeeded; k--) {
      switch (path.steps().get(k)) {
        case Unitary unitary -> undo(unitary, k == firstNeeded);
        case Step.Flip flip -> both.flip(flip);
        case Step.Swap swap -> both.swap(swap);
        case Step.Permute permute -> both.permute(permute.back());
        case Step.Load load ->
            LoadBack.undo(load, frame, k == 0, both.lambda(), both.psi(), into, at);
        case Step.Measure measure -> {
          projection--;
          undo(measure, tape.projected().get(projection), tape.probabilities()[projection]);
        }
        case Step.Sweep sweep ->
            new SweepBack(sweep, kernels, frame).run(both, team, chain, frame.trig(), slopes);
        case Step.Reset _, Step.Noise _, Step.Branch _, Step.Jump _, Step.Span _ ->
            throw Path.unexpected(path.steps().get(k));
      }
    }
    plan.angles().spread(slopes, into, at);
  }

  private void undo(Unitary step, boolean last) {
    if (!last) {
      Inverses.fill(step, frame.matrices(), inverse);
    }
    if (step.targets().length == 1) {
      undoOne(step, last);
    } else {
      if (step.isDynamic()) {
        differentiateDiagonal(step);
      }
      undoBoth(step, last);
    }
  }

  private void undoOne(Unitary step, boolean last) {
    if (step.isDynamic() && step.controls().isEmpty() && !last) {
      kernels.reverse1(both.lambda(), both.psi(), step.targets()[0], inverse, overlap);
      chain.one(step, frame.trig(), overlap, slopes);
      return;
    }
    if (step.isDynamic()) {
      kernels.overlap(both.lambda(), both.psi(), step.controls(), step.targets(), overlap);
      chain.one(step, frame.trig(), overlap, slopes);
    }
    undoBoth(step, last);
  }

  private void undoBoth(Unitary step, boolean last) {
    if (!last) {
      both.apply(step, inverse);
    }
  }

  /// One scalar overlap for each diagonal entry.
  private void differentiateDiagonal(Unitary step) {
    var entries = new double[1 << step.targets().length];
    for (var a = 0; a < entries.length; a++) {
      kernels.overlap(both.lambda(), both.psi(), Chain.entry(step, a), NO_TARGET, overlap);
      entries[a] = overlap[1];
    }
    Chain.diagonal(step, entries, slopes);
  }

  private static final int[] NO_TARGET = {};

  /// `ψ' = Πψ/√p` gives the cotangent `(Πλ − Re⟨λ|ψ'⟩·ψ')/√p`.
  private void undo(Step.Measure measure, Parts before, double probability) {
    var psi = both.psi();
    var lambda = both.lambda();
    kernels.phase(lambda, Path.dropped(measure), 0, 0);
    kernels.overlap(lambda, psi, Controls.NONE, NO_TARGET, overlap);
    var along = overlap[0];
    var scale = 1 / Math.sqrt(probability);
    for (var k = 0; k < psi.size(); k++) {
      lambda.re()[k] = scale * (lambda.re()[k] - along * psi.re()[k]);
      lambda.im()[k] = scale * (lambda.im()[k] - along * psi.im()[k]);
    }
    psi.set(before);
  }
}
