package io.diffraqt.openqasm;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.Expression.Call;
import io.diffraqt.openqasm.Expression.Omitted;
import java.util.List;
import java.util.stream.IntStream;

/// Runs statements while a program is read; what only a device can do becomes instructions.
final class Interpreter {
  /// How a statement was left.
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN,
    END
  }

  private final Program program;
  private final Nesting nesting;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateCalls gates;
  private final Declarations declarations;
  private final Assignments assignments;
  private final Annotations annotations;
  private final PragmaInstructions pragmas;
  private final ResultPragmas results;
  private Value result = new Value.Nothing();

  Interpreter(Reading reading, GateLibrary library) {
    this.program = reading.program();
    this.nesting = reading.nesting();
    this.evaluator = new Evaluator(program, this::call);
    this.operands = new Operands(program, evaluator);
    this.gates = new GateCalls(evaluator, operands, library, reading);
    this.assignments = new Assignments(program, evaluator, operands);
    this.declarations = new Declarations(reading, evaluator, operands, gates, assignments, library);
    this.pragmas = new PragmaInstructions(evaluator, operands);
    this.results = new ResultPragmas(program, evaluator, operands, pragmas);
    this.annotations = new Annotations(program, evaluator, operands, assignments, declarations);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /// Runs a statement of the program's own scope.
  ///
  /// @return false after `end`
  boolean runTop(Statement statement, Scope globals) {
    return switch (run(statement, globals)) {
      case NEXT -> true;
      case END -> false;
      case BREAK, CONTINUE -> throw error(statement, "break and continue belong into a loop");
      case RETURN -> throw error(statement, "return belongs into a subroutine");
    };
  }

  private CircuitException error(Statement statement, String message) {
    return evaluator.site(statement.at()).error(message);
  }

  private Flow all(List<Statement> statements, Scope scope) {
    for (var statement : statements) {
      var flow = run(statement, scope);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow block(List<Statement> statements, Scope scope) {
    nesting.enter(statements.isEmpty() ? 0 : statements.getFirst().at());
    var flow = all(statements, scope.block());
    nesting.leave();
    return flow;
  }

  private Flow run(Statement statement, Scope scope) {
    program.step(statement.at());
    return switch (statement) {
      case Statement.GateCall call -> {
        gates.run(call, scope);
        yield Flow.NEXT;
      }
      case Statement.Assignment assignment -> {
        assignments.run(assignment, scope);
        yield Flow.NEXT;
      }
      case Statement.Block(var body, _) -> block(body, scope);
      case Statement.If branch -> branch(branch, scope);
      case Statement.For loop -> forLoop(loop, scope);
      case Statement.While loop -> whileLoop(loop, scope);
      case Statement.Switch choice -> switchOver(choice, scope);
      case Statement.Return(var value, var at) -> returned(value, at, scope);
      case Statement.Leave(var leap, _) -> leave(leap);
      case Statement.Box(var duration, var body, _) -> box(duration, body, scope);
      case Statement.Annotated annotated -> annotated(annotated, scope);
      case Statement.Reset _,
          Statement.Barrier _,
          Statement.Delay _,
          Statement.Unitary _,
          Statement.Noise _,
          Statement.Kraus _,
          Statement.Result _ ->
          quantum(statement, scope);
      case Statement.Evaluation(var value, var at) -> evaluation(value, at, scope);
      case Statement.Include _,
          Statement.Qubits _,
          Statement.Declaration _,
          Statement.Alias _,
          Statement.GateDefinition _,
          Statement.Subroutine _,
          Statement.Extern _,
          Statement.Pragma _ -> {
        declarations.run(statement, scope);
        yield Flow.NEXT;
      }
    };
  }

  private Flow quantum(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Reset(var operand, var at) -> {
        for (int qubit : operands.qubits(operand, scope).indices()) {
          program.add(at, new Instruction.Reset(qubit));
        }
      }
      case Statement.Barrier(var on, var at) ->
          program.add(at, new Instruction.Barrier(onOrAll(at, on, scope)));
      case Statement.Delay(var duration, var on, var at) ->
          program.add(at, delay(duration, onOrAll(at, on, scope), scope));
      case Statement.Unitary unitary -> program.add(unitary.at(), pragmas.gate(unitary, scope));
      case Statement.Noise noise -> program.add(noise.at(), pragmas.noise(noise, scope));
      case Statement.Kraus kraus -> program.add(kraus.at(), pragmas.noise(kraus, scope));
      case Statement.Result result ->
          program.ask(evaluator.site(result.at()), results.request(result, scope));
      default -> throw error(statement, "this statement has no meaning here");
    }
    return Flow.NEXT;
  }

  private List<Integer> onOrAll(int at, List<Expression> on, Scope scope) {
    return on.isEmpty()
        ? IntStream.range(0, program.qubits()).boxed().toList()
        : operands.together(at, on, scope);
  }

  private Instruction delay(Expression duration, List<Integer> on, Scope scope) {
    var site = evaluator.site(duration.at());
    if (!(evaluator.value(duration, scope) instanceof Value.Time(var amount, var dt))) {
      throw site.error("expected a duration with its unit, such as 100ns or 20dt");
    }
    if (amount < 0) {
      throw site.error("a delay of " + amount + "; it must not be negative");
    }
    var unit = dt ? Instruction.DelayUnit.DT : Instruction.DelayUnit.SECOND;
    return new Instruction.Delay(amount, unit, on);
  }

  private Flow evaluation(Expression value, int at, Scope scope) {
    if (!(value instanceof Call)) {
      throw evaluator.site(at).error("expected a statement; this expression has no effect");
    }
    evaluator.value(value, scope);
    return Flow.NEXT;
  }

  private Flow branch(Statement.If branch, Scope scope) {
    var site = evaluator.site(branch.condition().at());
    var condition = Conversions.truth(site, evaluator.value(branch.condition(), scope));
    return switch (condition) {
      case Value.Known(var holds) -> block(holds ? branch.then() : branch.otherwise(), scope);
      case Value.Measured(var measured) -> {
        var then = conditional(branch.then(), scope);
        var otherwise = conditional(branch.otherwise(), scope);
        program.add(branch.at(), new Instruction.Conditional(measured, then, otherwise));
        yield Flow.NEXT;
      }
    };
  }

  /// The instructions of a branch that measured bits decide on.
  private List<Instruction> conditional(List<Statement> body, Scope scope) {
    return program.branch(() -> {
      for (var statement : body.isEmpty() ? body : List.of(new Statement.Block(body, 0))) {
        if (run(statement, scope) != Flow.NEXT) {
          throw error(
              body.getFirst(),
              "break, continue, return or end depends on measured bits here;"
                  + " a circuit cannot leave early while it runs");
        }
      }
    });
  }

  private Flow forLoop(Statement.For loop, Scope scope) {
    var left = new Flow[] {Flow.NEXT};
    Loops.each(
        evaluator,
        loop,
        scope,
        inside -> {
          left[0] = block(loop.body(), inside);
          return left[0] == Flow.NEXT || left[0] == Flow.CONTINUE;
        });
    return left[0] == Flow.RETURN || left[0] == Flow.END ? left[0] : Flow.NEXT;
  }

  private Flow whileLoop(Statement.While loop, Scope scope) {
    var site = evaluator.site(loop.condition().at());
    while (true) {
      program.step(loop.at());
      var condition = Conversions.truth(site, evaluator.value(loop.condition(), scope));
      if (!(condition instanceof Value.Known(var holds))) {
        throw site.error(
            "this loop ends when measured bits say so; a circuit has no loops while it runs,"
                + " so give it a fixed number of rounds");
      }
      var flow = holds ? block(loop.body(), scope) : Flow.BREAK;
      switch (flow) {
        case BREAK -> {
          return Flow.NEXT;
        }
        case RETURN, END -> {
          return flow;
        }
        case NEXT, CONTINUE -> {}
      }
    }
  }

  /// A switch is a chain of comparisons; an else branch holds the cases after it.
  private Flow switchOver(Statement.Switch choice, Scope scope) {
    var chain = choice.otherwise();
    for (var one : choice.cases().reversed()) {
      var condition = equalsAny(choice.target(), one.values());
      chain = List.of(new Statement.If(condition, one.body(), chain, choice.at()));
    }
    return block(chain, scope);
  }

  private static Expression equalsAny(Expression target, List<Expression> values) {
    return values.stream()
        .<Expression>map(v -> new Expression.Binary(Token.EQUAL, target, v, v.at()))
        .reduce((a, b) -> new Expression.Binary(Token.LOGICAL_OR, a, b, a.at()))
        .orElseThrow();
  }

  private Flow leave(Statement.Leap leap) {
    return switch (leap) {
      case BREAK -> Flow.BREAK;
      case CONTINUE -> Flow.CONTINUE;
      case END -> Flow.END;
    };
  }

  private Flow returned(Expression value, int at, Scope scope) {
    result = value instanceof Omitted ? new Value.Nothing() : assignments.source(value, at, scope);
    return Flow.RETURN;
  }

  private Flow box(Expression duration, List<Statement> body, Scope scope) {
    if (!(duration instanceof Omitted)) {
      throw evaluator
          .site(duration.at())
          .error("a box with a duration needs a device's scheduler; leave the duration out");
    }
    return block(body, scope);
  }

  private Flow annotated(Statement.Annotated annotated, Scope scope) {
    return annotations.run(annotated, scope) ? Flow.NEXT : run(annotated.statement(), scope);
  }

  private Value call(Call call, Scope scope) {
    nesting.enter(call.at());
    var value =
        new Subroutines(program, evaluator, operands, assignments).run(call, scope, this::body);
    nesting.leave();
    return value;
  }

  private Value body(List<Statement> statements, Scope inside) {
    result = new Value.Nothing();
    var flow = all(statements, inside);
    if (flow != Flow.NEXT && flow != Flow.RETURN) {
      throw error(
          statements.getFirst(), "break, continue and end cannot leave a subroutine from here");
    }
    var value = flow == Flow.RETURN ? result : new Value.Nothing();
    result = new Value.Nothing();
    return value;
  }
}
