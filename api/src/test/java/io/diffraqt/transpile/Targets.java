package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.*;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.AngleLimit.Choice;
import io.diffraqt.target.Calibration;
import io.diffraqt.target.Calibration.Clock;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.target.Calibration.QubitFigures;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Devices of several kinds.
final class Targets {
  private static final Limits DEVICE = new Limits(100_000, 100, true, true, false);

  private static final AngleLimit QUADRANT = new AngleLimit.Range(0, Math.PI / 2);

  private Targets() {}

  static Target of(String name, int qubits, CouplingMap coupling, StandardGate... gates) {
    return new Target(
        name, qubits, GateSet.of(gates), coupling, DEVICE, Tariff.FREE, Optional.empty());
  }

  /// A line in both directions.
  static Target lineCz(int qubits) {
    return of("line", qubits, CouplingMap.line(qubits), CZ, RZ, SX, X);
  }

  /// A ring, each pair in one direction only.
  static Target ringEcr(int qubits) {
    var pairs = IntStream.range(0, qubits).mapToObj(q -> new Pair(q, (q + 1) % qubits)).toList();
    return of("ring", qubits, CouplingMap.of(pairs), ECR, RZ, SX, X);
  }

  /// A ring in both directions.
  static Target ringCz(int qubits) {
    var pairs = IntStream.range(0, qubits).mapToObj(q -> new Pair(q, (q + 1) % qubits)).toList();
    return of("ring", qubits, CouplingMap.undirected(pairs), CZ, RZ, SX, X);
  }

  /// The same device with errors of `cz` on some pairs, in both directions.
  static Target calibrated(Target target, Map<Pair, Double> errors) {
    var gates = new HashMap<GateOn, GateFigures>();
    errors.forEach((pair, error) -> {
      gates.put(new GateOn(CZ, List.of(pair.first(), pair.second())), new GateFigures(error, 0));
      gates.put(new GateOn(CZ, List.of(pair.second(), pair.first())), new GateFigures(error, 0));
    });
    return withFigures(target, gates);
  }

  /// The same device with one qubit out of use.
  static Target broken(Target target, int qubit) {
    return withFigures(target, Map.of(new GateOn(SX, List.of(qubit)), new GateFigures(1, 0)));
  }

  /// The same device with these qubits, and a clock: `sx` and `x` take 32 dt of a nanosecond, `cz`
  /// 64; starts are multiples of 16.
  static Target timed(Target target, List<QubitFigures> qubits) {
    return calibrated(target, times(qubits, Optional.of(new Clock(1e-9, 16))));
  }

  static Calibration times(List<QubitFigures> qubits, Optional<Clock> clock) {
    var gates = new HashMap<GateOn, GateFigures>();
    for (var q = 0; q < qubits.size(); q++) {
      gates.put(new GateOn(SX, List.of(q)), new GateFigures(0, 32e-9));
      gates.put(new GateOn(X, List.of(q)), new GateFigures(0, 32e-9));
      gates.put(new GateOn(RZ, List.of(q)), new GateFigures(0, 0));
      gates.put(new GateOn(CZ, List.of(q, q + 1)), new GateFigures(0, 64e-9));
    }
    return new Calibration("test", Instant.EPOCH, qubits, gates, clock);
  }

  private static Target withFigures(Target target, Map<GateOn, GateFigures> gates) {
    return calibrated(
        target, new Calibration("test", Instant.EPOCH, List.of(), gates, Optional.empty()));
  }

  private static Target calibrated(Target target, Calibration calibration) {
    return new Target(
        target.name(),
        target.qubits(),
        target.gates(),
        target.coupling(),
        target.limits(),
        target.tariff(),
        Optional.of(calibration));
  }

