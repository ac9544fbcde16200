package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;

/// Reads one program: each statement is run as soon as it is parsed.
final class Reader {
  private final Source source;
  private final Reading reading;
  private final Lexer lexer;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final Interpreter interpreter;
  private final FastGates fast;
  private final GateLibrary library = new GateLibrary();

  Reader(Source source, InputValues inputs) {
    this.source = source;
    this.reading = Reading.of(source, inputs);
    this.lexer = new Lexer(source);
    this.expressions = new ExpressionParser(source, lexer, reading.nesting());
    this.statements = new StatementParser(source, lexer, reading.nesting(), expressions);
    this.interpreter = new Interpreter(reading, library);
    this.fast = new FastGates(lexer, reading, library);
  }

  /// The circuit that the text denotes.
  ///
  /// @throws io.diffraqt.error.CircuitException when it asks for values
  Circuit circuit() {
    var program = program();
    if (!program.results().isEmpty()) {
      throw program.refusal(
          0,
          "a result pragma asks for values, which no circuit holds; leave it out here, or run the"
              + " program with it");
    }
    return program.circuit();
  }

  /// The circuit that the text denotes, and the values that it asks for.
  QasmProgram program() {
    try {
      version();
      var going = true;
      while (going && lexer.kind() != Token.END) {
        going = fast.read() || interpreter.runTop(statements.statement(), reading.globals());
      }
      return reading.program().with(built());
    } catch (StackOverflowError e) {
      // The limits on nesting are per kind; all of them together may still exceed a small stack.
      throw source.error(lexer.start(), "the program nests too deeply to be read");
    }
  }

  private void version() {
    if (lexer.kind() != Token.IDENTIFIER || !lexer.name().equals("OPENQASM")) {
      return;
    }
    lexer.advance();
    var version = lexer.kind() == Token.FLOAT || lexer.kind() == Token.INTEGER ? lexer.text() : "";
    switch (version.replaceFirst("\\..*", "")) {
      case "3" -> {}
      case "2" -> {
        expressions.readVersion2();
        interpreter.evaluator().readVersion2();
      }
      default -> throw lexer.expected("the version 3.0, 3.1 or 2.0");
    }
    lexer.advance();
    expressions.skip(Token.SEMICOLON, "';' after the version");
  }

  private Circuit built() {
    var program = reading.program();
    program.finishPhase(lexer.start());
    var end = Math.max(0, source.text().stripTrailing().length() - 1);
    reading.inputs().requireAllUsed(new Site(source, end));
    var registers = new Outputs(program, new Site(source, end)).settle();
    var builder =
        program.isPhysical()
            ? Circuit.onDeviceQubits(program.qubits())
            : Circuit.onQubits(program.qubits());
    registers.forEach(r -> builder.register(r.name(), r.size()));
    program.parameters().forEach(builder::parameter);
    return builder.addAll(program.instructions()).build();
  }
}
