package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.Statement.GateCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Turns gate calls into instructions: looks names up, inlines definitions, applies modifiers.
final class GateCalls {
  private final Program program;
  private final Evaluator evaluator;
  private final Operands operands;
  private final GateLibrary library;
  private final Modifiers modifiers;
  private final Nesting nesting;
  private final Scope globals;

  GateCalls(Evaluator evaluator, Operands operands, GateLibrary library, Reading reading) {
    this.program = reading.program();
    this.evaluator = evaluator;
    this.operands = operands;
    this.library = library;
    this.modifiers = new Modifiers(program, evaluator);
    this.nesting = reading.nesting();
    this.globals = reading.globals();
  }

  /// Appends what a call does to the program.
  void run(GateCall call, Scope scope) {
    var meaning = meaning(call.name(), call.at(), scope);
    var angles = angles(call, meaning, scope);
    if (call.modifiers().isEmpty() && meaning instanceof Meaning.Row(var gate)) {
      for (var row : rows(call, gate.qubits(), scope)) {
        program.addGate(call.at(), new Apply(gate, angles, row));
      }
      return;
    }
    if (call.modifiers().isEmpty() && meaning instanceof Meaning.Recognised(var gate, var phase)) {
      for (var row : rows(call, gate.qubits(), scope)) {
        program.addGate(call.at(), new Apply(gate, angles, row));
        program.addPhase(phase);
      }
      return;
    }
    var steps = modified(call, steps(meaning, angles, call.at()), meaning.operands(), scope);
    for (var row : rows(call, steps.operands(), scope)) {
      for (var step : steps.list()) {
        program.add(call.at(), placed(step, row));
      }
    }
  }

  /// What a name stands for.
  Meaning meaning(String name, int at, Scope scope) {
    var symbol = scope.find(name).orElse(null);
    return switch (symbol) {
      case Symbol.DefinedGate(var meaning) -> meaning;
      case Symbol.Foreign(var keyword) ->
          throw evaluator
              .site(at)
              .error(
                  "'%s' is %s: it has no definition that a circuit could hold"
                      .formatted(name, keyword));
      case Symbol.Routine _ ->
          throw evaluator
              .site(at)
              .error("'" + name + "' is a subroutine; call it as " + name + "(…)");
      case Symbol.Qubits _, Symbol.Variable _ ->
          library.find(name).orElseThrow(() -> noGate(name, at));
      case null -> library.find(name).orElseThrow(() -> unknown(name, at));
    };
  }

  private CircuitException noGate(String name, int at) {
    return evaluator.site(at).error("'" + name + "' is no gate");
  }

  /// A message about an unknown gate, with its name in this library if it has one.
  private CircuitException unknown(String name, int at) {
    if (name.equals(Annotations.PREPARE_GATE)) {
      return evaluator
          .site(at)
          .error(
              name + " needs the line @" + Annotations.PREPARE + " with its amplitudes before it");
    }
    var hint =
        library
            .nameElsewhere(name)
            .filter(other -> !other.equals(name))
            .map(other -> "; here it is called '" + other + "'")
            .orElse("; define it with 'gate' first");
    return evaluator.site(at).error("the gate '" + name + "' is not defined" + hint);
  }

  /// What a definition does to the operands `0, 1, …`, given the values of its parameters.
  List<Instruction> expanded(Statement.GateDefinition definition, List<Angle> angles, int at) {
    nesting.enter(at);
    var inside = evaluatorScope(definition, angles);
    var steps = new ArrayList<Instruction>();
    for (var statement : definition.body()) {
      expand(statement, inside, steps);
    }
    nesting.leave();
    return steps;
  }

  private Scope evaluatorScope(Statement.GateDefinition definition, List<Angle> angles) {
    var inside = globals.body();
    for (var k = 0; k < definition.parameters().size(); k++) {
      var value = Conversions.fromAngle(angles.get(k));
      inside.declare(
          definition.parameters().get(k),
          Symbol.Variable.constant(Type.of(Type.Kind.FLOAT, 0), value));
    }
    for (var k = 0; k < definition.operands().size(); k++) {
      inside.declare(definition.operands().get(k), new Symbol.Qubits(List.of(k), true));
    }
    return inside;
  }

