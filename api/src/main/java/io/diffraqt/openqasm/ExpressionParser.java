package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Binary;
import io.diffraqt.openqasm.Expression.Braced;
import io.diffraqt.openqasm.Expression.Call;
import io.diffraqt.openqasm.Expression.Cast;
import io.diffraqt.openqasm.Expression.Index;
import io.diffraqt.openqasm.Expression.Literal;
import io.diffraqt.openqasm.Expression.Measurement;
import io.diffraqt.openqasm.Expression.Name;
import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Expression.Span;
import io.diffraqt.openqasm.Expression.TypeName;
import io.diffraqt.openqasm.Expression.Unary;
import java.util.ArrayList;
import java.util.List;

/// Parses expressions by recursive descent; binary operators by precedence climbing.
final class ExpressionParser {
  private final Source source;
  private final Lexer lexer;
  private final Literals literals;
  private final TypeParser types;
  private final Nesting nesting;
  private boolean version2;
  private int operators;

  ExpressionParser(Source source, Lexer lexer, Nesting nesting) {
    this.source = source;
    this.lexer = lexer;
    this.literals = new Literals(source, lexer);
    this.types = new TypeParser(source, lexer, this);
    this.nesting = nesting;
  }

  /// From here on `^` is a power, as in OpenQASM 2.
  void readVersion2() {
    version2 = true;
  }

  /// An expression.
  Expression expression() {
    var before = operators;
    var parsed = binary(0);
    operators = before;
    return parsed;
  }

  /// Expressions separated by commas up to `close`, which is skipped; a last comma is allowed.
  List<Expression> listUntil(Token close) {
    var list = new ArrayList<Expression>();
    while (lexer.kind() != close) {
      list.add(expression());
      if (lexer.kind() != Token.COMMA) {
        break;
      }
      lexer.advance();
    }
    skip(close, close == Token.SEMICOLON ? "',' or ';'" : "',' or " + close.shown());
    return list;
  }

  /// Moves past a token of this kind.
  void skip(Token kind, String expected) {
    if (lexer.kind() != kind) {
      throw lexer.expected(expected);
    }
    lexer.advance();
  }

  /// A type, at its keyword.
  TypeName type() {
    return types.type();
  }

  /// `[size]`, or nothing.
  Expression size() {
    var at = lexer.start();
    if (lexer.kind() != Token.LEFT_BRACKET) {
      return new Omitted(at);
    }
    lexer.advance();
    var size = expression();
    skip(Token.RIGHT_BRACKET, "']'");
    return size;
  }

  /// An identifier, skipped.
  String identifier(String what) {
    if (lexer.kind() != Token.IDENTIFIER) {
      throw lexer.expected(what);
    }
    var name = lexer.name();
    lexer.advance();
    return name;
  }

  private Expression binary(int least) {
    var left = unary();
    while (true) {
      var operator = operator();
      var strength = strength(operator);
      if (strength <= least) {
        return left;
      }
      var at = lexer.start();
      if (++operators > Limits.OPERATORS) {
        throw source.error(
            at, "more than the limit of %d operators in a row".formatted(Limits.OPERATORS));
      }
      lexer.advance();
      left = new Binary(operator, left, binary(strength), at);
    }
  }

  private Token operator() {
    return version2 && lexer.kind() == Token.XOR ? Token.POWER : lexer.kind();
  }

  /// How tightly an operator binds; 0 for all that is none. Powers are parsed with their base.
  private static int strength(Token token) {
    return switch (token) {
      case CONCATENATE -> 1;
      case LOGICAL_OR -> 2;
      case LOGICAL_AND -> 3;
      case OR -> 4;
      case XOR -> 5;
      case AND -> 6;
      case EQUAL, NOT_EQUAL -> 7;
      case LESS, AT_MOST, GREATER, AT_LEAST -> 8;
      case SHIFT_LEFT, SHIFT_RIGHT -> 9;
      case PLUS, MINUS -> 10;
      case TIMES, DIVIDE, MODULO -> 11;
      default -> 0;
    };
  }

