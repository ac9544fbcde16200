package io.diffraqt.examples.bench;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Twenty qubits on a square grid without its corners, with the gates `prx` and `cz`: the shape of
/// IQM's device Garnet, without calibration.
public final class GarnetGrid {
  /// What it is called on the command line.
  public static final String NAME = "garnet-grid";

  /// The columns of the first qubit of each row and of the first of the next one.
  private static final List<Row> ROWS =
      List.of(
          new Row(0, 1, 2),
          new Row(2, 0, 5),
          new Row(7, 0, 5),
          new Row(12, 0, 5),
          new Row(17, 1, 3));

  /// @param first qubit
  /// @param column of that qubit
  /// @param length of the row
  private record Row(int first, int column, int length) {
    private boolean holds(int at) {
      return at >= column && at < column + length;
    }

    private int qubit(int at) {
      return first + at - column;
    }
  }

  private GarnetGrid() {}

  /// The device.
  public static Target target() {
    return new Target(
        NAME,
        20,
        GateSet.of(StandardGate.R, StandardGate.CZ),
        CouplingMap.undirected(pairs()),
        new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, true, true, false),
        Tariff.FREE,
        Optional.empty());
  }

  private static List<Pair> pairs() {
    var pairs = new ArrayList<Pair>();
    for (var k = 0; k < ROWS.size(); k++) {
      var row = ROWS.get(k);
      for (var at = row.column(); row.holds(at); at++) {
        if (row.holds(at + 1)) {
          pairs.add(new Pair(row.qubit(at), row.qubit(at + 1)));
        }
        if (k + 1 < ROWS.size() && ROWS.get(k + 1).holds(at)) {
          pairs.add(new Pair(row.qubit(at), ROWS.get(k + 1).qubit(at)));
        }
      }
    }
    return pairs;
  }
}
