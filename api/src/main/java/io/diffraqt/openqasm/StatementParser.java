package io.diffraqt.openqasm;

import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.Expression.Index;
import io.diffraqt.openqasm.Expression.Measurement;
import io.diffraqt.openqasm.Expression.Name;
import io.diffraqt.openqasm.Expression.Omitted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Parses statements by recursive descent, one at a time.
final class StatementParser {
  private final Source source;
  private final Lexer lexer;
  private final Nesting nesting;
  private final ExpressionParser expressions;
  private final DefinitionParser definitions;
  private final ControlParser control;
  private final ModifierParser modifiers;
  private final PragmaParser pragmas;

  StatementParser(Source source, Lexer lexer, Nesting nesting, ExpressionParser expressions) {
    this.source = source;
    this.lexer = lexer;
    this.nesting = nesting;
    this.expressions = expressions;
    this.definitions = new DefinitionParser(lexer, expressions, this);
    this.modifiers = new ModifierParser(lexer, expressions);
    this.pragmas = new PragmaParser(source, lexer, expressions);
    this.control = new ControlParser(source, lexer, expressions, this);
  }

  /// The statement that starts at the current token.
  Statement statement() {
    var at = lexer.start();
    nesting.enter(at);
    var parsed =
        switch (lexer.kind()) {
          case IDENTIFIER -> worded(at);
          case PRAGMA -> pragmas.pragma(at);
          case AT -> annotated(at);
          case LEFT_BRACE -> new Statement.Block(block(), at);
          case SEMICOLON -> empty(at);
          default -> throw source.error(at, "expected a statement, found " + lexer.found());
        };
    nesting.leave();
    return parsed;
  }

  /// `{ statements }`
  List<Statement> block() {
    var open = lexer.start();
    expressions.skip(Token.LEFT_BRACE, "'{'");
    var body = new ArrayList<Statement>();
    while (lexer.kind() != Token.RIGHT_BRACE) {
      if (lexer.kind() == Token.END) {
        throw source.error(open, "block without end; expected '}' before the end of the program");
      }
      body.add(statement());
    }
    lexer.advance();
    return body;
  }

  /// `{ statements }` or one statement.
  List<Statement> body() {
    return lexer.kind() == Token.LEFT_BRACE ? block() : List.of(statement());
  }

  /// A semicolon, skipped; `after` says what it ends.
  void endOf(String after) {
    expressions.skip(Token.SEMICOLON, "';' after " + after);
  }

  private Statement empty(int at) {
    lexer.advance();
    return new Statement.Block(List.of(), at);
  }

  private Statement annotated(int at) {
    lexer.advance();
    var keyword = new StringBuilder(expressions.identifier("the name of an annotation"));
    while (lexer.kind() == Token.DOT) {
      lexer.advance();
      if (lexer.kind() != Token.IDENTIFIER) {
        throw lexer.expected("a name after '.'");
      }
      keyword.append('.').append(lexer.name());
      lexer.advance();
    }
    lexer.seek(lexer.previousEnd());
    var text = lineFrom(lexer.previousEnd());
    return new Statement.Annotated(keyword.toString(), text, statement(), at);
  }

  private String lineFrom(int from) {
    var end = source.text().indexOf('\n', from);
    var stop = end < 0 ? source.text().length() : end;
    lexer.seek(stop);
    return source.text().substring(from, stop).strip();
  }

  private Statement worded(int at) {
    var word = lexer.name();
    return switch (word) {
      case "include" -> definitions.include(at);
      case "qubit", "qreg" -> definitions.qubits(at);
      case "creg" -> definitions.creg(at);
      case "const", "input", "output" -> definitions.classical(at);
      case "let" -> definitions.alias(at);
      case "gate" -> definitions.gate(at);
      case "def" -> definitions.subroutine(at);
      case "extern", "opaque" -> definitions.extern(at);
      case "cal", "defcal", "defcalgrammar" ->
          throw source.error(
              at, word + " describes pulses, which a circuit cannot hold; leave calibrations out");
      case "if" -> control.branch(at);
      case "for" -> control.forLoop(at);
      case "while" -> control.whileLoop(at);
      case "switch" -> control.switchOver(at);
      case "return" -> control.returned(at);
      case "break", "continue", "end" -> control.leave(at);
      case "box" -> box(at);
      case "reset" -> reset(at);
      case "barrier" -> barrier(at);
      case "delay" -> delay(at);
      case "measure" -> measurement(at);
      case "ctrl", "negctrl", "inv" -> gateCall(modifiers.list(), at);
      case "OPENQASM" -> throw source.error(at, "the version must be the first statement");
      default -> TypeParser.KEYWORDS.contains(word) ? definitions.classical(at) : named(at);
    };
  }

