package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Measured;
import java.util.List;

/// What a name stands for.
sealed interface Symbol {
  /// A qubit, a register or an alias: indices among all qubits of the program.
  record Qubits(List<Integer> indices, boolean scalar) implements Symbol {}

  /// A user's gate.
  record DefinedGate(Meaning meaning) implements Symbol {}

  /// A subroutine, run where it is called.
  record Routine(Statement.Subroutine definition) implements Symbol {}

  /// Something declared that cannot be run.
  record Foreign(String keyword) implements Symbol {}

  /// A classical value.
  final class Variable implements Symbol {
    private final Type type;
    private final boolean constant;
    private final int level;
    private final String name;
    private int home = NO_HOME;
    private Value value;
    private long stamp;

    /// A value that never changes.
    static Variable constant(Type type, Value value) {
      return new Variable("", type, true, 0, value);
    }

    /// A value that may change where no more than `level` branches depend on measured bits.
    static Variable of(String name, Type type, Value value, int level) {
      return new Variable(name, type, false, level, value);
    }

    private Variable(String name, Type type, boolean constant, int level, Value value) {
      this.name = name;
      this.type = type;
      this.constant = constant;
      this.level = level;
      this.value = value;
    }

    String name() {
      return name;
    }

    Type type() {
      return type;
    }

    boolean isConstant() {
      return constant;
    }

    /// Number of branches on measured bits around its declaration.
    int level() {
      return level;
    }

    /// The first of the circuit's bits that hold it, or [#NO_HOME].
    int home() {
      return home;
    }

    /// Gives the variable bits of the circuit if it has none yet, and the first of them.
    int settled(Site site, CircuitBits bits) {
      if (home == NO_HOME) {
        home = bits.add(site, name, Math.max(1, type.width()));
      }
      return home;
    }

    Value value() {
      return value;
    }

    /// When the value was assigned, counted in measurements.
    long stamp() {
      return stamp;
    }

    void assign(Value changed, long when) {
      value = changed;
      stamp = when;
    }

    /// Whether a measurement decides some bit of the value.
    boolean isMeasured() {
      return value instanceof Bits(var bits, _)
          && bits.stream().anyMatch(Measured.class::isInstance);
    }
  }

  /// The home of a variable that is no register of the circuit.
  int NO_HOME = -1;
}
