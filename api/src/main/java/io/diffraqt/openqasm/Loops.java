package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Interval;
import java.util.function.Predicate;

/// Walks the values of a `for` loop.
final class Loops {
  private Loops() {}

  /// Runs `body` in a scope with the loop variable, for each value while it answers true.
  static void each(Evaluator evaluator, Statement.For loop, Scope scope, Predicate<Scope> body) {
    var site = evaluator.site(loop.at());
    var type = evaluator.type(loop.type(), scope);
    switch (evaluator.value(loop.values(), scope)) {
      case Interval interval -> range(evaluator, interval, loop, type, scope, body);
      case Elements(var values) -> {
        for (var value : values) {
          if (!body.test(inside(site, loop.name(), value, type, scope))) {
            return;
          }
        }
      }
      case Value.Bits(var bits, var scalar) when !scalar -> {
        for (var bit : bits) {
          var one = MeasuredBits.scalar(bit);
          if (!body.test(inside(site, loop.name(), one, type, scope))) {
            return;
          }
        }
      }
      case Value other ->
          throw site.error("a loop runs over a range or a set, not " + other.shown());
    }
  }

  private static void range(
      Evaluator evaluator,
      Interval interval,
      Statement.For loop,
      Type type,
      Scope scope,
      Predicate<Scope> body) {
    var site = evaluator.site(loop.at());
    var count = count(interval);
    if (count > Limits.STEPS) {
      throw site.error(
          "the loop runs %d times; reading takes at most %d steps".formatted(count, Limits.STEPS));
    }
    for (var k = 0L; k < count; k++) {
      evaluator.step(loop.at());
      var value = Int.of(interval.start() + k * interval.step());
      if (!body.test(inside(site, loop.name(), value, type, scope))) {
        return;
      }
    }
  }

  /// Number of values, or a number above every limit.
  private static long count(Interval interval) {
    var width =
        interval.step() > 0
            ? (double) interval.stop() - interval.start()
            : (double) interval.start() - interval.stop();
    if (width < 0) {
      return 0;
    }
    var exact = width < 0x1p52;
    return exact
        ? (long) width / Math.abs(interval.step()) + 1
        : (long) Math.min(width / Math.abs((double) interval.step()) + 1, 0x1p62);
  }

  private static Scope inside(Site site, String name, Value value, Type type, Scope scope) {
    var inside = scope.block();
    inside.declare(name, Symbol.Variable.constant(type, Conversions.as(site, value, type)));
    return inside;
  }
}
