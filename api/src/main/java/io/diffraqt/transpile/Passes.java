package io.diffraqt.transpile;

import io.diffraqt.target.Target;

/// The passes that a level is made of, for lists of one's own.
public final class Passes {
  private Passes() {}

  /// Removes gates that undo an earlier one, and joins rotations about one axis, past gates with
  /// which they commute.
  public static Pass cancelInverses() {
    return new CancelInverses();
  }

  /// Drops diagonal gates right before measurements, gates right before resets, and resets of
  /// qubits that are still in state 0.
  public static Pass dropBeforeMeasurement() {
    return new DropBeforeMeasurement();
  }

  /// Orders commuting gates so that as many as possible run at the same time.
  public static Pass spreadCommuting() {
    return new SpreadCommuting();
  }

  /// Takes apart every gate on more than two qubits that a target does not run.
  public static Pass splitLargeGates(Target target) {
    return new SplitLargeGates(target);
  }

  /// Writes networks of `cx` on three or more qubits anew where that takes a third fewer of them
  /// and no more pairs.
  public static Pass resynthesizeCxNetworks() {
    return new ResynthesizeCxNetworks();
  }

  /// Multiplies out blocks of gates on pairs where that saves two-qubit gates of a target.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when its gates entangle nothing
  public static Pass resynthesizePairs(Target target) {
    return new ResynthesizePairs(requirements(target).entangler());
  }

  /// Writes two-qubit gates with those of a target, in directions that it allows.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when its gates entangle nothing
  public static Pass translateTwoQubitGates(Target target) {
    return new TranslateTwoQubit(target, requirements(target).entangler());
  }

  /// Joins runs of one-qubit gates and writes them with those of a target.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when its gates cannot make every
  ///   rotation
  public static Pass mergeOneQubitRuns(Target target) {
    return new MergeOneQubitRuns(requirements(target).basis());
  }

  private static Requirements requirements(Target target) {
    return new Requirements(target, new LazyGraph(target));
  }
}
