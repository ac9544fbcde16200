package io.diffraqt.simulator;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.stabilizer.Script;

/// Predicted seconds of a run by each method, within a factor of a few; the constants were measured
/// on one core of 4 GHz.
///
/// @param circuit what runs
/// @param noise under which it runs
record Effort(Circuit circuit, NoiseModel noise) {
  /// A run that takes less is not looked at: to see whether it is a Clifford circuit takes as long.
  static final double WORTH_A_LOOK = 1e-3;

  /// Predictions differ by less than this.
  static final double MARGIN = 4;

  private static final double PER_AMPLITUDE = 1e-10;
  private static final double PER_DENSITY_ENTRY = 1e-9;
  private static final double PER_LINE = 2e-8;
  private static final double PER_ROW_WORD = 2e-9;
  private static final double PER_SHOT_WORD = 5e-10;

  /// Counts need a string for each outcome that is new.
  private static final double PER_SHOT = 3e-7;

  private static final double PER_SHOT_BIT = 1.3e-8;

  /// Of the fastest method but the tableau, or infinity where the memory is too small for all.
  double ofOthers(Request request) {
    var qubits = circuit.isPhysical() ? circuit.usedQubits().size() : circuit.qubits();
    var gates = (double) circuit.instructions().size();
    var pure =
        qubits <= Memory.mostBits(Form.PURE)
            ? gates * Math.pow(2, qubits) * PER_AMPLITUDE
            : infinite();
    if (noise.equals(NoiseModel.none()) && !circuit.hasNoise()) {
      return pure;
    }
    var mixed =
        Memory.holdsWell(2 * qubits) ? gates * Math.pow(4, qubits) * PER_DENSITY_ENTRY : infinite();
    return switch (request) {
      case Request.Samples samples -> Math.min(mixed, samples.shots() * pure);
      case Request.Exact _ -> mixed;
    };
  }

  private static double infinite() {
    return Double.POSITIVE_INFINITY;
  }

  /// Of a tableau and its frames.
  static double of(Script script, Request request) {
    var words = (script.qubits() + 63) / 64;
    var rows = 2.0 * script.qubits() * words * PER_ROW_WORD;
    var once = script.size() * (PER_LINE + words * PER_ROW_WORD) + script.bits() * rows;
    return switch (request) {
      case Request.Samples samples -> {
        var each = script.feedsAll() ? script.size() / 64.0 * PER_SHOT_WORD : once;
        var counted = PER_SHOT + script.bits() * PER_SHOT_BIT;
        yield once + samples.shots() * (each + counted);
      }
      case Request.Exact _ -> once;
    };
  }
}
