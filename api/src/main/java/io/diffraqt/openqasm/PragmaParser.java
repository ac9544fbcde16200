package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Statement.Factor;
import io.diffraqt.openqasm.Statement.Result;
import io.diffraqt.openqasm.Statement.ResultKind;
import io.diffraqt.openqasm.Statement.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Parses Braket's pragmas that mean something: matrices, noise, and values asked for. They end
/// with their line.
final class PragmaParser {
  private final Source source;
  private final Lexer lexer;
  private final ExpressionParser expressions;

  PragmaParser(Source source, Lexer lexer, ExpressionParser expressions) {
    this.source = source;
    this.lexer = lexer;
    this.expressions = expressions;
  }

  /// The pragma that starts at the current token.
  Statement pragma(int at) {
    var text = lexer.restOfLine();
    var word = Pragmas.word(text);
    if (word.isEmpty()) {
      requireBox(text, at);
      return new Statement.Pragma(text, at);
    }
    lexer.seek(at);
    for (var skipped = 0; skipped < 3; skipped++) {
      lexer.advance();
    }
    var parsed =
        switch (word) {
          case "unitary" -> unitary(at);
          case "noise" -> noise(at);
          default -> result(at);
        };
    requireEndOfLine(at);
    return parsed;
  }

  /// The marker of a verbatim box stands before one.
  private void requireBox(String text, int at) {
    if (Pragmas.isVerbatim(text)
        && !(lexer.kind() == Token.IDENTIFIER && lexer.name().equals("box"))) {
      throw source.error(
          at,
          "'braket verbatim' marks the box that follows, and none does; put 'box{ … }' after it");
    }
  }

  private void requireEndOfLine(int at) {
    if (lexer.kind() == Token.SEMICOLON) {
      lexer.advance();
    }
    var newline = source.text().indexOf('\n', at);
    if (newline >= 0 && lexer.previousEnd() > newline) {
      throw source.error(newline, "a pragma ends with its line; put all of it on one line");
    }
    if (lexer.kind() != Token.END && (newline < 0 || lexer.start() < newline)) {
      throw lexer.expected("the end of the line after the pragma");
    }
  }

  /// `([[a, b], [c, d]]) q[0], q[1]`
  private Statement unitary(int at) {
    expressions.skip(Token.LEFT_PAREN, "'(' before the matrix");
    var rows = matrix();
    expressions.skip(Token.RIGHT_PAREN, "')' after the matrix");
    return new Statement.Unitary(rows, list(), at);
  }

  /// `[[a, b], [c, d]]`
  private List<List<Expression>> matrix() {
    expressions.skip(Token.LEFT_BRACKET, "'[' before the rows of the matrix");
    var rows = new ArrayList<List<Expression>>();
    do {
      expressions.skip(Token.LEFT_BRACKET, "'[' before a row of the matrix");
      rows.add(expressions.listUntil(Token.RIGHT_BRACKET));
    } while (isSkipped(Token.COMMA));
    expressions.skip(Token.RIGHT_BRACKET, "']' after the rows of the matrix");
    return rows;
  }

  /// One operand or more, behind which a sum may go on.
  private List<Expression> list() {
    var list = new ArrayList<Expression>();
    do {
      list.add(expressions.power());
    } while (isSkipped(Token.COMMA));
    return list;
  }

  /// `name(values) q[0]` or `kraus(matrix, matrix) q[0]`
  private Statement noise(int at) {
    var name = expressions.identifier("the name of a channel");
    expressions.skip(Token.LEFT_PAREN, "'(' after the name of a channel");
    if (!name.equals("kraus")) {
      return new Statement.Noise(name, expressions.listUntil(Token.RIGHT_PAREN), list(), at);
    }
    var operators = new ArrayList<List<List<Expression>>>();
    do {
      operators.add(matrix());
    } while (isSkipped(Token.COMMA));
    expressions.skip(Token.RIGHT_PAREN, "')' after the matrices");
    return new Statement.Kraus(operators, list(), at);
  }

