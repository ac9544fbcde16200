package io.diffraqt.run;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A Clifford circuit that turns strings which commute into products of Z, and the string that each
/// becomes. Mutable while it is found.
///
/// A qubit on which all strings have the same factor, or none, is turned alone. Of the other
/// qubits, one string after the other is gathered on one qubit by controlled X gates and turned to
/// Z there; all others commute with that Z, so that qubit is done for all. This is Gaussian
/// elimination on the symplectic form, with `Σ (factors left in the string − 1)` two-qubit gates.
/// Source: van den Berg, Temme 2020, section 4, with the local turns done first.
final class Diagonalization {
  private final List<Row> rows;
  private final List<Step> steps = new ArrayList<>();
  private final TreeSet<Integer> open = new TreeSet<>();

  /// The gates that are enough.
  private enum Move {
    H(StandardGate.H),
    SDG(StandardGate.SDG),
    CX(StandardGate.CX);

    private final StandardGate gate;

    Move(StandardGate gate) {
      this.gate = gate;
    }
  }

  /// @param gate one of h, sdg, cx
  /// @param qubits operands in order
  record Step(StandardGate gate, List<Integer> qubits) {}

  /// A product of Z with a sign.
  ///
  /// @param qubits with a Z, rising
  /// @param negative whether the sign is −
  record Reading(List<Integer> qubits, boolean negative) {}

  /// A string under way: X and Z parts by qubit, and the sign.
  private static final class Row {
    private final BitSet x = new BitSet();
    private final BitSet z = new BitSet();
    private boolean negative;

    Row(PauliString string) {
      string
          .factors()
          .forEach((qubit, pauli) -> {
            x.set(qubit, pauli != Pauli.Z);
            z.set(qubit, pauli != Pauli.X);
          });
    }

    Optional<Pauli> factor(int qubit) {
      return x.get(qubit)
          ? Optional.of(z.get(qubit) ? Pauli.Y : Pauli.X)
          : z.get(qubit) ? Optional.of(Pauli.Z) : Optional.empty();
    }

    List<Integer> factorsAmong(Set<Integer> qubits) {
      return qubits.stream().filter(q -> x.get(q) || z.get(q)).toList();
    }

    void h(int qubit) {
      negative ^= x.get(qubit) && z.get(qubit);
      var bit = x.get(qubit);
      x.set(qubit, z.get(qubit));
      z.set(qubit, bit);
    }

    void sdg(int qubit) {
      negative ^= x.get(qubit) && !z.get(qubit);
      z.set(qubit, z.get(qubit) ^ x.get(qubit));
    }

    /// Source: Aaronson, Gottesman 2004, section III.
    void cx(int control, int target) {
      negative ^= x.get(control) && z.get(target) && x.get(target) == z.get(control);
      x.set(target, x.get(target) ^ x.get(control));
      z.set(control, z.get(control) ^ z.get(target));
    }
  }

  /// @param strings that commute with one another
  Diagonalization(List<PauliString> strings) {
    this.rows = strings.stream().map(Row::new).toList();
    strings.forEach(s -> open.addAll(s.factors().keySet()));
    turnAlone();
    for (var row = next(); row.isPresent(); row = next()) {
      gather(row.get());
      turnAlone();
    }
  }

  /// The gates, in order.
  List<Step> steps() {
    return List.copyOf(steps);
  }

  /// What each string has become.
  List<Reading> readings() {
    return rows.stream()
        .map(row -> new Reading(row.z.stream().boxed().toList(), row.negative))
        .toList();
  }

  private void turnAlone() {
    for (var qubit : List.copyOf(open)) {
      var factors = rows.stream().flatMap(r -> r.factor(qubit).stream()).distinct().toList();
      if (factors.size() == 1) {
        turnToZ(factors.getFirst(), qubit);
        open.remove(qubit);
      }
    }
  }

  /// The string with the fewest factors on open qubits.
  private Optional<Row> next() {
    return rows.stream()
        .filter(row -> !row.factorsAmong(open).isEmpty())
        .min(Comparator.comparingInt(row -> row.factorsAmong(open).size()));
  }

  private void gather(Row row) {
    var qubits = row.factorsAmong(open);
    var last = qubits.getLast();
    for (var qubit : qubits) {
      turnToX(row.factor(qubit).orElseThrow(), qubit);
    }
    for (var qubit : qubits.subList(0, qubits.size() - 1)) {
      apply(Move.CX, last, qubit);
    }
    apply(Move.H, last);
    open.remove(last);
  }

  private void turnToX(Pauli factor, int qubit) {
    switch (factor) {
      case X -> {}
      case Y -> apply(Move.SDG, qubit);
      case Z -> apply(Move.H, qubit);
    }
  }

  private void turnToZ(Pauli factor, int qubit) {
    if (factor != Pauli.Z) {
      turnToX(factor, qubit);
      apply(Move.H, qubit);
    }
  }

  private void apply(Move move, Integer... qubits) {
    steps.add(new Step(move.gate, List.of(qubits)));
    for (var row : rows) {
      switch (move) {
        case H -> row.h(qubits[0]);
        case SDG -> row.sdg(qubits[0]);
        case CX -> row.cx(qubits[0], qubits[1]);
      }
    }
  }
}