  private void expand(Statement statement, Scope scope, List<Instruction> steps) {
    program.step(statement.at());
    switch (statement) {
      case GateCall call -> expandCall(call, scope, steps);
      case Statement.Barrier(var on, var at) ->
          steps.add(new Instruction.Barrier(operands.together(at, on, scope)));
      case Statement.Block(var body, _) -> body.forEach(s -> expand(s, scope, steps));
      case Statement.For loop -> expandLoop(loop, scope, steps);
      default ->
          throw evaluator
              .site(statement.at())
              .error("a gate's body holds gates, loops over constants and barriers only");
    }
  }

  private void expandLoop(Statement.For loop, Scope scope, List<Instruction> steps) {
    Loops.each(
        evaluator,
        loop,
        scope,
        inside -> {
          loop.body().forEach(s -> expand(s, inside, steps));
          return true;
        });
  }

  private void expandCall(GateCall call, Scope scope, List<Instruction> steps) {
    var meaning = meaning(call.name(), call.at(), scope);
    var angles = angles(call, meaning, scope);
    var inner = modified(call, steps(meaning, angles, call.at()), meaning.operands(), scope);
    for (var row : rows(call, inner.operands(), scope)) {
      for (var step : inner.list()) {
        requireSize(call.at(), steps.size());
        steps.add(placed(step, row));
      }
    }
  }

  private void requireSize(int at, int size) {
    if (size > Limits.SIZE) {
      throw evaluator.site(at).error("a gate of more than the limit of " + Limits.SIZE + " steps");
    }
    program.step(at);
  }

  private Modifiers.Steps modified(GateCall call, List<Instruction> steps, int count, Scope scope) {
    return modifiers.applied(new Modifiers.Steps(steps, count), call.modifiers(), scope);
  }

  private List<Instruction> steps(Meaning meaning, List<Angle> angles, int at) {
    return switch (meaning) {
      case Meaning.Row(var gate) -> List.of(onFirst(gate, angles));
      case Meaning.Recognised(var gate, var phase) ->
          Math.abs(phase) < 1e-12
              ? List.of(onFirst(gate, angles))
              : List.of(
                  onFirst(gate, angles),
                  new Apply(StandardGate.GPHASE, List.of(Angle.of(phase)), List.of()));
      case Meaning.Composed(_, var count, var append) -> {
        var builder = Circuit.onQubits(count);
        append.accept(builder, angles.toArray(Angle[]::new));
        yield builder.build().instructions();
      }
      case Meaning.Defined(var definition) -> expanded(definition, angles, at);
    };
  }

  private static Apply onFirst(StandardGate gate, List<Angle> angles) {
    return new Apply(gate, angles, IntStream.range(0, gate.qubits()).boxed().toList());
  }

  private static Instruction placed(Instruction step, List<Integer> places) {
    return switch (step) {
      case Apply apply -> apply.onQubits(places);
      case Instruction.Barrier(var on) ->
          new Instruction.Barrier(on.stream().map(places::get).toList());
      default -> step;
    };
  }

  private List<Angle> angles(GateCall call, Meaning meaning, Scope scope) {
    if (call.arguments().size() != meaning.angles()) {
      throw evaluator
          .site(call.at())
          .error(
              "the gate '%s' takes %s, and got %d"
                  .formatted(
                      call.name(), counted(meaning.angles(), "angle"), call.arguments().size()));
    }
    var angles = new ArrayList<Angle>();
    for (var argument : call.arguments()) {
      angles.add(
          Conversions.angle(evaluator.site(argument.at()), evaluator.value(argument, scope)));
    }
    return angles;
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private List<List<Integer>> rows(GateCall call, int wanted, Scope scope) {
    if (call.operands().size() != wanted) {
      throw evaluator
          .site(call.at())
          .error(
              "the gate '%s' acts on %s here, and got %d"
                  .formatted(call.name(), counted(wanted, "qubit"), call.operands().size()));
    }
    return operands.rows(call.at(), call.operands(), scope);
  }
}
