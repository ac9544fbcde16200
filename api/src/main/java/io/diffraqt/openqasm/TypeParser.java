package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Expression.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parses classical types.
final class TypeParser {
  /// The keywords of classical types.
  static final Set<String> KEYWORDS =
      Set.of(
          "bit",
          "bool",
          "int",
          "uint",
          "float",
          "angle",
          "complex",
          "duration",
          "stretch",
          "array");

  /// As the language has it.
  private static final int MOST_DIMENSIONS = 7;

  private final Source source;
  private final Lexer lexer;
  private final ExpressionParser expressions;

  TypeParser(Source source, Lexer lexer, ExpressionParser expressions) {
    this.source = source;
    this.lexer = lexer;
    this.expressions = expressions;
  }

  /// A type, at its keyword.
  TypeName type() {
    var at = lexer.start();
    var keyword = expressions.identifier("a type");
    if (keyword.equals("array")) {
      return arrayType(at);
    }
    if (!KEYWORDS.contains(keyword)) {
      throw source.error(at, "expected a type, found '" + keyword + "'");
    }
    return new TypeName(
        keyword, keyword.equals("complex") ? inner() : expressions.size(), List.of(), at);
  }

  private Expression inner() {
    var at = lexer.start();
    if (lexer.kind() == Token.LEFT_BRACKET) {
      lexer.advance();
      type();
      expressions.skip(Token.RIGHT_BRACKET, "']'");
    }
    return new Omitted(at);
  }

  private TypeName arrayType(int at) {
    expressions.skip(Token.LEFT_BRACKET, "'[' and the element type");
    var element = type();
    var dimensions = new ArrayList<Expression>();
    while (lexer.kind() == Token.COMMA) {
      lexer.advance();
      addDimensions(dimensions);
    }
    expressions.skip(Token.RIGHT_BRACKET, "',' or ']'");
    return new TypeName(element.name(), element.width(), dimensions, at);
  }

  /// A size, or `#dim = n` for `n` dimensions of any size.
  private void addDimensions(List<Expression> dimensions) {
    if (lexer.kind() != Token.HASH) {
      dimensions.add(expressions.expression());
      return;
    }
    lexer.advance();
    expressions.identifier("'dim'");
    expressions.skip(Token.ASSIGN, "'='");
    var count = lexer.kind() == Token.INTEGER ? lexer.smallInteger() : -1;
    if (count < 1 || count > MOST_DIMENSIONS) {
      throw lexer.expected("a number of dimensions from 1 to " + MOST_DIMENSIONS);
    }
    for (var k = 0; k < count; k++) {
      dimensions.add(new Omitted(lexer.start()));
    }
    lexer.advance();
  }
}
