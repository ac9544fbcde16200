package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Loops;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;

/// A register as `2^n` amplitudes.
///
/// @param <A> their precision
final class PureState<A extends Amplitudes<A>> implements Register {
  private static final double[] CERTAIN = {1};

  private final Loops<A> kernels;
  private final Team team;
  private final Pair<A> state;

  private PureState(Loops<A> kernels, Team team, A psi) {
    this.kernels = kernels;
    this.team = team;
    this.state = new Pair<>(psi);
  }

  /// All qubits in state 0.
  ///
  /// @param psi what is overwritten and used from here on
  static <A extends Amplitudes<A>> Register zeros(Loops<A> kernels, Team team, A psi) {
    psi.setBasis(0);
    return new PureState<>(kernels, team, psi);
  }

  private A psi() {
    return state.used();
  }

  @Override
  public void restart() {
    psi().setBasis(0);
  }

  @Override
  public void move(Step.Flip step) {
    kernels.flip(psi(), step.controls(), step.target());
  }

  @Override
  public void move(Step.Swap step) {
    kernels.swap(psi(), step.controls(), step.first(), step.second());
  }

  @Override
  public void move(Step.Permute step) {
    kernels.permute(psi(), step.from(), state.spare());
    state.exchange();
  }

  @Override
  public void sweep(Step.Sweep step, Frame frame) {
    var qubits = Integer.numberOfTrailingZeros(psi().size());
    if (step.active().length == qubits) {
      new BoundSweep<>(step, qubits, kernels, frame).runner().run(state, 0);
    } else {
      new BlockSweep<>(step, kernels, frame, psi()).run(team);
    }
  }

  @Override
  public void span(Step.Span step, Frame frame) {
    throw new IllegalStateException("spans are made for Pauli coefficients alone");
  }

  @Override
  public void apply(Step.Unitary step, Frame frame) {
    Gates.apply(kernels, psi(), step, frame.matrices(), step.at());
  }

  @Override
  public void load(Step.Load step, Frame frame) {
    Loading.spread(psi(), step.offsets(), Loading.read(step, frame).amplitudes(), 1);
  }

  @Override
  public double[] outcomes(Step.Measure step) {
    var one = probabilityOfOne(step.qubit());
    var zero = psi().left(one);
    var readout = step.readout();
    return new double[] {
      zero * readout.probability(0, 0),
      one * readout.probability(0, 1),
      zero * readout.probability(1, 0),
      one * readout.probability(1, 1)
    };
  }

  @Override
  public void collapse(Step.Measure step, int outcome, double probability) {
    project(step.qubit(), outcome & 1);
  }

  @Override
  public double[] outcomes(Step.Reset step) {
    var one = probabilityOfOne(step.qubit());
    return new double[] {psi().left(one), one};
  }

  @Override
  public void collapse(Step.Reset step, int outcome, double probability) {
    project(step.qubit(), outcome);
    if (outcome == 1) {
      kernels.flip(psi(), Controls.NONE, step.qubit());
    }
  }

  private double probabilityOfOne(int qubit) {
    return Math.clamp(kernels.weight(psi(), Controls.NONE.and(qubit, true)), 0, 1);
  }

  private void project(int qubit, int value) {
    kernels.phase(psi(), Controls.NONE.and(qubit, value == 0), 0, 0);
    kernels.scale(psi(), 1 / Math.sqrt(kernels.weight(psi(), Controls.NONE)));
  }

  @Override
  public double[] outcomes(Step.Noise step) {
    var channel = step.channel();
    if (channel.isMixture()) {
      return channel.probabilities();
    }
    if (channel.size() == 1) {
      return CERTAIN;
    }
    if (channel.effects().length > 0) {
      return byPopulations(step);
    }
    var size = 1 << step.targets().length;
    var density = new double[2 * size * size];
    kernels.overlap(psi(), psi(), Controls.NONE, step.targets(), density);
    var weights = new double[channel.size()];
    for (var k = 0; k < weights.length; k++) {
      weights[k] = Math.max(0, weight(channel.operator(k), density, size));
    }
    return weights;
  }

  private double[] byPopulations(Step.Noise step) {
    var effects = step.channel().effects();
    var weights = new double[effects.length];
    var found = 0.0;
    for (var value = (1 << step.targets().length) - 1; value >= 0; value--) {
      var population = value == 0 ? psi().left(found) : population(step.targets(), value);
      found += population;
      for (var k = 0; k < weights.length; k++) {
        weights[k] += effects[k][value] * population;
      }
    }
    return weights;
  }

  private double population(int[] targets, int value) {
    var controls = Controls.NONE;
    for (var k = 0; k < targets.length; k++) {
      controls = controls.and(targets[k], (value >> k & 1) == 1);
    }
    return kernels.weight(psi(), controls);
  }

  /// `⟨K†K⟩` from `density_ab = Σ conj(ψ_a)·ψ_b` of the targets.
  private static double weight(double[] operator, double[] density, int size) {
    var sum = 0.0;
    for (var row = 0; row < size; row++) {
      for (var a = 0; a < size; a++) {
        for (var b = 0; b < size; b++) {
          var x = 2 * (row * size + a);
          var y = 2 * (row * size + b);
          var re = operator[x] * operator[y] + operator[x + 1] * operator[y + 1];
          var im = operator[x] * operator[y + 1] - operator[x + 1] * operator[y];
          var d = 2 * (a * size + b);
          sum += re * density[d] - im * density[d + 1];
        }
      }
    }
    return sum;
  }

  @Override
  public void collapse(Step.Noise step, int outcome, double probability) {
    if (step.channel().isMixture() && step.channel().isIdle(outcome)) {
      return;
    }
    var channel = step.channel();
    var one = step.targets().length == 1;
    var shape = new Gates.Shape(step.targets(), Controls.NONE, one && channel.isDiagonal(outcome));
    if (channel.isMixture()) {
      Gates.apply(kernels, psi(), shape, channel.operator(outcome), 0);
    } else {
      Gates.apply(kernels, psi(), shape, scaled(channel.operator(outcome), probability), 0);
    }
  }

  /// The norm becomes 1 again in the same pass.
  private static double[] scaled(double[] operator, double probability) {
    var scaled = operator.clone();
    for (var k = 0; k < scaled.length; k++) {
      scaled[k] /= Math.sqrt(probability);
    }
    return scaled;
  }

  @Override
  public void addProbabilities(Scatter places, double weight, double[] into) {
    var psi = psi();
    if (places.isIdentity()) {
      for (var k = 0; k < psi.size(); k++) {
        into[k] += weight * (psi.re(k) * psi.re(k) + psi.im(k) * psi.im(k));
      }
      return;
    }
    for (var k = 0; k < psi.size(); k++) {
      into[places.of(k)] += weight * (psi.re(k) * psi.re(k) + psi.im(k) * psi.im(k));
    }
  }

  @Override
  public Moments moments(Operator operator) {
    return Moments.pure(operator, kernels, psi());
  }

  @Override
  public FewOutcomes fewOutcomes() {
    return FewOutcomes.of(kernels, psi());
  }

  @Override
  public Parts parts() {
    return psi().doubles();
  }

  @Override
  public Register copy() {
    return new PureState<>(kernels, team, psi().copy());
  }

  @Override
  public void become(Register other) {
    psi().set(((PureState<?>) other).psi());
  }
}
