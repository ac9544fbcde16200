package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Binary;
import io.diffraqt.openqasm.Expression.Braced;
import io.diffraqt.openqasm.Expression.Call;
import io.diffraqt.openqasm.Expression.Cast;
import io.diffraqt.openqasm.Expression.HardwareQubit;
import io.diffraqt.openqasm.Expression.Index;
import io.diffraqt.openqasm.Expression.Literal;
import io.diffraqt.openqasm.Expression.Measurement;
import io.diffraqt.openqasm.Expression.Name;
import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Expression.Span;
import io.diffraqt.openqasm.Expression.TypeName;
import io.diffraqt.openqasm.Expression.Unary;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Interval;
import io.diffraqt.openqasm.Value.Measured;
import io.diffraqt.openqasm.Value.Turn;
import java.util.List;

/// Computes expressions while a program is read.
final class Evaluator {
  /// Runs what is no built-in function.
  @FunctionalInterface
  interface Calls {
    /// The result of a subroutine.
    Value run(Call call, Scope scope);
  }

  private final Program program;
  private final Calls calls;
  private boolean version2;

  Evaluator(Program program, Calls calls) {
    this.program = program;
    this.calls = calls;
  }

  /// From here on integers divide as real numbers, as in OpenQASM 2.
  void readVersion2() {
    version2 = true;
  }

  /// Counts one step of reading.
  void step(int at) {
    program.step(at);
  }

  Site site(int at) {
    return new Site(program.source(), at);
  }

  /// The value of an expression.
  Value value(Expression expression, Scope scope) {
    program.step(expression.at());
    return switch (expression) {
      case Literal(var value, _) -> value;
      case Name(var name, var at) -> named(name, at, scope);
      case Unary(var operator, var operand, var at) ->
          Operators.unary(site(at), operator, value(operand, scope));
      case Binary binary -> binary(binary, scope);
      case Call call -> call(call, scope);
      case Index(var base, var indices, var at) -> indexed(at, value(base, scope), indices, scope);
      case Span span -> interval(span, scope);
      case Braced(var elements, _) ->
          new Elements(elements.stream().map(e -> value(e, scope)).toList());
      case Cast(var type, var value, var at) ->
          Conversions.as(site(at), value(value, scope), type(type, scope));
      case Measurement(_, var at) ->
          throw site(at)
              .error("a measurement is assigned to bits as a whole; measure first, then compute");
      case HardwareQubit(_, var at) ->
          throw site(at).error("expected a classical value, found a physical qubit");
      case Omitted(var at) -> throw site(at).error("expected a value, found nothing");
    };
  }

  /// The integer that an expression gives.
  long integer(Expression expression, Scope scope) {
    return Conversions.integer(site(expression.at()), value(expression, scope)).value();
  }

  /// The range or set that an index stands for.
  Selection selection(Expression index, int size, Scope scope) {
    var site = site(index.at());
    return index instanceof Span span
        ? Selection.of(site, open(span, size, scope), size)
        : Selection.of(site, value(index, scope), size);
  }

  /// A type with its sizes worked out.
  Type type(TypeName name, Scope scope) {
    var width = name.width() instanceof Omitted ? 0 : width(name, scope);
    var dimensions = name.dimensions().stream().map(d -> dimension(d, scope)).toList();
    var elements = 1L;
    for (var size : dimensions) {
      elements *= Math.max(1, size);
      if (elements > Limits.ELEMENTS) {
        throw site(name.at()).error("an array above the limit of " + Limits.ELEMENTS + " elements");
      }
    }
    return new Type(kind(name), width, dimensions);
  }

  private Type.Kind kind(TypeName name) {
    return switch (name.name()) {
      case "bit" -> Type.Kind.BIT;
      case "bool" -> Type.Kind.BOOL;
      case "int" -> Type.Kind.INT;
      case "uint" -> Type.Kind.UINT;
      case "float" -> Type.Kind.FLOAT;
      case "angle" -> Type.Kind.ANGLE;
      case "complex" -> Type.Kind.COMPLEX;
      case "duration" -> Type.Kind.DURATION;
      default ->
          throw site(name.at())
              .error(
                  name.name()
                      + " is settled by a device's scheduler and cannot be read here;"
                      + " give the duration itself");
    };
  }

