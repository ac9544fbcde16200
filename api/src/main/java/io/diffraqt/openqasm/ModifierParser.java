package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Omitted;
import java.util.ArrayList;
import java.util.List;

/// Parses gate modifiers.
final class ModifierParser {
  private final Lexer lexer;
  private final ExpressionParser expressions;

  ModifierParser(Lexer lexer, ExpressionParser expressions) {
    this.lexer = lexer;
    this.expressions = expressions;
  }

  /// The modifiers from the current token on.
  List<Statement.Modifier> list() {
    var list = new ArrayList<Statement.Modifier>();
    while (true) {
      var at = lexer.start();
      var kind = modifierKind();
      lexer.advance();
      list.add(new Statement.Modifier(kind, modifierArgument(kind), at));
      expressions.skip(Token.AT, "'@'");
      if (!isModifier()) {
        return list;
      }
    }
  }

  private Statement.ModifierKind modifierKind() {
    return switch (lexer.name()) {
      case "ctrl" -> Statement.ModifierKind.CTRL;
      case "negctrl" -> Statement.ModifierKind.NEGCTRL;
      case "inv" -> Statement.ModifierKind.INV;
      default -> Statement.ModifierKind.POW;
    };
  }

  private boolean isModifier() {
    return lexer.kind() == Token.IDENTIFIER
        && switch (lexer.name()) {
          case "ctrl", "negctrl", "inv", "pow" -> true;
          default -> false;
        };
  }

  private Expression modifierArgument(Statement.ModifierKind kind) {
    if (lexer.kind() != Token.LEFT_PAREN || kind == Statement.ModifierKind.INV) {
      return new Omitted(lexer.start());
    }
    lexer.advance();
    var argument = expressions.expression();
    expressions.skip(Token.RIGHT_PAREN, "')'");
    return argument;
  }

  /// Whether `pow` at the current token starts a modifier, not a function.
  boolean isPower(int at) {
    lexer.advance();
    var is = lexer.kind() == Token.LEFT_PAREN;
    if (is) {
      lexer.advance();
      expressions.expression();
      is = lexer.kind() == Token.RIGHT_PAREN;
      lexer.advance();
      is &= lexer.kind() == Token.AT;
    }
    lexer.seek(at);
    return is;
  }
}