  private Statement result(int at) {
    var kindAt = lexer.start();
    var word = expressions.identifier("what the result is");
    var kind = ResultKind.called(word);
    if (kind.isEmpty()) {
      throw source.error(kindAt, "there is no result '%s'; there are %s".formatted(word, words()));
    }
    return switch (kind.get()) {
      case STATE_VECTOR -> new Result(kind.get(), List.of(), List.of(), List.of(), at);
      case PROBABILITY, DENSITY_MATRIX ->
          new Result(kind.get(), targets(at), List.of(), List.of(), at);
      case AMPLITUDE -> new Result(kind.get(), List.of(), states(), List.of(), at);
      case EXPECTATION, VARIANCE, SAMPLE ->
          new Result(
              kind.get(), List.of(), List.of(), List.of(product(new Expression.Omitted(at))), at);
      case ADJOINT_GRADIENT -> gradient(at);
    };
  }

  private static String words() {
    return Arrays.stream(ResultKind.values())
        .map(ResultKind::word)
        .collect(Collectors.joining(", "));
  }

  /// Operands, none for `all` or where the line ends.
  private List<Expression> targets(int at) {
    return isSkippedWord("all") || isBehindLine(at) ? List.of() : list();
  }

  private boolean isBehindLine(int at) {
    var newline = source.text().indexOf('\n', at);
    return lexer.kind() == Token.END
        || lexer.kind() == Token.SEMICOLON
        || newline >= 0 && lexer.start() > newline;
  }

  /// `"00", "11"`
  private List<String> states() {
    var states = new ArrayList<String>();
    do {
      if (lexer.kind() != Token.STRING) {
        throw lexer.expected("a basis state such as \"01\"");
      }
      states.add(lexer.text().substring(1, lexer.text().length() - 1));
      lexer.advance();
    } while (isSkipped(Token.COMMA));
    return states;
  }

  /// `x(q[0]) @ hermitian([[…]]) q[1]`
  private Term product(Expression coefficient) {
    var factors = new ArrayList<Factor>();
    do {
      factors.add(factor());
    } while (isSkipped(Token.AT));
    return new Term(coefficient, factors);
  }

  private Factor factor() {
    var at = lexer.start();
    var name = expressions.identifier("an observable: x, y, z, h, i or hermitian(…)");
    if (isSkippedWord("all")) {
      return new Factor(name, List.of(), List.of(), at);
    }
    expressions.skip(Token.LEFT_PAREN, "'(' or 'all' after the name of an observable");
    if (name.equals("hermitian")) {
      var rows = matrix();
      expressions.skip(Token.RIGHT_PAREN, "')' after the matrix");
      return new Factor(name, rows, list(), at);
    }
    var on = expressions.expression();
    expressions.skip(Token.RIGHT_PAREN, "')' after the qubit");
    return new Factor(name, List.of(), List.of(on), at);
  }

  /// `expectation(2 * z(q[0]) @ z(q[1]) + x(q[0])) theta, phi`
  private Statement gradient(int at) {
    if (!isSkippedWord("expectation")) {
      throw lexer.expected("'expectation(…)'");
    }
    expressions.skip(Token.LEFT_PAREN, "'(' before the observable");
    var terms = new ArrayList<Term>();
    terms.add(term());
    while (lexer.kind() == Token.PLUS || lexer.kind() == Token.MINUS) {
      terms.add(term());
    }
    expressions.skip(Token.RIGHT_PAREN, "')' after the observable");
    return new Result(ResultKind.ADJOINT_GRADIENT, targets(at), List.of(), terms, at);
  }

  /// `[+|-] [number *] product`
  private Term term() {
    var at = lexer.start();
    isSkipped(Token.PLUS);
    var negative = isSkipped(Token.MINUS);
    if (lexer.kind() == Token.IDENTIFIER) {
      return product(
          negative
              ? minus(new Expression.Literal(Value.Int.of(1), at), at)
              : new Expression.Omitted(at));
    }
    var number = expressions.power();
    expressions.skip(Token.TIMES, "'*' after the coefficient");
    return product(negative ? minus(number, at) : number);
  }

  private static Expression minus(Expression number, int at) {
    return new Expression.Unary(Token.MINUS, number, at);
  }

  private boolean isSkippedWord(String word) {
    var isThere = lexer.kind() == Token.IDENTIFIER && lexer.name().equals(word);
    if (isThere) {
      lexer.advance();
    }
    return isThere;
  }

  private boolean isSkipped(Token kind) {
    var isThere = lexer.kind() == kind;
    if (isThere) {
      lexer.advance();
    }
    return isThere;
  }
}