  private Expression unary() {
    var kind = lexer.kind();
    if (kind != Token.MINUS && kind != Token.NOT && kind != Token.COMPLEMENT) {
      return power();
    }
    var at = lexer.start();
    lexer.advance();
    nesting.enter(at);
    var operand = unary();
    nesting.leave();
    return new Unary(kind, operand, at);
  }

  /// An expression without other operators than powers.
  Expression power() {
    var base = postfix();
    if (operator() != Token.POWER) {
      return base;
    }
    var at = lexer.start();
    lexer.advance();
    nesting.enter(at);
    var exponent = unary();
    nesting.leave();
    return new Binary(Token.POWER, base, exponent, at);
  }

  private Expression postfix() {
    var base = primary();
    while (lexer.kind() == Token.LEFT_BRACKET) {
      var at = lexer.start();
      if (++operators > Limits.OPERATORS) {
        throw source.error(at, "more than the limit of " + Limits.OPERATORS + " indices in a row");
      }
      lexer.advance();
      base = new Index(base, indices(), at);
    }
    return base;
  }

  private List<Expression> indices() {
    nesting.enter(lexer.start());
    var list = new ArrayList<Expression>();
    list.add(spanOrExpression());
    while (lexer.kind() == Token.COMMA) {
      lexer.advance();
      list.add(spanOrExpression());
    }
    nesting.leave();
    skip(Token.RIGHT_BRACKET, "']'");
    return list;
  }

  /// An index: an expression, a range, or an index set.
  Expression spanOrExpression() {
    var at = lexer.start();
    var first = spanPart();
    if (lexer.kind() != Token.COLON) {
      if (first instanceof Omitted) {
        throw lexer.expected("an index");
      }
      return first;
    }
    lexer.advance();
    var second = spanPart();
    if (lexer.kind() != Token.COLON) {
      return new Span(first, new Omitted(at), second, at);
    }
    lexer.advance();
    return new Span(first, second, spanPart(), at);
  }

  private Expression spanPart() {
    return switch (lexer.kind()) {
      case COLON, COMMA, RIGHT_BRACKET -> new Omitted(lexer.start());
      default -> expression();
    };
  }

  private Expression primary() {
    var at = lexer.start();
    nesting.enter(at);
    var parsed =
        switch (lexer.kind()) {
          case IDENTIFIER -> named(at);
          case INTEGER, FLOAT, IMAGINARY, TIMING, STRING -> new Literal(literals.value(), at);
          case HARDWARE_QUBIT -> new Expression.HardwareQubit(literals.hardwareQubit(), at);
          case LEFT_PAREN -> parenthesised();
          case LEFT_BRACE -> braced(at);
          default -> throw lexer.expected("an expression");
        };
    nesting.leave();
    return parsed;
  }

  private Expression parenthesised() {
    lexer.advance();
    var inner = expression();
    skip(Token.RIGHT_PAREN, "')' or an operator");
    return inner;
  }

  private Expression braced(int at) {
    lexer.advance();
    return new Braced(listUntil(Token.RIGHT_BRACE), at);
  }

  private Expression named(int at) {
    var name = lexer.name();
    if (TypeParser.KEYWORDS.contains(name)) {
      return cast(at);
    }
    lexer.advance();
    return switch (name) {
      case "true" -> new Literal(new Value.Bool(true), at);
      case "false" -> new Literal(new Value.Bool(false), at);
      case "measure" -> new Measurement(expression(), at);
      case "durationof" ->
          throw source.error(
              at, "durationof needs a device's gate durations; write the duration itself");
      default -> lexer.kind() == Token.LEFT_PAREN ? call(name, at) : new Name(name, at);
    };
  }

  private Expression call(String name, int at) {
    lexer.advance();
    return new Call(name, listUntil(Token.RIGHT_PAREN), at);
  }

  private Expression cast(int at) {
    var type = type();
    skip(Token.LEFT_PAREN, "'(' and the value to convert");
    var value = expression();
    skip(Token.RIGHT_PAREN, "')'");
    return new Cast(type, value, at);
  }
}
