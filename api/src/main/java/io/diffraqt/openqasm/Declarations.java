package io.diffraqt.openqasm;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.openqasm.Expression.Measurement;
import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Symbol.Variable;
import java.util.HashSet;

/// Gives meaning to names.
final class Declarations {
  private final Program program;
  private final Evaluator evaluator;
  private final Operands operands;
  private final Assignments assignments;
  private final GateLibrary library;
  private final InputValues inputs;
  private final Definitions definitions;

  Declarations(
      Reading reading,
      Evaluator evaluator,
      Operands operands,
      GateCalls gates,
      Assignments assignments,
      GateLibrary library) {
    this.program = reading.program();
    this.evaluator = evaluator;
    this.operands = operands;
    this.assignments = assignments;
    this.library = library;
    this.inputs = reading.inputs();
    this.definitions = new Definitions(evaluator, gates);
  }

  void run(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Include(var file, var at) -> include(file, at);
      case Statement.Qubits(var name, var size, var at) -> qubits(name, size, at, scope);
      case Statement.Declaration declaration -> classical(declaration, declaration.name(), scope);
      case Statement.Alias(var name, var value, var at) -> alias(name, value, at, scope);
      case Statement.GateDefinition definition ->
          declare(definition.name(), definitions.gate(definition, scope), definition.at(), scope);
      case Statement.Subroutine definition ->
          declare(definition.name(), new Symbol.Routine(definition), definition.at(), scope);
      case Statement.Extern(var keyword, var name, var at) ->
          declare(name, new Symbol.Foreign(keyword), at, scope);
      case Statement.Pragma(var text, var at) -> Pragmas.check(evaluator.site(at), text);
      default -> throw evaluator.site(statement.at()).error("expected a declaration");
    }
  }

  /// Declares a classical name; an input or register of the circuit is called `own` there.
  void classical(Statement.Declaration declaration, String own, Scope scope) {
    var at = declaration.at();
    var type = evaluator.type(declaration.type(), scope);
    var symbol =
        switch (declaration.role()) {
          case INPUT -> input(declaration, type, own);
          case CONSTANT -> Variable.constant(type, constant(declaration, type, scope));
          case VARIABLE -> variable(declaration, own, type, scope);
          case OUTPUT -> variable(declaration, own, outputType(type, at), scope);
        };
    declare(declaration.name(), symbol, at, scope);
  }

  /// A circuit gives back what it measures, and no value computed before.
  private Type outputType(Type type, int at) {
    if (type.kind() != Type.Kind.BIT || type.isArray()) {
      throw evaluator
          .site(at)
          .error(
              "an output of type %s is no outcome of a measurement, and a circuit gives nothing else"
                      .formatted(type)
                  + " back; leave 'output' out");
    }
    return type;
  }

  private void declare(String name, Symbol symbol, int at, Scope scope) {
    var site = evaluator.site(at);
    if (Vocabulary.KEYWORDS.contains(name)) {
      throw site.error("'" + name + "' is a word of the language and cannot be declared");
    }
    if (scope.declares(name)) {
      throw site.error("'" + name + "' is declared twice");
    }
    scope.declare(name, symbol);
  }

  private void include(String file, int at) {
    if (!library.include(file)) {
      throw evaluator
          .site(at)
          .error(
              "cannot include '"
                  + file
                  + "': only stdgates.inc and qelib1.inc are known; put the definitions here");
    }
  }

  private void qubits(String name, Expression size, int at, Scope scope) {
    var single = size instanceof Omitted;
    var count = single ? 1 : evaluator.integer(size, scope);
    declare(name, program.addQubits(evaluator.site(at), count, single), at, scope);
  }

  private Variable input(Statement.Declaration declaration, Type type, String name) {
    var site = evaluator.site(declaration.at());
    var given = inputs.of(declaration.name(), type, site);
    return given.isPresent() ? Variable.constant(type, given.get()) : free(type, name, site);
  }

  private Variable free(Type type, String name, Site site) {
    var isAngle = type.kind() == Type.Kind.FLOAT || type.kind() == Type.Kind.ANGLE;
    if (!isAngle || type.isArray()) {
      throw site.error(
          "an input of type %s has no value while the program is read; give it one, or make it a"
                  .formatted(type)
              + " const");
    }
    var parameter = Parameter.of(name);
    program.parameters().add(parameter);
    return Variable.constant(type, Conversions.fromAngle(parameter.angle()));
  }

  private Value constant(Statement.Declaration declaration, Type type, Scope scope) {
    if (declaration.value() instanceof Omitted) {
      throw evaluator.site(declaration.at()).error("a constant needs a value");
    }
    var value = evaluator.value(declaration.value(), scope);
    return Conversions.as(evaluator.site(declaration.value().at()), value, type);
  }

  private Variable variable(Statement.Declaration declaration, String own, Type type, Scope scope) {
    var at = declaration.at();
    var bits = type.kind() == Type.Kind.BIT && !type.isArray();
    if (bits && declaration.value() instanceof Measurement(var operand, _)) {
      var variable = fresh(own, type);
      assignments.measureInto(at, operand, variable, scope);
      return output(variable, scope);
    }
    if (!(declaration.value() instanceof Omitted)) {
      var value = assignments.source(declaration.value(), at, scope);
      var variable = fresh(own, type);
      var converted = Conversions.as(evaluator.site(declaration.value().at()), value, type);
      if (bits && scope.isGlobal() && isUnclaimed(converted)) {
        assignments.settle(at, variable);
      }
      variable.assign(converted, program.bits().clock());
      return bits ? output(variable, scope) : variable;
    }
    var variable = fresh(own, type);
    if (bits && scope.isGlobal()) {
      assignments.settle(at, variable);
    }
    return bits ? output(variable, scope) : variable;
  }

  /// Whether a value is outcomes that stand in no output yet, such as those of a subroutine.
  private boolean isUnclaimed(Value value) {
    var claimed = new HashSet<Value.Bit>();
    for (var output : program.outputs()) {
      claimed.addAll(((Value.Bits) output.value()).bits());
    }
    return value instanceof Value.Bits(var bits, _)
        && bits.stream()
            .allMatch(
                bit -> bit instanceof Value.Measured(Condition.Bit _) && !claimed.contains(bit));
  }

  private Variable fresh(String name, Type type) {
    return Variable.of(name, type, Conversions.initial(type), program.conditionals());
  }

  private Variable output(Variable variable, Scope scope) {
    if (scope.isGlobal()) {
      program.outputs().add(variable);
    }
    return variable;
  }

  private void alias(String name, Expression value, int at, Scope scope) {
    if (operands.areQubits(value, scope)) {
      declare(name, operands.qubits(value, scope), at, scope);
      return;
    }
    var aliased = evaluator.value(value, scope);
    if (!(aliased instanceof Value.Bits(var bits, var scalar))) {
      throw evaluator.site(at).error("an alias stands for qubits or bits");
    }
    var type = Type.of(Type.Kind.BIT, scalar ? 0 : bits.size());
    var variable = Variable.constant(type, aliased);
    variable.assign(aliased, program.bits().clock());
    declare(name, variable, at, scope);
  }
}
