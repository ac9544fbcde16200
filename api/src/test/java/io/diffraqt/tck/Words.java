package io.diffraqt.tck;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Circuits that put one gate between generic one-qubit gates which the target has, so that counts
/// tell it from its transpose, its adjoint, and itself on exchanged operands.
final class Words {
  /// Angles of generic gates, drawn once; none is a simple fraction of π.
  private static final double[] GENERIC = {1.237, 0.481, 2.013, 0.917, 1.721, 0.653, 2.447, 1.109};

  private static final List<StandardGate> MOVING =
      List.of(
          StandardGate.RX,
          StandardGate.RY,
          StandardGate.R,
          StandardGate.SX,
          StandardGate.H,
          StandardGate.SXDG);

  private static final List<StandardGate> TURNING =
      List.of(StandardGate.RZ, StandardGate.P, StandardGate.T, StandardGate.TDG, StandardGate.S);

  private static final int ROUNDS = 3;

  private final Target target;

  Words(Target target) {
    this.target = target;
  }

  /// Operands on which a gate of `count` operands is tried: first and last places, each order.
  List<List<Integer>> placements(int count) {
    return switch (count) {
      case 0 -> List.of(List.of());
      case 1 -> Stream.of(0, 1).filter(q -> q < target.qubits()).map(List::of).toList();
      case 2 -> pairs();
      case 3 -> fitting(List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0)));
      default -> fitting(List.of(IntStream.range(0, count).boxed().toList()));
    };
  }

  private List<List<Integer>> pairs() {
    if (target.coupling().everywhere()) {
      return fitting(List.of(List.of(0, 1), List.of(1, 0), List.of(2, 0)));
    }
    return target.coupling().pairs().stream()
        .sorted(
            Comparator.comparingInt(CouplingMap.Pair::first)
                .thenComparingInt(CouplingMap.Pair::second))
        .limit(3)
        .map(p -> List.of(p.first(), p.second()))
        .toList();
  }

  private List<List<Integer>> fitting(List<List<Integer>> candidates) {
    return candidates.stream().filter(c -> c.stream().allMatch(q -> q < target.qubits())).toList();
  }

  /// `word · gate^times · word` on the operands and one neighbour, all of them measured.
  ///
  /// @param variant which generic angles
  Circuit around(Gate gate, List<Angle> angles, List<Integer> operands, int times, int variant) {
    var qubits = withSpare(operands);
    var builder = start(qubits);
    qubits.forEach(q -> word(builder, gate, q, 2 * variant + q));
    for (var k = 0; k < times; k++) {
      builder.apply(gate, angles, operands);
    }
    operands.forEach(q -> word(builder, gate, q, 2 * variant + q + 3));
    for (var k = 0; k < qubits.size(); k++) {
      builder.measure(qubits.get(k), k);
    }
    return builder.build();
  }

  private Circuit.Builder start(List<Integer> qubits) {
    var size = qubits.stream().mapToInt(q -> q + 1).max().orElse(1);
    return target.coupling().everywhere()
        ? Circuit.onQubits(size)
        : Circuit.onDeviceQubits(target.qubits());
  }

  private List<Integer> withSpare(List<Integer> operands) {
    var spare = IntStream.range(0, target.qubits()).filter(q -> !operands.contains(q)).findFirst();
    var all = new ArrayList<>(operands);
    spare.ifPresent(all::add);
    return all;
  }

  private void word(Circuit.Builder builder, Gate without, int qubit, int variant) {
    if (without != StandardGate.U && target.gates().contains(StandardGate.U)) {
      append(builder, StandardGate.U, qubit, variant);
      return;
    }
    for (var round = 0; round < ROUNDS; round++) {
      for (var kind : List.of(MOVING, TURNING)) {
        var chosen =
            Stream.concat(kind.stream().filter(g -> g != without), kind.stream())
                .filter(this::has)
                .findFirst();
        var place = variant + round;
        chosen.ifPresent(g -> append(builder, g, qubit, place));
      }
    }
  }

  private boolean has(StandardGate gate) {
    return target.gates().contains(gate);
  }

  private static void append(Circuit.Builder builder, StandardGate gate, int qubit, int variant) {
    var times = TURNING.contains(gate) && gate.angleCount() == 0 ? 1 + variant % 3 : 1;
    for (var k = 0; k < times; k++) {
      builder.apply(gate, angles(gate, variant), List.of(qubit));
    }
  }

  /// Generic angles for a gate.
  static List<Angle> angles(Gate gate, int variant) {
    return IntStream.range(0, gate.angleCount())
        .mapToObj(k -> Angle.of(GENERIC[(variant + 3 * k) % GENERIC.length]))
        .toList();
  }
}
