package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.kernel.PauliKernels;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.PauliBits;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// A register as a density matrix, held as the `4^n` real coefficients `tr(Pρ)` of all Pauli words.
///
/// The word of an index is told by [PauliBits]; the letter of qubit `q` is at place `where[q]`.
final class PauliState implements Register {
  private static final double[] CERTAIN = {1};

  private final Kernels ofMatrix;
  private final PauliKernels kernels;
  private final Team team;
  private final int qubits;
  private double[] v;
  private int[] where;

  private PauliState(Kernels ofMatrix, Team team, int qubits, double[] v, int[] where) {
    this.ofMatrix = ofMatrix;
    this.kernels = PauliKernels.with(ofMatrix);
    this.team = team;
    this.qubits = qubits;
    this.v = v;
    this.where = where;
  }

  /// All qubits in state 0.
  static PauliState zeros(Kernels kernels, Team team, int qubits) {
    var v = new double[1 << 2 * qubits];
    var state = new PauliState(kernels, team, qubits, v, places(qubits));
    state.restart();
    return state;
  }

  private static int[] places(int qubits) {
    var places = new int[qubits];
    Arrays.setAll(places, q -> q);
    return places;
  }

  /// Every word of I and Z alone has the coefficient 1.
  @Override
  public void restart() {
    Arrays.fill(v, 0);
    where = places(qubits);
    PauliWords.of(qubits, where).forEachDiagonal((z, index) -> v[index] = 1);
  }

  @Override
  public void span(Step.Span step, Frame frame) {
    settle();
    var numbers = PauliNumbers.of(step.program(), frame);
    for (var sweep : step.program().sweeps()) {
      new PauliSweep(sweep, numbers, kernels, v).run(qubits, team);
    }
    where = step.program().end().clone();
  }

  /// Brings every qubit to its own place.
  private void settle() {
    if (!Arrays.equals(where, places(qubits))) {
      var old = v;
      var next = new double[old.length];
      var from = PauliWords.of(qubits, where);
      var to = PauliWords.of(qubits, places(qubits));
      for (var x = 0; x < 1 << qubits; x++) {
        for (var z = 0; z < 1 << qubits; z++) {
          next[to.index(x, z)] = old[from.index(x, z)];
        }
      }
      v = next;
      where = places(qubits);
    }
  }

  /// The qubits are in state 0, so that letters I and Z have equal coefficients there.
  @Override
  public void load(Step.Load step, Frame frame) {
    var words = PauliWords.of(qubits, where);
    var loaded = PauliWords.ofPure(Loading.read(step, frame).amplitudes());
    var size = step.offsets().length;
    var mask = step.mask();
    for (var x = 0; x < 1 << qubits; x++) {
      for (var z = 0; z < 1 << qubits; z++) {
        if ((x & mask) == 0 && (z & mask) == 0) {
          var factor = v[words.index(x, z)];
          for (var xs = 0; xs < size; xs++) {
            for (var zs = 0; zs < size; zs++) {
              v[words.index(x | step.offsets()[xs], z | step.offsets()[zs])] =
                  factor * loaded[xs * size + zs];
            }
          }
        }
      }
    }
  }

  /// Only what is recorded tells outcomes apart; the actual value stays mixed.
  @Override
  public double[] outcomes(Step.Measure step) {
    var one = Math.clamp((v[0] - v[1 << z(step.qubit())]) / 2, 0, 1);
    var recordedOne =
        (1 - one) * step.readout().probability(1, 0) + one * step.readout().probability(1, 1);
    return new double[] {1 - recordedOne, 0, recordedOne, 0};
  }

  @Override
  public void collapse(Step.Measure step, int outcome, double probability) {
    var read = outcome >> 1;
    var zero = step.readout().probability(read, 0);
    var one = step.readout().probability(read, 1);
    var m = new double[16];
    m[0] = (zero + one) / 2;
    m[1] = (zero - one) / 2;
    m[4] = m[1];
    m[5] = m[0];
    var bits = new int[] {z(step.qubit()), PauliBits.x(where[step.qubit()], qubits)};
    kernels.turn(v, v.length, bits, 0, m, 0);
    var trace = v[0];
    for (var k = 0; k < v.length; k++) {
      v[k] /= trace;
    }
  }

  private int z(int qubit) {
    return PauliBits.z(where[qubit]);
  }

  /// A sum of signs over the words of I and Z.
  @Override
  public void addProbabilities(Scatter places, double weight, double[] into) {
    var p = new double[1 << qubits];
    PauliWords.of(qubits, where).forEachDiagonal((z, index) -> p[z] = v[index]);
    Walsh.transform(p);
    for (var k = 0; k < p.length; k++) {
      into[places.of(k)] += weight * Math.max(0, p[k] / p.length);
    }
  }

  @Override
  public Moments moments(Operator operator) {
    return Moments.mixed(operator, ofMatrix, parts(), qubits);
  }

  @Override
  public FewOutcomes fewOutcomes() {
    throw new IllegalStateException("errors are drawn for pure states alone");
  }

  @Override
  public Parts parts() {
    return PauliWords.of(qubits, where).matrix(v);
  }

  @Override
  public Register copy() {
    return new PauliState(ofMatrix, team, qubits, v.clone(), where.clone());
  }

  @Override
  public void become(Register other) {
    var state = (PauliState) other;
    System.arraycopy(state.v, 0, v, 0, v.length);
    where = state.where.clone();
  }

  @Override
  public void move(Step.Flip step) {
    throw inSpan(step);
  }

  @Override
  public void move(Step.Swap step) {
    throw inSpan(step);
  }

  @Override
  public void move(Step.Permute step) {
    throw inSpan(step);
  }

  @Override
  public void sweep(Step.Sweep step, Frame frame) {
    throw inSpan(step);
  }

  @Override
  public void apply(Step.Unitary step, Frame frame) {
    throw inSpan(step);
  }

  @Override
  public double[] outcomes(Step.Reset step) {
    return CERTAIN;
  }

  @Override
  public void collapse(Step.Reset step, int outcome, double probability) {
    throw inSpan(step);
  }

  @Override
  public double[] outcomes(Step.Noise step) {
    return CERTAIN;
  }

  @Override
  public void collapse(Step.Noise step, int outcome, double probability) {
    throw inSpan(step);
  }

  private static IllegalStateException inSpan(Step step) {
    return new IllegalStateException(step + " outside of a span");
  }
}