  private int width(TypeName name, Scope scope) {
    var width = integer(name.width(), scope);
    var bits = name.name().equals("bit");
    var limit = bits ? Limits.BITS : name.name().equals("angle") ? 1024 : Limits.WIDTH;
    if (width < 1 || width > limit) {
      throw site(name.width().at())
          .error("%s[%d]; the limit is 1 to %d".formatted(name.name(), width, limit));
    }
    return (int) width;
  }

  /// An array's size; negative where a parameter leaves it open.
  private int dimension(Expression size, Scope scope) {
    if (size instanceof Omitted) {
      return -1;
    }
    var count = integer(size, scope);
    if (count < 0 || count > Limits.ELEMENTS) {
      throw site(size.at())
          .error("%d elements; the limit is 0 to %d".formatted(count, Limits.ELEMENTS));
    }
    return (int) count;
  }

  private Value named(String name, int at, Scope scope) {
    var symbol = scope.find(name);
    if (symbol.isEmpty()) {
      var constant = Functions.constant(name);
      if (constant instanceof Value.Nothing) {
        throw site(at).error("the name '" + name + "' is not declared");
      }
      return constant;
    }
    if (symbol.get() instanceof Symbol.Variable variable) {
      return read(name, at, variable);
    }
    throw site(at).error("'" + name + "' is no classical value");
  }

  private Value read(String name, int at, Symbol.Variable variable) {
    if (variable.value() instanceof Bits(var bits, _)
        && bits.stream()
            .anyMatch(b ->
                b instanceof Measured(var condition)
                    && program.bits().isStale(condition, variable.stamp()))) {
      throw site(at)
          .error(
              "'"
                  + name
                  + "' holds an earlier outcome of a bit that was measured again;"
                  + " measure into separate bits");
    }
    return variable.value();
  }

  private Value binary(Binary binary, Scope scope) {
    var left = value(binary.left(), scope);
    var right = value(binary.right(), scope);
    if (version2 && left instanceof Int(var number, _, _) && binary.operator() == Token.DIVIDE) {
      left = new Value.Real(number);
    }
    return Operators.binary(site(binary.at()), binary.operator(), left, right);
  }

  private Value call(Call call, Scope scope) {
    if (scope.find(call.name()).isPresent() || !Functions.has(call.name())) {
      return calls.run(call, scope);
    }
    var arguments = call.arguments().stream().map(a -> value(a, scope)).toList();
    return Functions.call(site(call.at()), call.name(), arguments);
  }

  private Interval interval(Span span, Scope scope) {
    if (span.start() instanceof Omitted || span.stop() instanceof Omitted) {
      throw site(span.at()).error("this range needs both ends");
    }
    return open(span, 0, scope);
  }

  private Interval open(Span span, int size, Scope scope) {
    var step = span.step() instanceof Omitted ? 1 : integer(span.step(), scope);
    if (step == 0) {
      throw site(span.at()).error("a range with step 0 never ends");
    }
    var first = step > 0 ? 0 : size - 1;
    var start = span.start() instanceof Omitted ? first : integer(span.start(), scope);
    var stop = span.stop() instanceof Omitted ? size - 1 - first : integer(span.stop(), scope);
    return new Interval(start, step, stop);
  }

  private Value indexed(int at, Value base, List<Expression> indices, Scope scope) {
    var value = base;
    for (var index : indices) {
      value = picked(at, value, index, scope);
    }
    return value;
  }

  private Value picked(int at, Value base, Expression index, Scope scope) {
    return switch (base) {
      case Bits(var bits, var scalar) when !scalar -> bits(bits, index, scope);
      case Int(var number, var width, _) when width > 0 ->
          bits(MeasuredBits.of(number, width), index, scope);
      case Turn turn when turn.width() > 0 ->
          bits(MeasuredBits.of(Turns.steps(turn, turn.width()), turn.width()), index, scope);
      case Elements(var values) -> {
        var selection = selection(index, values.size(), scope);
        var chosen = selection.indices().stream().map(values::get).toList();
        yield selection.single() ? chosen.getFirst() : new Elements(chosen);
      }
      default -> throw site(at).error(base.shown() + " has no elements to index");
    };
  }

  private Value bits(List<Value.Bit> bits, Expression index, Scope scope) {
    var selection = selection(index, bits.size(), scope);
    return new Bits(selection.indices().stream().map(bits::get).toList(), selection.single());
  }
}
