package io.diffraqt.simulator;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.stabilizer.Script;
import java.util.Locale;

/// Predicted seconds of a request by each method, on one thread.
///
/// The constants were fitted to the medians of `EffortBenchmark` (profile `jmh`, run it to fit them
/// anew) on one core of 4 GHz with vectors of eight doubles; tests hold them to within a factor of
/// three of each. Elsewhere all methods are faster or slower alike, more or less, and only ratios
/// matter.
///
/// @param qubits of the simulated register
/// @param gates and other instructions
record Effort(int qubits, int gates) {
  /// A run that takes less is not looked at: to see whether it is a Clifford circuit takes as long.
  static final double WORTH_A_LOOK = 1e-3;

  /// Two predictions that differ by more than this are in the right order.
  static final double MARGIN = 4;

  private static final double PER_REQUEST = 1e-6;
  private static final double PER_GATE = 1.2e-8;
  private static final double PER_AMPLITUDE = 5.5e-11;
  private static final double PER_MIXED_GATE = 1e-7;
  private static final double PER_MIXED_ENTRY = 7e-11;

  /// Of a channel whose chances depend on the state: they are found, and an operator acts.
  private static final double PER_CHANNEL_AMPLITUDE = 3.5e-10;

  /// An error happens half way through, on the mean.
  private static final double SHARE_AFTER_AN_ERROR = .5;

  private static final double PER_DRAWN_SHOT = 2e-8;
  private static final double PER_LINE = 2.4e-8;
  private static final double PER_ROW_WORD = 2.5e-10;
  private static final double PER_SHOT_WORD = 5e-10;

  /// Counts need a string for each outcome that is new.
  private static final double PER_STRING = 5e-8;

  private static final double PER_STRING_BIT = 6e-9;

  /// Of a circuit, for all but the tableau.
  static Effort of(Circuit circuit) {
    var qubits = circuit.isPhysical() ? circuit.usedQubits().size() : circuit.qubits();
    return new Effort(qubits, circuit.instructions().size());
  }

  /// A pure state without noise, its shots included.
  double pure(long shots) {
    var drawn = Math.min((double) shots, Math.pow(2, qubits)) * PER_DRAWN_SHOT;
    return PER_REQUEST + gates * (PER_GATE + Math.pow(2, qubits) * PER_AMPLITUDE) + drawn;
  }

  /// A density matrix for each of some branches.
  double mixed(double branches) {
    return branches * gates * (PER_MIXED_GATE + Math.pow(4, qubits) * PER_MIXED_ENTRY);
  }

  /// Noisy shots, those that err alike or not at all together.
  ///
  /// @param branches on which they end
  /// @param channels whose chances depend on the state; the other errors are drawn before
  double drawn(long shots, double branches, int channels) {
    var each = pure(0) + channels * (PER_GATE + Math.pow(2, qubits) * PER_CHANNEL_AMPLITUDE);
    return (1 + (branches - 1) * SHARE_AFTER_AN_ERROR) * each + shots * PER_DRAWN_SHOT;
  }

  /// The fastest method but the tableau, or infinity where the memory is too small for all. Nothing
  /// is looked at but the size of the circuit.
  ///
  /// @param isNoisy whether anything but the gates acts
  double ofOthers(Request request, boolean isNoisy) {
    var most = Memory.mostBits(Form.PURE);
    var mixed = Memory.holdsWell(2 * qubits) && isNoisy ? mixed(1) : infinite();
    return switch (request) {
      case Request.Samples _ when qubits > most -> infinite();
      case Request.Samples(var shots, _) ->
          isNoisy ? Math.min(mixed, drawn(shots, shots, 0)) : pure(shots);
      case Request.Exact _ when isNoisy -> mixed;
      case Request.Exact _ -> qubits > most ? infinite() : pure(0);
    };
  }

  /// The words in which a choice is said.
  static String compared(double here, double elsewhere) {
    return String.format(Locale.ROOT, "predicted %.2g s instead of %.2g s", here, elsewhere);
  }

  private static double infinite() {
    return Double.POSITIVE_INFINITY;
  }

  /// A tableau and its frames.
  static double of(Script script, Request request) {
    var words = (script.qubits() + 63) / 64;
    var rows = 2.0 * script.qubits() * words * PER_ROW_WORD;
    var once = script.size() * (PER_LINE + words * PER_ROW_WORD) + script.bits() * rows;
    return switch (request) {
      case Request.Samples samples -> {
        var each = script.feedsAll() ? script.size() / 64.0 * PER_SHOT_WORD : once;
        var strings = Math.min(samples.shots(), Math.pow(2, script.bits()));
        var counted = strings * (PER_STRING + script.bits() * PER_STRING_BIT);
        yield once + samples.shots() * (each + PER_DRAWN_SHOT) + counted;
      }
      case Request.Exact _ -> once;
    };
  }
}
