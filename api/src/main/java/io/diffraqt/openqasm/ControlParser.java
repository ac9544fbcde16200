package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Expression.TypeName;
import java.util.ArrayList;
import java.util.List;

/// Parses branches, loops and leaps.
final class ControlParser {
  private final Source source;
  private final Lexer lexer;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  ControlParser(
      Source source, Lexer lexer, ExpressionParser expressions, StatementParser statements) {
    this.source = source;
    this.lexer = lexer;
    this.expressions = expressions;
    this.statements = statements;
  }

  Statement branch(int at) {
    lexer.advance();
    var condition = condition();
    var then = statements.body();
    var otherwise = List.<Statement>of();
    if (lexer.kind() == Token.IDENTIFIER && lexer.name().equals("else")) {
      lexer.advance();
      otherwise = statements.body();
    }
    return new Statement.If(condition, then, otherwise, at);
  }

  Statement forLoop(int at) {
    lexer.advance();
    var type =
        lexer.kind() == Token.IDENTIFIER && TypeParser.KEYWORDS.contains(lexer.name())
            ? expressions.type()
            : new TypeName("int", new Omitted(at), List.of(), at);
    var name = expressions.identifier("the loop variable");
    if (!(lexer.kind() == Token.IDENTIFIER && lexer.name().equals("in"))) {
      throw lexer.expected("'in'");
    }
    lexer.advance();
    var values = values();
    return new Statement.For(type, name, values, statements.body(), at);
  }

  private Expression values() {
    if (lexer.kind() != Token.LEFT_BRACKET) {
      return expressions.expression();
    }
    lexer.advance();
    var span = expressions.spanOrExpression();
    expressions.skip(Token.RIGHT_BRACKET, "']'");
    return span;
  }

  Statement whileLoop(int at) {
    lexer.advance();
    var condition = condition();
    return new Statement.While(condition, statements.body(), at);
  }

  Statement switchOver(int at) {
    lexer.advance();
    var target = condition();
    expressions.skip(Token.LEFT_BRACE, "'{'");
    var cases = new ArrayList<Statement.Case>();
    var otherwise = List.<Statement>of();
    while (lexer.kind() != Token.RIGHT_BRACE) {
      var start = lexer.start();
      var word = expressions.identifier("'case', 'default' or '}'");
      switch (word) {
        case "case" -> {
          cases.add(oneCase());
          requireFew(cases.size(), at);
        }
        case "default" -> otherwise = defaultBody();
        default -> {
          lexer.seek(start);
          throw lexer.expected("'case', 'default' or '}'");
        }
      }
    }
    lexer.advance();
    return new Statement.Switch(target, cases, otherwise, at);
  }

  /// Cases and their values become nested comparisons.
  private void requireFew(int count, int at) {
    if (count > Limits.NESTING) {
      throw source.error(at, "more than the limit of " + Limits.NESTING + " cases");
    }
  }

  private Statement.Case oneCase() {
    var values = new ArrayList<Expression>();
    values.add(expressions.expression());
    while (lexer.kind() == Token.COMMA) {
      lexer.advance();
      if (lexer.kind() != Token.LEFT_BRACE) {
        values.add(expressions.expression());
        requireFew(values.size(), values.getFirst().at());
      }
    }
    return new Statement.Case(values, statements.block());
  }

  private List<Statement> defaultBody() {
    var body = statements.block();
    if (lexer.kind() != Token.RIGHT_BRACE) {
      throw lexer.expected("'}' after the default case, which is the last");
    }
    return body;
  }

  Statement returned(int at) {
    lexer.advance();
    var value =
        lexer.kind() == Token.SEMICOLON ? new Omitted(lexer.start()) : expressions.expression();
    statements.endOf("return");
    return new Statement.Return(value, at);
  }

  Statement leave(int at) {
    var leap =
        switch (lexer.name()) {
          case "break" -> Statement.Leap.BREAK;
          case "continue" -> Statement.Leap.CONTINUE;
          default -> Statement.Leap.END;
        };
    lexer.advance();
    statements.endOf("the statement");
    return new Statement.Leave(leap, at);
  }

  private Expression condition() {
    expressions.skip(Token.LEFT_PAREN, "'('");
    var condition = expressions.expression();
    expressions.skip(Token.RIGHT_PAREN, "')' or an operator");
    return condition;
  }
}
