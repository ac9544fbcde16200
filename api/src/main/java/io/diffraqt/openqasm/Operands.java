package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Binary;
import io.diffraqt.openqasm.Expression.HardwareQubit;
import io.diffraqt.openqasm.Expression.Index;
import io.diffraqt.openqasm.Expression.Name;
import io.diffraqt.openqasm.Symbol.Qubits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Turns operands as written into qubits.
final class Operands {
  private final Program program;
  private final Evaluator evaluator;

  Operands(Program program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
  }

  /// The qubits that an operand names.
  Qubits qubits(Expression operand, Scope scope) {
    program.step(operand.at());
    return switch (operand) {
      case Name(var name, var at) -> named(name, at, scope);
      case HardwareQubit(var index, var at) -> program.hardwareQubit(evaluator.site(at), index);
      case Index(var base, var indices, var at) -> picked(qubits(base, scope), indices, at, scope);
      case Binary(var operator, var left, var right, var at) when operator == Token.CONCATENATE -> {
        var all = new ArrayList<>(qubits(left, scope).indices());
        all.addAll(qubits(right, scope).indices());
        if (all.size() > Limits.QUBITS) {
          throw evaluator.site(at).error("more than the limit of " + Limits.QUBITS + " qubits");
        }
        yield new Qubits(all, false);
      }
      default ->
          throw evaluator.site(operand.at()).error("expected a qubit, found another expression");
    };
  }

  /// Whether an expression names qubits rather than classical values.
  boolean areQubits(Expression expression, Scope scope) {
    return switch (expression) {
      case HardwareQubit _ -> true;
      case Name(var name, _) -> scope.find(name).orElse(null) instanceof Qubits;
      case Index(var base, _, _) -> areQubits(base, scope);
      case Binary(_, var left, _, _) -> areQubits(left, scope);
      default -> false;
    };
  }

  /// Each row is one application: registers of one size are walked in step, single qubits repeat.
  List<List<Integer>> rows(int at, List<Expression> operands, Scope scope) {
    var resolved = operands.stream().map(o -> qubits(o, scope)).toList();
    var size = size(at, resolved);
    program.steps(at, (long) size * resolved.size());
    var rows = new ArrayList<List<Integer>>(size);
    for (var k = 0; k < size; k++) {
      var row = row(resolved, k);
      requireDistinct(at, row);
      rows.add(row);
    }
    return rows;
  }

  /// All qubits of some operands, distinct.
  List<Integer> together(int at, List<Expression> operands, Scope scope) {
    var all = operands.stream().flatMap(o -> qubits(o, scope).indices().stream()).toList();
    program.steps(at, all.size());
    requireDistinct(at, all);
    return all;
  }

  private static List<Integer> row(List<Qubits> operands, int k) {
    var row = new ArrayList<Integer>(operands.size());
    for (var operand : operands) {
      row.add(operand.indices().get(operand.scalar() ? 0 : k));
    }
    return row;
  }

  private int size(int at, List<Qubits> operands) {
    var size = -1;
    for (var operand : operands) {
      var count = operand.indices().size();
      if (operand.scalar()) {
        continue;
      }
      if (size >= 0 && count != size) {
        throw evaluator
            .site(at)
            .error("registers of %d and %d qubits; they must have one size".formatted(size, count));
      }
      size = count;
    }
    return size < 0 ? 1 : size;
  }

  private void requireDistinct(int at, List<Integer> row) {
    if (row.size() > 1 && new HashSet<>(row).size() < row.size()) {
      throw evaluator.site(at).error("a qubit occurs twice among the operands: " + row);
    }
  }

  private Qubits named(String name, int at, Scope scope) {
    var symbol = scope.find(name);
    if (symbol.orElse(null) instanceof Qubits qubits) {
      return qubits;
    }
    throw evaluator
        .site(at)
        .error(
            symbol.isEmpty()
                ? "the qubit '" + name + "' is not declared"
                : "expected a qubit, and '" + name + "' is none");
  }

  private Qubits picked(Qubits base, List<Expression> indices, int at, Scope scope) {
    if (base.scalar() || indices.size() != 1) {
      throw evaluator.site(at).error("a single qubit has no elements to index");
    }
    var selection = evaluator.selection(indices.getFirst(), base.indices().size(), scope);
    return new Qubits(
        selection.indices().stream().map(base.indices()::get).toList(), selection.single());
  }
}
