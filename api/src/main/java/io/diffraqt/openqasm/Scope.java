package io.diffraqt.openqasm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names and what they stand for, within an outer scope.
final class Scope {
  /// What a scope sees of those around it.
  private enum Sight {
    /// Everything.
    OPEN,
    /// Constants, gates and subroutines only.
    CLOSED
  }

  private final @Nullable Scope outer;
  private final Sight sight;
  private final Map<String, Symbol> symbols = new HashMap<>();

  private Scope(@Nullable Scope outer, Sight sight) {
    this.outer = outer;
    this.sight = sight;
  }

  /// The scope of a program.
  static Scope global() {
    return new Scope(null, Sight.OPEN);
  }

  /// The scope of a block.
  Scope block() {
    return new Scope(this, Sight.OPEN);
  }

  /// The scope of a gate's or subroutine's body, which sees no variables and qubits around it.
  Scope body() {
    return new Scope(outermost(), Sight.CLOSED);
  }

  /// Whether this is the program's scope.
  boolean isGlobal() {
    return outer == null;
  }

  /// Whether the name is declared in this very scope.
  boolean declares(String name) {
    return symbols.containsKey(name);
  }

  /// Declares a name.
  void declare(String name, Symbol symbol) {
    symbols.put(name, symbol);
  }

  /// What a name stands for, seen from here.
  Optional<Symbol> find(String name) {
    var closed = false;
    for (@Nullable Scope scope = this; scope != null; scope = scope.outer) {
      var symbol = scope.symbols.get(name);
      if (symbol != null && (!closed || isVisibleInBodies(symbol))) {
        return Optional.of(symbol);
      }
      closed |= scope.sight == Sight.CLOSED;
    }
    return Optional.empty();
  }

  /// What a name stands for in this scope alone; null where it is not declared.
  @Nullable Symbol here(String name) {
    return symbols.get(name);
  }

  private Scope outermost() {
    var scope = this;
    while (scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  private static boolean isVisibleInBodies(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Qubits _ -> false;
      case Symbol.Variable variable -> variable.isConstant();
      case Symbol.DefinedGate _, Symbol.Routine _, Symbol.Foreign _ -> true;
    };
  }
}
