package io.diffraqt.openqasm;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.openqasm.Expression.Index;
import io.diffraqt.openqasm.Expression.Measurement;
import io.diffraqt.openqasm.Expression.Name;
import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Symbol.Variable;
import io.diffraqt.openqasm.Value.Bit;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Gives values to variables, and measured bits to registers.
final class Assignments {
  private final Program program;
  private final Evaluator evaluator;
  private final Operands operands;

  Assignments(Program program, Evaluator evaluator, Operands operands) {
    this.program = program;
    this.evaluator = evaluator;
    this.operands = operands;
  }

  void run(Statement.Assignment assignment, Scope scope) {
    run(assignment, Keep.BOTH, scope);
  }

  /// Runs an assignment; a measurement keeps only the given outcome.
  void run(Statement.Assignment assignment, Keep keep, Scope scope) {
    var at = assignment.at();
    if (assignment.target() instanceof Omitted) {
      source(assignment.value(), at, scope);
      return;
    }
    var variable = variable(assignment.target(), scope);
    if (assignment.value() instanceof Measurement(var operand, _)) {
      measure(
          at,
          operands.qubits(operand, scope).indices(),
          variable,
          assignment.target(),
          keep,
          scope);
      return;
    }
    assign(assignment.target(), source(assignment.value(), at, scope), scope);
  }

  /// Gives a value to a variable or a part of one.
  void assign(Expression target, Value value, Scope scope) {
    var at = target.at();
    var variable = variable(target, scope);
    requireOutsideBranches(at, variable);
    var indices = indices(target);
    if (!indices.isEmpty() && variable.isMeasured()) {
      evaluator.value(target, scope);
    }
    var whole = updated(at, computed(variable), variable.type(), indices, value, scope);
    variable.assign(whole, program.bits().clock());
  }

  /// The value of a right-hand side; a measurement goes to bits of its own.
  Value source(Expression value, int at, Scope scope) {
    if (!(value instanceof Measurement(var operand, _))) {
      return evaluator.value(value, scope);
    }
    var on = operands.qubits(operand, scope);
    var home = program.bits().add(evaluator.site(at), "unnamed", on.indices().size());
    for (var k = 0; k < on.indices().size(); k++) {
      measure(at, on.indices().get(k), home + k, Keep.BOTH);
    }
    return new Bits(measured(home, on.indices().size()), on.scalar());
  }

  /// Gives a variable its bits of the circuit, which hold zeros until something is measured.
  void settle(int at, Variable variable) {
    var bits = ((Bits) variable.value()).bits();
    var home = variable.settled(evaluator.site(at), program.bits());
    var scalar = variable.type().width() == 0;
    variable.assign(new Bits(measured(home, bits.size()), scalar), program.bits().clock());
  }

  /// The value with known zeros for the bits that nothing was measured into.
  private Value computed(Variable variable) {
    if (!(variable.value() instanceof Bits(var bits, var scalar))
        || variable.home() == Symbol.NO_HOME) {
      return variable.value();
    }
    var known = new ArrayList<>(bits);
    for (var k = 0; k < known.size(); k++) {
      if (!program.bits().isMeasured(variable.home() + k)
          && known.get(k).equals(new Value.Measured(new Condition.Bit(variable.home() + k)))) {
        known.set(k, new Value.Known(false));
      }
    }
    return new Bits(known, scalar);
  }

  /// Measures qubits into a whole variable.
  void measureInto(int at, Expression operand, Variable variable, Scope scope) {
    var on = operands.qubits(operand, scope).indices();
    measure(at, on, variable, new Name("", at), Keep.BOTH, scope);
  }

  private static List<Bit> measured(int home, int count) {
    var bits = new ArrayList<Bit>();
    for (var k = 0; k < count; k++) {
      bits.add(new Value.Measured(new Condition.Bit(home + k)));
    }
    return bits;
  }

  private Variable variable(Expression target, Scope scope) {
    return switch (target) {
      case Name(var name, var at) -> named(name, at, scope);
      case Index(var base, _, _) -> variable(base, scope);
      default -> throw evaluator.site(target.at()).error("expected a variable to assign to");
    };
  }

  private Variable named(String name, int at, Scope scope) {
    var symbol = scope.find(name);
    if (!(symbol.orElse(null) instanceof Variable variable)) {
      throw evaluator
          .site(at)
          .error(
              symbol.isEmpty()
                  ? "the variable '" + name + "' is not declared"
                  : "'" + name + "' is no variable");
    }
    if (variable.isConstant()) {
      throw evaluator.site(at).error("'" + name + "' is constant and cannot be assigned");
    }
    return variable;
  }

  private void requireOutsideBranches(int at, Variable variable) {
    if (program.conditionals() > variable.level()) {
      throw evaluator
          .site(at)
          .error(
              "this assignment depends on measured bits; a circuit computes no classical values"
                  + " while it runs");
    }
  }

  private static List<Expression> indices(Expression target) {
    var indices = new ArrayList<Expression>();
    for (var rest = target; rest instanceof Index(var base, var list, _); rest = base) {
      indices.addAll(0, list);
    }
    return indices;
  }

