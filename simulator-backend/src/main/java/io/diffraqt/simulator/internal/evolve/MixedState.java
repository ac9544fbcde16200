package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// A register as a density matrix, held as a vector on `2n` qubits: the row of an entry is the low
/// half of its index, the column the high half. A matrix acts on the rows, its conjugate on the
/// columns.
final class MixedState implements Register {
  private static final double[] CERTAIN = {1};

  /// `ρ00 + ρ11` goes to `ρ00`, all else vanishes.
  private static final double[] RESET = reset();

  private final Kernels kernels;
  private final int qubits;
  private final Parts rho;

  private MixedState(Kernels kernels, int qubits, Parts rho) {
    this.kernels = kernels;
    this.qubits = qubits;
    this.rho = rho;
  }

  /// All qubits in state 0.
  static MixedState zeros(Kernels kernels, int qubits) {
    var rho = Parts.zeros(1 << 2 * qubits);
    rho.re()[0] = 1;
    return new MixedState(kernels, qubits, rho);
  }

  private static double[] reset() {
    var m = new double[32];
    m[0] = 1;
    m[6] = 1;
    return m;
  }

  @Override
  public void restart() {
    rho.setBasis(0);
  }

  @Override
  public void move(Step.Flip step) {
    kernels.flip(rho, step.controls(), step.target());
    kernels.flip(rho, step.controls().shifted(qubits), step.target() + qubits);
  }

  @Override
  public void move(Step.Swap step) {
    kernels.swap(rho, step.controls(), step.first(), step.second());
    kernels.swap(
        rho, step.controls().shifted(qubits), step.first() + qubits, step.second() + qubits);
  }

  @Override
  public void move(Step.Permute step) {
    throw new IllegalStateException("index maps are not made for density matrices");
  }

  @Override
  public void sweep(Step.Sweep step, Frame frame) {
    throw new IllegalStateException("sweeps are not made for density matrices");
  }

  @Override
  public void span(Step.Span step, Frame frame) {
    throw new IllegalStateException("spans are made for Pauli coefficients alone");
  }

  @Override
  public void apply(Step.Unitary step, Frame frame) {
    var m = frame.matrices();
    Gates.apply(kernels, rho, step, m, step.at());
    var shape =
        new Gates.Shape(columns(step.targets()), step.controls().shifted(qubits), step.diagonal());
    var length =
        step.isDiagonalStored() ? 2 << step.targets().length : 2 << 2 * step.targets().length;
    Gates.apply(kernels, rho, shape, conjugate(m, step.at(), length), 0);
  }

  private static double[] conjugate(double[] m, int at, int length) {
    var conjugate = new double[length];
    for (var k = 0; k < length; k += 2) {
      conjugate[k] = m[at + k];
      conjugate[k + 1] = -m[at + k + 1];
    }
    return conjugate;
  }

  private int[] columns(int[] targets) {
    var columns = targets.clone();
    for (var k = 0; k < columns.length; k++) {
      columns[k] += qubits;
    }
    return columns;
  }

  /// The targets as rows, then as columns.
  private int[] both(int[] targets) {
    var both = Arrays.copyOf(targets, 2 * targets.length);
    System.arraycopy(columns(targets), 0, both, targets.length, targets.length);
    return both;
  }

  @Override
  public void load(Step.Load step, Frame frame) {
    var amplitudes = Loading.read(step, frame).amplitudes();
    Loading.spread(rho, step.offsets(), amplitudes, 1);
    var offsets = step.offsets().clone();
    for (var k = 0; k < offsets.length; k++) {
      offsets[k] <<= qubits;
    }
    Loading.spread(rho, offsets, amplitudes, -1);
  }

  /// Only what is recorded tells outcomes apart; the actual value stays mixed.
  @Override
  public double[] outcomes(Step.Measure step) {
    var one = probabilityOfOne(step.qubit());
    var recordedOne =
        (1 - one) * step.readout().probability(1, 0) + one * step.readout().probability(1, 1);
    return new double[] {1 - recordedOne, 0, recordedOne, 0};
  }

  @Override
  public void collapse(Step.Measure step, int outcome, double probability) {
    var read = outcome >> 1;
    var m = new double[8];
    m[0] = step.readout().probability(read, 0);
    m[6] = step.readout().probability(read, 1);
    kernels.diagonal(rho, Controls.NONE, both(new int[] {step.qubit()}), m, 0);
    kernels.scale(rho, 1 / trace());
  }

  @Override
  public double[] outcomes(Step.Reset step) {
    return CERTAIN;
  }

  @Override
  public void collapse(Step.Reset step, int outcome, double probability) {
    kernels.dense2(rho, step.qubit(), step.qubit() + qubits, RESET, 0);
  }

  @Override
  public double[] outcomes(Step.Noise step) {
    return CERTAIN;
  }

  @Override
  public void collapse(Step.Noise step, int outcome, double probability) {
    var shape = new Gates.Shape(both(step.targets()), Controls.NONE, false);
    Gates.apply(kernels, rho, shape, step.channel().superoperator(), 0);
  }

  private double probabilityOfOne(int qubit) {
    var sum = 0.0;
    for (var k = 0; k < 1 << qubits; k++) {
      sum += (k >> qubit & 1) == 1 ? diagonal(k) : 0;
    }
    return Math.clamp(sum, 0, 1);
  }

  private double trace() {
    var sum = 0.0;
    for (var k = 0; k < 1 << qubits; k++) {
      sum += diagonal(k);
    }
    return sum;
  }

  private double diagonal(int k) {
    return rho.re()[k << qubits | k];
  }

  @Override
  public void addProbabilities(Scatter places, double weight, double[] into) {
    for (var k = 0; k < 1 << qubits; k++) {
      into[places.of(k)] += weight * Math.max(0, diagonal(k));
    }
  }

  @Override
  public Moments moments(Operator operator) {
    return Moments.mixed(operator, kernels, rho, qubits);
  }

  @Override
  public FewOutcomes fewOutcomes() {
    throw new IllegalStateException("errors are drawn for pure states alone");
  }

  @Override
  public Parts parts() {
    return rho;
  }

  @Override
  public Register copy() {
    return new MixedState(kernels, qubits, rho.copy());
  }

  @Override
  public void become(Register other) {
    rho.set(other.parts());
  }
}
