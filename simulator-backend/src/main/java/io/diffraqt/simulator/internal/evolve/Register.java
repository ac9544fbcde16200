package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;

/// A state in evolution, always of unit norm or trace. Not thread-safe.
///
/// Where a step has several outcomes, the first function gives their probabilities, of sum 1, and
/// `collapse` goes on with one of them. Outcome `o` of a measurement records `o >> 1`.
public interface Register {
  /// A step with one outcome and no numbers of its own.
  void move(Step.Flip step);

  /// A step with one outcome and no numbers of its own.
  void move(Step.Swap step);

  /// A step with one outcome and no numbers of its own.
  void move(Step.Permute step);

  /// Several steps, block by block, with numbers from the frame.
  void sweep(Step.Sweep step, Frame frame);

  /// Several steps of a density matrix, on its Pauli coefficients, with numbers from the frame.
  void span(Step.Span step, Frame frame);

  /// A matrix, as it stands in the frame.
  void apply(Step.Unitary step, Frame frame);

  /// Amplitudes, as they stand in the frame or the step.
  void load(Step.Load step, Frame frame);

  /// Probabilities of the four outcomes: actual value, plus twice the recorded one.
  double[] outcomes(Step.Measure step);

  /// Goes on with one outcome.
  void collapse(Step.Measure step, int outcome, double probability);

  /// Probabilities of what is found in the qubit; one entry where that need not be known.
  double[] outcomes(Step.Reset step);

  /// Goes on with one outcome, the qubit in state 0.
  void collapse(Step.Reset step, int outcome, double probability);

  /// Probabilities of the operators of a channel; one entry where all act at once.
  double[] outcomes(Step.Noise step);

  /// Goes on with one operator.
  void collapse(Step.Noise step, int outcome, double probability);

  /// Adds `weight` times the probability of each basis state at `into[place.of(index)]`.
  void addProbabilities(Scatter places, double weight, double[] into);

  /// Moments of an observable.
  Moments moments(Operator operator);

  /// Draws of basis states, from amplitudes as they are.
  FewOutcomes fewOutcomes();

  /// The entries, shared where they are of double precision: `2^n` amplitudes, or `4^n` entries
  /// with the row as the low half.
  Parts parts();

  /// Starts again with all qubits in state 0.
  void restart();

  /// An equal state that evolves on its own.
  Register copy();

  /// Takes over the state of another register of the same plan and form.
  void become(Register other);
}
