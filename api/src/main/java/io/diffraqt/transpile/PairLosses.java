package io.diffraqt.transpile;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.Calibration;
import io.diffraqt.target.Target;
import java.util.List;

/// What a two-qubit gate on each coupler, a read-out of each qubit, a gate on it alone, and its
/// waiting for the length of a two-qubit gate lose: `−log(1 − error)` from the calibration; without
/// one, every gate on a pair loses the same and everything else nothing. Immutable.
final class PairLosses {
  /// Errors of one are out of use and never chosen; this keeps their logarithm finite.
  private static final double WORST = 0.999;

  private final double[][] pair;
  private final double[] readout;
  private final double[] waiting;
  private final double[] single;

  private PairLosses(int qubits) {
    pair = new double[qubits][qubits];
    readout = new double[qubits];
    waiting = new double[qubits];
    single = new double[qubits];
  }

  static PairLosses of(Target target, DeviceGraph graph) {
    var losses = new PairLosses(graph.size());
    var seconds = target.calibration().map(c -> pairSeconds(target, c)).orElse(0.0);
    for (var a = 0; a < graph.size(); a++) {
      for (var b : graph.neighbours(a)) {
        losses.pair[a][b] = target.calibration().isEmpty() ? 1 : pair(target, a, b);
      }
      if (target.calibration().isPresent()) {
        var calibration = target.calibration().get();
        losses.readout[a] = loss(SuccessEstimate.readoutError(calibration, a));
        losses.single[a] = single(target, a);
        losses.waiting[a] = loss(SuccessEstimate.waitingError(calibration, a, seconds));
      }
    }
    return losses;
  }

  /// Of one two-qubit gate.
  double pair(int a, int b) {
    return pair[a][b];
  }

  /// Of one measurement.
  double readout(int qubit) {
    return readout[qubit];
  }

  /// Of the worst gate on one qubit and a measurement.
  double alone(int qubit) {
    return single[qubit] + readout[qubit];
  }

  /// Of waiting for the length of one two-qubit gate.
  double waiting(int qubit) {
    return waiting[qubit];
  }

  /// The median over the device.
  private static double pairSeconds(Target target, Calibration calibration) {
    var all =
        calibration.gates().entrySet().stream()
            .filter(e -> e.getKey().qubits().size() == 2)
            .filter(e -> target.gates().contains(e.getKey().gate()))
            .mapToDouble(e -> e.getValue().seconds())
            .sorted()
            .toArray();
    return all.length == 0 ? 0 : all[all.length / 2];
  }

  private static double single(Target target, int qubit) {
    var calibration = target.calibration().orElseThrow();
    return target.gates().gates().stream()
        .filter(g -> g.qubits() == 1)
        .mapToDouble(g -> loss(SuccessEstimate.gateError(calibration, g, List.of(qubit))))
        .max()
        .orElse(0);
  }

  /// The best of the gates that the calibration knows on the pair, in either direction.
  private static double pair(Target target, int a, int b) {
    var calibration = target.calibration().orElseThrow();
    return target.gates().gates().stream()
        .filter(g -> g.qubits() == 2)
        .mapToDouble(g -> error(calibration, g, a, b))
        .map(PairLosses::loss)
        .min()
        .orElse(1);
  }

  private static double error(Calibration calibration, StandardGate gate, int a, int b) {
    var there = calibration.error(gate, List.of(a, b));
    return there.isPresent()
        ? there.getAsDouble()
        : calibration.error(gate, List.of(b, a)).orElse(0);
  }

  private static double loss(double error) {
    return -Math.log1p(-Math.clamp(error, 0, WORST));
  }
}
