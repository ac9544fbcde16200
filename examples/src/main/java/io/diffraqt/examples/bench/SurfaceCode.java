package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.List;

/// The rotated surface code: `d²` data qubits in rows, then `d² − 1` that measure its checks.
///
/// Source: Tomita and Svore (2014), "Low-distance surface codes under realistic quantum noise".
final class SurfaceCode {
  /// The distance that is measured.
  static final int USUAL = 5;

  private final int distance;
  private final List<Check> checks = new ArrayList<>();

  /// A product of X, or of Z, on up to four data qubits.
  ///
  /// @param isX whether of X
  /// @param data by step; −1 where it has none
  private record Check(boolean isX, List<Integer> data) {}

  private SurfaceCode(int distance) {
    this.distance = distance;
    for (var row = 0; row <= distance; row++) {
      for (var column = 0; column <= distance; column++) {
        var isX = (row + column) % 2 == 0;
        if (!isEdge(isX ? column : row)) {
          checks.add(check(isX, row, column));
        }
      }
    }
  }

  /// All qubits of the code.
  static int qubits(int distance) {
    return 2 * distance * distance - 1;
  }

  /// Rounds of all checks on a logical zero, then all data qubits measured; each outcome has a bit
  /// of its own.
  static Circuit memory(int distance, int rounds) {
    var code = new SurfaceCode(distance);
    var bits = rounds * code.checks.size() + distance * distance;
    var builder = Circuit.onQubits(qubits(distance)).register("c", bits);
    for (var round = 0; round < rounds; round++) {
      code.round(builder, round * code.checks.size());
    }
    for (var q = 0; q < distance * distance; q++) {
      builder.measure(q, rounds * code.checks.size() + q);
    }
    return builder.build();
  }

  private boolean isEdge(int line) {
    return line == 0 || line == distance;
  }

  /// X checks look at their data qubits row by row, Z checks column by column, so that no step has
  /// two checks at one qubit.
  private Check check(boolean isX, int row, int column) {
    var northWest = data(row - 1, column - 1);
    var northEast = data(row - 1, column);
    var southWest = data(row, column - 1);
    var southEast = data(row, column);
    return new Check(
        isX,
        isX
            ? List.of(northWest, northEast, southWest, southEast)
            : List.of(northWest, southWest, northEast, southEast));
  }

  private int data(int row, int column) {
    var inside = row >= 0 && column >= 0 && row < distance && column < distance;
    return inside ? row * distance + column : -1;
  }

  private void round(Circuit.Builder builder, int firstBit) {
    var first = distance * distance;
    for (var k = 0; k < checks.size(); k++) {
      builder.reset(first + k);
    }
    turnX(builder, first);
    for (var step = 0; step < 4; step++) {
      for (var k = 0; k < checks.size(); k++) {
        couple(builder, checks.get(k), step, first + k);
      }
    }
    turnX(builder, first);
    for (var k = 0; k < checks.size(); k++) {
      builder.measure(first + k, firstBit + k);
    }
  }

  private void turnX(Circuit.Builder builder, int first) {
    for (var k = 0; k < checks.size(); k++) {
      if (checks.get(k).isX) {
        builder.h(first + k);
      }
    }
  }

  private static void couple(Circuit.Builder builder, Check check, int step, int at) {
    int data = check.data.get(step);
    if (data >= 0 && check.isX) {
      builder.cx(at, data);
    } else if (data >= 0) {
      builder.cx(data, at);
    }
  }
}
