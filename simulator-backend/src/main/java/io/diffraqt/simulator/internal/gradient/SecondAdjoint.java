package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.simulator.internal.evolve.Operator;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.FrameTangent;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.plan.Step.Unitary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Derivatives of one plan along a direction of its bindings, and of its gradient along it: the
/// adjoint method on states that carry their derivative with them. Not thread-safe; one per thread,
/// for any number of rows.
///
/// Takes about three times the multiply-adds of [Adjoint], whatever the number of angles, and six
/// vectors of memory.
///
/// Source: Pearlmutter (1994), Fast exact multiplication by the Hessian, applied to Jones and Gacon
/// (2020), arXiv:2009.02823.
public final class SecondAdjoint {
  private static final int[] NO_TARGET = {};
  private static final double[] IDENTITY = {1, 0, 0, 0, 0, 0, 1, 0};

  private final Plan plan;
  private final Path path;
  private final Kernels kernels;
  private final Seed seed;
  private final Frame frame;
  private final FrameTangent tangent;
  private final Chain chain = new Chain();
  private final double[] rates;
  private final double[] inverse;
  private final double[] inverseRate;
  private final double[] overlap = new double[8];
  private final double[] overlapRate = new double[8];
  private final double[] other = new double[8];
  private final Jet psi;
  private final Jet lambda;
  private final List<Projection> projections = new ArrayList<>();
  private double[] direction = {};

  /// A kept measurement on the way forward.
  ///
  /// @param before it acted
  /// @param probability of what was kept
  /// @param rate its derivative
  private record Projection(Jet.Saved before, double probability, double rate) {}

  /// @param plan of pure states, with the dropped outcomes of kept measurements cut off
  /// @throws io.diffraqt.error.UnsupportedCircuitException naming what cannot be undone
  public SecondAdjoint(Plan plan, Kernels kernels, List<Operator> operators) {
    this.plan = plan;
    this.path = Path.stepwise(plan);
    this.kernels = kernels;
    this.seed = new Seed(plan, kernels, operators, path.bits());
    this.frame = new Frame(plan);
    this.tangent = new FrameTangent(plan, frame);
    this.rates = new double[plan.angles().size()];
    this.inverse = new double[Inverses.longest(path)];
    this.inverseRate = new double[inverse.length];
    this.psi = new Jet(kernels, 1 << plan.qubits());
    this.lambda = new Jet(kernels, 1 << plan.qubits());
  }

  /// Runs one row forward, which has run before without an error.
  ///
  /// @param along the direction, one number per column of the bindings
  public void forward(Bindings bindings, int row, double[] along) {
    direction = along;
    frame.bind(bindings, row);
    tangent.follow(along);
    psi.restart();
    projections.clear();
    for (var step : path.steps()) {
      switch (step) {
        case Unitary unitary -> apply(unitary);
        case Step.Flip(var controls, var target) -> psi.flip(controls, target);
        case Step.Swap(var controls, var first, var second) -> psi.swap(controls, first, second);
        case Step.Permute permute -> psi.permute(permute.from());
        case Step.Load load -> new LoadJet(load, frame, along).spread(psi);
        case Step.Measure measure -> project(measure);
        case Step.Reset _, Step.Noise _, Step.Branch _, Step.Jump _, Step.Sweep _, Step.Span _ ->
            throw Path.unexpected(step);
      }
    }
  }

  private void apply(Unitary step) {
    if (tangent.moves(step)) {
      psi.apply(step, frame.matrices(), tangent.matrices(), step.at());
    } else {
      psi.apply(step, frame.matrices(), step.at());
    }
  }

  private void project(Step.Measure measure) {
    var before = psi.saved();
    psi.project(measure);
    var weight = psi.weight();
    projections.add(new Projection(before, weight[0], weight[1]));
    psi.scale(weight[0], weight[1]);
  }