  /// Every kind that the tests run over, on `qubits` qubits or a few more.
  static List<Target> all(int qubits) {
    var line = CouplingMap.line(qubits);
    var list = new ArrayList<Target>();
    list.add(lineCz(qubits));
    list.add(ringEcr(qubits + 1));
    list.add(of("full", qubits, CouplingMap.full(), U, CX));
    list.add(of("iswap", qubits, line, ISWAP, RX, RZ));
    list.add(of("rzz", qubits, line, RZZ, RZ, RY));
    list.add(of("rxx", qubits, CouplingMap.full(), RXX, R));
    list.add(of("grid", 12, grid(3, 4), R, CZ));
    list.add(of("rzx", qubits + 1, directed(qubits + 1), RZX, RX, RY));
    list.add(of("cp", qubits, line, CP, P, H));
    list.add(fractional(qubits));
    list.add(of("ryy", qubits, line, RYY, RZ, SX));
    list.add(of("crz", qubits + 1, directed(qubits + 1), CRZ, U));
    list.add(of("cy", qubits + 1, directed(qubits + 1), CY, U));
    list.add(of("ch", qubits + 1, directed(qubits + 1), CH, RX, RZ));
    list.add(of("heavy-hex", 14, heavyHex(), CZ, RZ, SX, X));
    list.add(of("cx", qubits + 1, directed(qubits + 1), CX, RZ, SX, X));
    list.add(quarters(qubits));
    list.add(limited("range", qubits, GateSet.of(RZZ, R).limiting(RZZ, QUADRANT)));
    list.add(limited("ms", qubits, GateSet.of(RXX, R).limiting(RXX, Choice.of(Math.PI / 2))));
    return list;
  }

  /// A fixed entangler and one with a range, pulses of any angle.
  static Target fractional(int qubits) {
    var gates = GateSet.of(CZ, RZZ, RX, RZ, SX, X).limiting(RZZ, QUADRANT);
    return limited("fractional", qubits, gates);
  }

  /// Pulses by ±π/2 and ±π only.
  static Target quarters(int qubits) {
    var half = Math.PI / 2;
    var choice = Choice.of(half, -half, Math.PI, -Math.PI);
    return limited("quarters", qubits, GateSet.of(ISWAP, RX, RZ).limiting(RX, choice));
  }

  /// A line whose gates have limits.
  static Target limited(String name, int qubits, GateSet gates) {
    return new Target(
        name, qubits, gates, CouplingMap.line(qubits), DEVICE, Tariff.FREE, Optional.empty());
  }

  /// One cell of twelve qubits, with two tails.
  private static CouplingMap heavyHex() {
    var pairs =
        new ArrayList<>(IntStream.range(0, 12).mapToObj(q -> new Pair(q, (q + 1) % 12)).toList());
    pairs.add(new Pair(0, 12));
    pairs.add(new Pair(6, 13));
    return CouplingMap.undirected(pairs);
  }

  /// Rows of 15 qubits joined by single ones at every fourth, each pair in one direction.
  static CouplingMap heavyHexRows(int rows) {
    var pairs = new ArrayList<Pair>();
    for (var row = 0; row < rows; row++) {
      var first = 19 * row;
      IntStream.range(0, 14).forEach(c -> pairs.add(new Pair(first + c, first + c + 1)));
      for (var k = 0; k < 4 && row + 1 < rows; k++) {
        var column = 4 * k + (row % 2 == 0 ? 0 : 2);
        pairs.add(new Pair(first + column, first + 15 + k));
        pairs.add(new Pair(first + 15 + k, first + 19 + column));
      }
    }
    return CouplingMap.of(pairs);
  }

  static CouplingMap grid(int rows, int columns) {
    var pairs = new ArrayList<Pair>();
    for (var r = 0; r < rows; r++) {
      for (var c = 0; c < columns; c++) {
        if (c + 1 < columns) {
          pairs.add(new Pair(r * columns + c, r * columns + c + 1));
        }
        if (r + 1 < rows) {
          pairs.add(new Pair(r * columns + c, (r + 1) * columns + c));
        }
      }
    }
    return CouplingMap.undirected(pairs);
  }

  private static CouplingMap directed(int qubits) {
    return CouplingMap.of(
        IntStream.range(0, qubits - 1)
            .mapToObj(q -> q % 2 == 0 ? new Pair(q, q + 1) : new Pair(q + 1, q))
            .toList());
  }
}
