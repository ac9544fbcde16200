package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Expression.Omitted;
import io.diffraqt.openqasm.Expression.TypeName;
import io.diffraqt.openqasm.Statement.Formal;
import io.diffraqt.openqasm.Statement.Passing;
import io.diffraqt.openqasm.Statement.Role;
import java.util.ArrayList;
import java.util.List;

/// Parses what gives meaning to a name.
final class DefinitionParser {
  private final Lexer lexer;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  DefinitionParser(Lexer lexer, ExpressionParser expressions, StatementParser statements) {
    this.lexer = lexer;
    this.expressions = expressions;
    this.statements = statements;
  }

  Statement include(int at) {
    lexer.advance();
    if (lexer.kind() != Token.STRING) {
      throw lexer.expected("a file name in quotes");
    }
    var quoted = lexer.text();
    lexer.advance();
    statements.endOf("the include");
    return new Statement.Include(quoted.substring(1, quoted.length() - 1), at);
  }

  /// `qubit[n] q;` or `qreg q[n];`
  Statement qubits(int at) {
    var old = lexer.name().equals("qreg");
    lexer.advance();
    var size = old ? new Omitted(at) : expressions.size();
    var name = expressions.identifier("the name of a qubit register");
    if (old) {
      size = expressions.size();
    }
    statements.endOf("the declaration");
    return new Statement.Qubits(name, size, at);
  }

  Statement creg(int at) {
    lexer.advance();
    var name = expressions.identifier("the name of a bit register");
    var type = new TypeName("bit", expressions.size(), List.of(), at);
    statements.endOf("the declaration");
    return new Statement.Declaration(Role.VARIABLE, type, name, new Omitted(at), at);
  }

  Statement classical(int at) {
    var role = role();
    if (role != Role.VARIABLE) {
      lexer.advance();
    }
    var type = expressions.type();
    var name = expressions.identifier("the name of a variable");
    Expression value = new Omitted(at);
    if (lexer.kind() == Token.ASSIGN) {
      lexer.advance();
      value = expressions.expression();
    }
    statements.endOf("the declaration");
    return new Statement.Declaration(role, type, name, value, at);
  }

  private Role role() {
    return switch (lexer.name()) {
      case "const" -> Role.CONSTANT;
      case "input" -> Role.INPUT;
      case "output" -> Role.OUTPUT;
      default -> Role.VARIABLE;
    };
  }

  Statement alias(int at) {
    lexer.advance();
    var name = expressions.identifier("the name of the alias");
    expressions.skip(Token.ASSIGN, "'='");
    var value = expressions.expression();
    statements.endOf("the alias");
    return new Statement.Alias(name, value, at);
  }

  Statement gate(int at) {
    lexer.advance();
    var name = expressions.identifier("the name of a gate");
    var parameters = List.<String>of();
    if (lexer.kind() == Token.LEFT_PAREN) {
      lexer.advance();
      parameters = names(Token.RIGHT_PAREN, "a parameter");
      expressions.skip(Token.RIGHT_PAREN, "',' or ')'");
    }
    var operands = names(Token.LEFT_BRACE, "a qubit");
    return new Statement.GateDefinition(name, parameters, operands, statements.block(), at);
  }

  private List<String> names(Token stop, String what) {
    var names = new ArrayList<String>();
    while (lexer.kind() != stop) {
      var at = lexer.start();
      var name = expressions.identifier(what);
      if (names.contains(name)) {
        lexer.seek(at);
        throw lexer.expected("another name than the one given before");
      }
      names.add(name);
      if (lexer.kind() != Token.COMMA) {
        break;
      }
      lexer.advance();
    }
    return names;
  }

  Statement subroutine(int at) {
    lexer.advance();
    var name = expressions.identifier("the name of a subroutine");
    expressions.skip(Token.LEFT_PAREN, "'('");
    var parameters = new ArrayList<Formal>();
    while (lexer.kind() != Token.RIGHT_PAREN) {
      parameters.add(formal());
      if (lexer.kind() != Token.COMMA) {
        break;
      }
      lexer.advance();
    }
    expressions.skip(Token.RIGHT_PAREN, "',' or ')'");
    var result = result();
    return new Statement.Subroutine(name, parameters, result, statements.block(), at);
  }

  private TypeName result() {
    var at = lexer.start();
    if (lexer.kind() != Token.ARROW) {
      return new TypeName("void", new Omitted(at), List.of(), at);
    }
    lexer.advance();
    return expressions.type();
  }

  private Formal formal() {
    var at = lexer.start();
    var word = lexer.kind() == Token.IDENTIFIER ? lexer.name() : "";
    return switch (word) {
      case "qubit" -> qubitFormal(at);
      case "qreg", "creg" -> oldFormal(word.equals("qreg") ? "qubit" : "bit", at);
      case "mutable" -> {
        lexer.advance();
        yield formal(Passing.REFERENCE, at);
      }
      case "readonly", "const" -> {
        lexer.advance();
        yield formal(Passing.VALUE, at);
      }
      default -> formal(Passing.VALUE, at);
    };
  }

  private Formal formal(Passing passing, int at) {
    var type = expressions.type();
    return new Formal(passing, type, expressions.identifier("a parameter"), at);
  }

  private Formal qubitFormal(int at) {
    lexer.advance();
    var type = new TypeName("qubit", expressions.size(), List.of(), at);
    return new Formal(Passing.VALUE, type, expressions.identifier("a parameter"), at);
  }

  private Formal oldFormal(String type, int at) {
    lexer.advance();
    var name = expressions.identifier("a parameter");
    var named = new TypeName(type, expressions.size(), List.of(), at);
    return new Formal(Passing.VALUE, named, name, at);
  }

  Statement extern(int at) {
    var keyword = lexer.name();
    lexer.advance();
    var name = expressions.identifier("a name");
    while (lexer.kind() != Token.SEMICOLON) {
      if (lexer.kind() == Token.END) {
        throw lexer.expected("';' after " + keyword);
      }
      lexer.advance();
    }
    lexer.advance();
    return new Statement.Extern(keyword, name, at);
  }
}