  private Statement box(int at) {
    lexer.advance();
    var duration = expressions.size();
    return new Statement.Box(duration, block(), at);
  }

  private Statement reset(int at) {
    lexer.advance();
    var operand = expressions.expression();
    endOf("reset");
    return new Statement.Reset(operand, at);
  }

  private Statement barrier(int at) {
    lexer.advance();
    return new Statement.Barrier(expressions.listUntil(Token.SEMICOLON), at);
  }

  private Statement delay(int at) {
    lexer.advance();
    var duration = expressions.size();
    if (duration instanceof Omitted) {
      throw lexer.expected("'[' and the duration");
    }
    return new Statement.Delay(duration, expressions.listUntil(Token.SEMICOLON), at);
  }

  private Statement measurement(int at) {
    lexer.advance();
    var measured = new Measurement(expressions.expression(), at);
    Expression target = new Omitted(at);
    if (lexer.kind() == Token.ARROW) {
      lexer.advance();
      target = expressions.expression();
    }
    endOf("the measurement");
    return new Statement.Assignment(target, measured, at);
  }

  private Statement gateCall(List<Statement.Modifier> modifiers, int at) {
    var gateAt = lexer.start();
    var name = expressions.identifier("the name of a gate");
    return applied(modifiers, name, arguments(), modifiers.isEmpty() ? at : gateAt);
  }

  private Statement applied(
      List<Statement.Modifier> modifiers, String name, List<Expression> arguments, int at) {
    if (lexer.kind() == Token.LEFT_BRACKET) {
      throw timedGate(lexer.start());
    }
    var operands = expressions.listUntil(Token.SEMICOLON);
    return new Statement.GateCall(modifiers, name, arguments, operands, at);
  }

  private CircuitException timedGate(int at) {
    return source.error(at, "a gate with a duration needs a device's timing; leave '[…]' out");
  }

  private static boolean isOperand(Token kind) {
    return kind == Token.IDENTIFIER || kind == Token.HARDWARE_QUBIT;
  }

  private List<Expression> arguments() {
    if (lexer.kind() != Token.LEFT_PAREN) {
      return List.of();
    }
    lexer.advance();
    return expressions.listUntil(Token.RIGHT_PAREN);
  }

  /// A statement that starts with a name: a gate, an assignment or a call.
  private Statement named(int at) {
    if (lexer.name().equals("pow") && modifiers.isPower(at)) {
      return gateCall(modifiers.list(), at);
    }
    lexer.advance();
    return switch (lexer.kind()) {
      case IDENTIFIER, HARDWARE_QUBIT -> again(at, () -> gateCall(List.of(), at));
      case LEFT_PAREN -> afterParenthesis(at);
      default -> again(at, () -> assignment(at));
    };
  }

  private Statement again(int at, Supplier<Statement> parse) {
    lexer.seek(at);
    return parse.get();
  }

  /// `name(…)` is a call when it ends there, and a gate when operands follow.
  private Statement afterParenthesis(int at) {
    lexer.seek(at);
    var name = expressions.identifier("a name");
    var arguments = arguments();
    if (lexer.kind() == Token.SEMICOLON && !name.equals("gphase")) {
      lexer.advance();
      return new Statement.Evaluation(new Expression.Call(name, arguments, at), at);
    }
    return applied(List.of(), name, arguments, at);
  }

  private Statement assignment(int at) {
    var target = expressions.expression();
    if (!(target instanceof Name || target instanceof Index)) {
      throw source.error(at, "expected a statement; this expression has no effect");
    }
    if (lexer.kind() == Token.ASSIGN_WITH) {
      return compound(target, at);
    }
    if (target instanceof Index && isOperand(lexer.kind())) {
      throw timedGate(at);
    }
    if (lexer.kind() != Token.ASSIGN) {
      throw lexer.expected(target instanceof Name ? "an operand or '='" : "'='");
    }
    lexer.advance();
    var value = expressions.expression();
    endOf("the assignment");
    return new Statement.Assignment(target, value, at);
  }

  private Statement compound(Expression target, int at) {
    var place = lexer.start();
    var operator = Operators.compound(lexer.text());
    if (operator == Token.END) {
      throw lexer.expected("an assignment operator");
    }
    lexer.advance();
    var value = new Expression.Binary(operator, target, expressions.expression(), place);
    endOf("the assignment");
    return new Statement.Assignment(target, value, at);
  }
}
