package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.HashSet;
import java.util.Set;

/// How a dialect spells the names of a circuit.
final class Spelling {
  private final Dialect dialect;
  private final String qubits;

  Spelling(Dialect dialect, Circuit circuit) {
    this.dialect = dialect;
    var taken = new HashSet<String>();
    circuit.registers().forEach(r -> taken.add(name(r.name())));
    circuit.parameters().forEach(p -> taken.add(name(p.name())));
    this.qubits = free(taken);
  }

  /// The name of the qubit register.
  String qubits() {
    return qubits;
  }

  /// A parameter's or register's name.
  String name(String own) {
    return of(own, dialect);
  }

  /// One underscore more than the name has, where it is a word or a gate of the dialect with any
  /// number of underscores after it; so different names stay different.
  static String of(String own, Dialect dialect) {
    var end = own.length();
    while (end > 0 && own.charAt(end - 1) == '_') {
      end--;
    }
    return dialect.isTaken(own.substring(0, end)) ? own + "_" : own;
  }

  private static String free(Set<String> taken) {
    var name = "q";
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
