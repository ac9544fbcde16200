package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Call;
import io.diffraqt.openqasm.Symbol.Variable;
import java.util.List;

/// Calls of subroutines: arguments are bound, the body runs in place.
final class Subroutines {
  /// Runs a body and gives what it returns.
  @FunctionalInterface
  interface Body {
    Value run(List<Statement> statements, Scope inside);
  }

  private final Evaluator evaluator;
  private final Operands operands;
  private final Program program;
  private final Assignments assignments;

  Subroutines(Program program, Evaluator evaluator, Operands operands, Assignments assignments) {
    this.program = program;
    this.assignments = assignments;
    this.evaluator = evaluator;
    this.operands = operands;
  }

  Value run(Call call, Scope scope, Body body) {
    var definition = definition(call, scope);
    if (call.arguments().size() != definition.parameters().size()) {
      throw evaluator
          .site(call.at())
          .error(
              "the subroutine '%s' takes %d arguments, and got %d"
                  .formatted(call.name(), definition.parameters().size(), call.arguments().size()));
    }
    var inside = scope.body();
    for (var k = 0; k < call.arguments().size(); k++) {
      bind(definition.parameters().get(k), call.arguments().get(k), scope, inside);
    }
    var value = body.run(definition.body(), inside);
    for (var k = 0; k < call.arguments().size(); k++) {
      handBack(definition.parameters().get(k), call.arguments().get(k), scope, inside);
    }
    return converted(call, definition, value, inside);
  }

  private Statement.Subroutine definition(Call call, Scope scope) {
    var symbol = scope.find(call.name()).orElse(null);
    return switch (symbol) {
      case Symbol.Routine(var definition) -> definition;
      case Symbol.Foreign(var keyword) ->
          throw evaluator
              .site(call.at())
              .error(
                  "'%s' is %s: it runs beside the device, which a circuit cannot hold"
                      .formatted(call.name(), keyword));
      case Symbol.DefinedGate _, Symbol.Qubits _, Symbol.Variable _ ->
          throw evaluator.site(call.at()).error("'" + call.name() + "' is no function");
      case null ->
          throw evaluator
              .site(call.at())
              .error("the function '" + call.name() + "' is not declared");
    };
  }

  private void bind(Statement.Formal formal, Expression argument, Scope scope, Scope inside) {
    var site = evaluator.site(argument.at());
    if (formal.type().name().equals("qubit")) {
      inside.declare(formal.name(), qubits(site, formal, argument, scope));
      return;
    }
    var type = evaluator.type(formal.type(), inside);
    var value = Conversions.as(site, evaluator.value(argument, scope), type);
    var variable = Variable.of(formal.name(), type, value, program.conditionals());
    variable.assign(value, program.bits().clock());
    inside.declare(formal.name(), variable);
  }

  /// Gives what a subroutine did with a `mutable` argument to the caller's variable.
  private void handBack(Statement.Formal formal, Expression argument, Scope scope, Scope inside) {
    if (formal.passing() == Statement.Passing.REFERENCE
        && inside.here(formal.name()) instanceof Variable variable) {
      assignments.assign(argument, variable.value(), scope);
    }
  }

  private Symbol.Qubits qubits(
      Site site, Statement.Formal formal, Expression argument, Scope scope) {
    var given = operands.qubits(argument, scope);
    var single = formal.type().width() instanceof Expression.Omitted;
    var wanted = single ? 1 : evaluator.integer(formal.type().width(), scope.body());
    if (given.indices().size() != wanted) {
      throw site.error(
          "%d qubits for the parameter '%s' of %d"
              .formatted(given.indices().size(), formal.name(), wanted));
    }
    return new Symbol.Qubits(given.indices(), single);
  }

  private Value converted(Call call, Statement.Subroutine definition, Value value, Scope inside) {
    if (definition.result().name().equals("void")) {
      return new Value.Nothing();
    }
    if (value instanceof Value.Nothing) {
      throw evaluator
          .site(call.at())
          .error("the subroutine '" + call.name() + "' ends without returning a value");
    }
    var type = evaluator.type(definition.result(), inside);
    return Conversions.as(evaluator.site(call.at()), value, type);
  }
}