  private void measure(
      int at, List<Integer> qubits, Variable variable, Expression target, Keep keep, Scope scope) {
    if (!(variable.value() instanceof Bits(var bits, var scalar))) {
      throw evaluator
          .site(at)
          .error(
              "the outcome would become part of a value of another type, which is computed while"
                  + " the device runs; measure into a bit register");
    }
    var places = places(indices(target), bits.size(), scope);
    if (places.size() != qubits.size()) {
      throw evaluator
          .site(at)
          .error(
              "%d qubits measured into %d bits; the numbers must be equal"
                  .formatted(qubits.size(), places.size()));
    }
    if (variable.isMeasured()) {
      requireFresh(at, variable);
    }
    var home = variable.settled(evaluator.site(at), program.bits());
    var changed = new ArrayList<>(bits);
    for (var k = 0; k < places.size(); k++) {
      requireReplaceable(at, changed.get(places.get(k)));
      measure(at, qubits.get(k), home + places.get(k), keep);
      changed.set(places.get(k), measured(home + places.get(k), 1).getFirst());
    }
    variable.assign(new Bits(changed, scalar), program.bits().clock());
  }

  /// Bits copied from other registers must not be out of date when the variable changes.
  private void requireFresh(int at, Variable variable) {
    var bits = ((Bits) variable.value()).bits();
    for (var k = 0; k < bits.size(); k++) {
      if (bits.get(k) instanceof Value.Measured(var condition)
          && !condition.equals(new Condition.Bit(variable.home() + k))
          && program.bits().isStale(condition, variable.stamp())) {
        throw evaluator
            .site(at)
            .error("a bit copied here was measured again; measure into separate bits");
      }
    }
  }

  /// Where a measurement may not happen, the bit must already hold what it would hold otherwise.
  private void requireReplaceable(int at, Bit bit) {
    if (program.isConditional() && bit instanceof Value.Known(var one) && one) {
      throw evaluator
          .site(at)
          .error("the bit is 1 before this conditional measurement; a circuit's bits start at 0");
    }
  }

  private void measure(int at, int qubit, int bit, Keep keep) {
    program.bits().measure(bit);
    program.add(at, new Instruction.Measure(qubit, bit, keep));
  }

  private List<Integer> places(List<Expression> indices, int size, Scope scope) {
    if (indices.isEmpty()) {
      return IntStream.range(0, size).boxed().toList();
    }
    return evaluator.selection(indices.getFirst(), size, scope).indices();
  }

  private Value updated(
      int at, Value old, Type type, List<Expression> indices, Value value, Scope scope) {
    if (indices.isEmpty()) {
      return Conversions.as(evaluator.site(at), value, type);
    }
    return switch (old) {
      case Elements(var values) -> elements(at, values, type, indices, value, scope);
      case Bits(var bits, var scalar) ->
          new Bits(replaced(at, bits, indices.getFirst(), value, scope), scalar);
      case Int(var number, var width, var signed) when width > 0 -> {
        var bits = replaced(at, MeasuredBits.of(number, width), indices.getFirst(), value, scope);
        var site = evaluator.site(at);
        var joined = Conversions.integer(site, new Bits(bits, false)).value();
        yield Integers.wrapped(joined, width, signed);
      }
      case Turn turn when turn.width() > 0 -> {
        var steps = MeasuredBits.of(Turns.steps(turn, turn.width()), turn.width());
        var bits = replaced(at, steps, indices.getFirst(), value, scope);
        var joined = Conversions.integer(evaluator.site(at), new Bits(bits, false)).value();
        yield Turns.ofSteps(joined, turn.width());
      }
      default -> throw evaluator.site(at).error(old.shown() + " has no elements to assign to");
    };
  }

  private Value elements(
      int at, List<Value> old, Type type, List<Expression> indices, Value value, Scope scope) {
    var selection = evaluator.selection(indices.getFirst(), old.size(), scope);
    var rest = indices.subList(1, indices.size());
    var changed = new ArrayList<>(old);
    program.steps(at, old.size());
    for (var k = 0; k < selection.indices().size(); k++) {
      var place = selection.indices().get(k);
      var part = selection.single() ? value : part(at, value, k, selection.indices().size());
      changed.set(place, updated(at, old.get(place), type.element(), rest, part, scope));
    }
    return new Elements(changed);
  }

  private Value part(int at, Value value, int index, int count) {
    if (value instanceof Elements(var values) && values.size() == count) {
      return values.get(index);
    }
    throw evaluator.site(at).error("expected an array of %d elements".formatted(count));
  }

  private List<Bit> replaced(int at, List<Bit> old, Expression index, Value value, Scope scope) {
    var selection = evaluator.selection(index, old.size(), scope);
    var count = selection.indices().size();
    var type = Type.of(Type.Kind.BIT, selection.single() ? 0 : count);
    var bits = ((Bits) Conversions.as(evaluator.site(at), value, type)).bits();
    var changed = new ArrayList<>(old);
    for (var k = 0; k < count; k++) {
      changed.set(selection.indices().get(k), bits.get(k));
    }
    return changed;
  }
}
