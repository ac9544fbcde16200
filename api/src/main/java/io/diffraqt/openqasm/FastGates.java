package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import java.util.ArrayList;
import java.util.List;

/// Reads `name(numbers) q[i], q[j];` without building a statement; nearly all of a compiled program
/// has this form. Whatever else it meets is left to the general reader, errors included.
final class FastGates {
  private final Lexer lexer;
  private final Program program;
  private final Scope globals;
  private final GateLibrary library;
  private final Literals literals;
  private final List<Angle> angles = new ArrayList<>();
  private final List<Integer> qubits = new ArrayList<>();

  FastGates(Lexer lexer, Reading reading, GateLibrary library) {
    this.lexer = lexer;
    this.program = reading.program();
    this.globals = reading.globals();
    this.library = library;
    this.literals = new Literals(program.source(), lexer);
  }

  /// Reads one gate and moves past it.
  ///
  /// @return false when the statement is of another form; nothing was read then
  boolean read() {
    if (lexer.kind() != Token.IDENTIFIER) {
      return false;
    }
    var start = lexer.start();
    var symbol = globals.here(lexer.name());
    var meaning =
        symbol == null
            ? library.known(lexer.name())
            : symbol instanceof Symbol.DefinedGate(var defined) ? defined : null;
    if (meaning != null && isRead(meaning, start)) {
      return true;
    }
    lexer.seek(start);
    return false;
  }

  private boolean isRead(Meaning meaning, int start) {
    lexer.advance();
    angles.clear();
    qubits.clear();
    if (lexer.kind() == Token.LEFT_PAREN && !readAngles()
        || !readOperands()
        || lexer.kind() != Token.SEMICOLON
        || angles.size() != meaning.angles()
        || qubits.size() != meaning.operands()
        || hasRepeat()) {
      return false;
    }
    switch (meaning) {
      case Meaning.Row(var gate) -> program.addGate(start, new Apply(gate, angles, qubits));
      case Meaning.Recognised(var gate, var phase) -> {
        program.addGate(start, new Apply(gate, angles, qubits));
        program.addPhase(phase);
      }
      case Meaning.Composed _, Meaning.Defined _ -> {
        return false;
      }
    }
    lexer.advance();
    return true;
  }

  private boolean hasRepeat() {
    return qubits.size() == 2
        ? qubits.get(0).equals(qubits.get(1))
        : qubits.size() > 2 && qubits.stream().distinct().count() < qubits.size();
  }

  private boolean readAngles() {
    do {
      lexer.advance();
      if (!readAngle()) {
        return false;
      }
    } while (lexer.kind() == Token.COMMA);
    var closed = lexer.kind() == Token.RIGHT_PAREN;
    lexer.advance();
    return closed;
  }

  private boolean readAngle() {
    var negative = lexer.kind() == Token.MINUS;
    if (negative) {
      lexer.advance();
    }
    switch (lexer.kind()) {
      case FLOAT -> {
        var number = literals.real();
        angles.add(Angle.of(negative ? -number : number));
        return true;
      }
      case IDENTIFIER -> {
        var symbol = negative ? null : globals.here(lexer.name());
        if (symbol instanceof Symbol.Variable variable
            && variable.value() instanceof Value.Linear(var affine)) {
          angles.add(affine);
          lexer.advance();
          return true;
        }
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean readOperands() {
    while (readOperand()) {
      if (lexer.kind() != Token.COMMA) {
        return true;
      }
      lexer.advance();
    }
    return false;
  }

  private boolean readOperand() {
    if (lexer.kind() != Token.IDENTIFIER
        || !(globals.here(lexer.name()) instanceof Symbol.Qubits(var indices, var scalar))
        || scalar) {
      return false;
    }
    lexer.advance();
    if (lexer.kind() != Token.LEFT_BRACKET) {
      return false;
    }
    lexer.advance();
    var index = lexer.kind() == Token.INTEGER ? lexer.smallInteger() : -1;
    if (index < 0 || index >= indices.size()) {
      return false;
    }
    lexer.advance();
    if (lexer.kind() != Token.RIGHT_BRACKET) {
      return false;
    }
    lexer.advance();
    qubits.add(indices.get(index));
    return true;
  }
}
