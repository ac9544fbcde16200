package io.diffraqt.openqasm;

import java.util.List;

/// An expression as written; `at` is the index of the character that a message points to.
sealed interface Expression {
  /// Where it stands.
  int at();

  /// A name.
  record Name(String name, int at) implements Expression {}

  /// A literal, already a value.
  record Literal(Value value, int at) implements Expression {}

  /// A physical qubit.
  record HardwareQubit(int index, int at) implements Expression {}

  /// `-`, `!` or `~`.
  record Unary(Token operator, Expression operand, int at) implements Expression {}

  /// A binary operator; `at` is the operator's place.
  record Binary(Token operator, Expression left, Expression right, int at) implements Expression {}

  /// A built-in function, a subroutine or an extern.
  record Call(String name, List<Expression> arguments, int at) implements Expression {}

  /// `base[first, second, …]`.
  record Index(Expression base, List<Expression> indices, int at) implements Expression {}

  /// `start:step:stop`, parts may be [Omitted].
  record Span(Expression start, Expression step, Expression stop, int at) implements Expression {}

  /// `{a, b, …}`: an index set or an array literal.
  record Braced(List<Expression> elements, int at) implements Expression {}

  /// `type(value)`.
  record Cast(TypeName type, Expression value, int at) implements Expression {}

  /// `measure operand`.
  record Measurement(Expression operand, int at) implements Expression {}

  /// Nothing, where something may be left out.
  record Omitted(int at) implements Expression {}

  /// A type as written.
  ///
  /// @param name the keyword; `array` types have `dimensions` and the keyword of their elements
  /// @param width the size, or [Omitted]
  /// @param dimensions sizes of an array, empty for all else
  record TypeName(String name, Expression width, List<Expression> dimensions, int at) {}
}