  /// The derivative of the final state along the direction, less its part along the state itself:
  /// `ψ' − ⟨ψ|ψ'⟩·ψ`. Until the next pass.
  public Parts horizontal() {
    kernels.overlap(psi.value(), psi.slope(), Controls.NONE, NO_TARGET, overlap);
    var slope = psi.slope();
    for (var k = 0; k < slope.size(); k++) {
      double re = psi.value().re()[k], im = psi.value().im()[k];
      slope.re()[k] -= overlap[0] * re - overlap[1] * im;
      slope.im()[k] -= overlap[0] * im + overlap[1] * re;
    }
    return slope;
  }

  /// Runs the row of the last pass forward back.
  ///
  /// @param into the derivative along the direction of each derivative by a column of the bindings,
  ///   from index `at` on
  public void back(Cotangent cotangent, double[] into, int at) {
    Arrays.fill(rates, 0);
    lambda.clear();
    seed.addLinear(cotangent, psi.value(), lambda.value());
    seed.addConstant(cotangent, lambda.value());
    seed.addLinear(cotangent, psi.slope(), lambda.slope());
    var firstNeeded = path.firstNeeded();
    for (var k = path.steps().size() - 1; k >= firstNeeded; k--) {
      undo(path.steps().get(k), into, at);
    }
    plan.angles().spread(rates, into, at);
  }

  private void undo(Step step, double[] into, int at) {
    switch (step) {
      case Unitary unitary -> undo(unitary);
      case Step.Flip(var controls, var target) -> {
        psi.flip(controls, target);
        lambda.flip(controls, target);
      }
      case Step.Swap(var controls, var first, var second) -> {
        psi.swap(controls, first, second);
        lambda.swap(controls, first, second);
      }
      case Step.Permute permute -> {
        psi.permute(permute.back());
        lambda.permute(permute.back());
      }
      case Step.Load load -> {
        var loaded = new LoadJet(load, frame, direction);
        loaded.undo(lambda, psi);
        loaded.unscale(into, at);
      }
      case Step.Measure measure -> undo(measure);
      case Step.Reset _, Step.Noise _, Step.Branch _, Step.Jump _, Step.Sweep _, Step.Span _ ->
          throw Path.unexpected(step);
    }
  }

  private void undo(Step.Measure measure) {
    var projection = projections.removeLast();
    lambda.project(measure);
    lambda.removeAlong(psi);
    lambda.scale(projection.probability(), projection.rate());
    psi.set(projection.before());
  }

  private void undo(Unitary step) {
    if (step.isDynamic()) {
      differentiate(step);
    }
    Inverses.fill(step, frame.matrices(), inverse);
    if (tangent.moves(step)) {
      Inverses.fill(step, tangent.matrices(), inverseRate);
      psi.apply(step, inverse, inverseRate, 0);
      lambda.apply(step, inverse, inverseRate, 0);
    } else {
      psi.apply(step, inverse, 0);
      lambda.apply(step, inverse, 0);
    }
  }

  private void differentiate(Unitary step) {
    if (step.targets().length == 1) {
      overlap(lambda.value(), psi.value(), step, overlap);
      overlap(lambda.slope(), psi.value(), step, overlapRate);
      overlap(lambda.value(), psi.slope(), step, other);
      for (var k = 0; k < overlapRate.length; k++) {
        overlapRate[k] += other[k];
      }
      chain.two(step, frame.trig(), tangent.rates(), overlap, overlapRate, rates);
      return;
    }
    var entries = new double[1 << step.targets().length];
    for (var a = 0; a < entries.length; a++) {
      var controls = Chain.entry(step, a);
      kernels.overlap(lambda.slope(), psi.value(), controls, NO_TARGET, overlap);
      kernels.overlap(lambda.value(), psi.slope(), controls, NO_TARGET, other);
      entries[a] = overlap[1] + other[1];
    }
    Chain.diagonal(step, entries, rates);
  }

  private void overlap(Parts left, Parts right, Unitary step, double[] out) {
    if (step.controls().isEmpty()) {
      // The one loop over overlaps that runs on vectors; what it does beside costs little.
      kernels.reverse1(left, right, step.targets()[0], IDENTITY, out);
    } else {
      kernels.overlap(left, right, step.controls(), step.targets(), out);
    }
  }
}
