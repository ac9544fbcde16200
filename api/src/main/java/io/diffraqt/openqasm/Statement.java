package io.diffraqt.openqasm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A statement as written; `at` is the index of its first character.
sealed interface Statement {
  /// Where it stands.
  int at();

  /// `include "file";`
  record Include(String file, int at) implements Statement {}

  /// `qubit[size] name;`; a single qubit has an omitted size.
  record Qubits(String name, Expression size, int at) implements Statement {}

  /// How a classical name is declared.
  enum Role {
    /// A value that may change.
    VARIABLE,
    /// A value that may not.
    CONSTANT,
    /// Given when the program runs.
    INPUT,
    /// A result of the program.
    OUTPUT
  }

  /// A classical declaration; `value` may be omitted.
  record Declaration(Role role, Expression.TypeName type, String name, Expression value, int at)
      implements Statement {}

  /// `let name = value;`
  record Alias(String name, Expression value, int at) implements Statement {}

  /// `gate name(parameters) operands { body }`
  record GateDefinition(
      String name, List<String> parameters, List<String> operands, List<Statement> body, int at)
      implements Statement {}

  /// A parameter of a subroutine; qubits have the type name `qubit`.
  record Formal(Passing passing, Expression.TypeName type, String name, int at) {}

  /// How a subroutine gets an argument.
  enum Passing {
    /// A copy.
    VALUE,
    /// What the subroutine assigns is seen by the caller.
    REFERENCE
  }

  /// `def name(parameters) -> type { body }`; without result the type's name is `void`.
  record Subroutine(
      String name,
      List<Formal> parameters,
      Expression.TypeName result,
      List<Statement> body,
      int at)
      implements Statement {}

  /// `extern` or `opaque`: a name that is refused where it is used.
  record Extern(String keyword, String name, int at) implements Statement {}

  /// The kinds of gate modifier.
  enum ModifierKind {
    CTRL,
    NEGCTRL,
    INV,
    POW
  }

  /// A gate modifier; the count or exponent may be omitted.
  record Modifier(ModifierKind kind, Expression argument, int at) {}

  /// A gate on operands.
  record GateCall(
      List<Modifier> modifiers,
      String name,
      List<Expression> arguments,
      List<Expression> operands,
      int at)
      implements Statement {}

  /// `target = value;`; compound assignments are written out; a bare measurement omits the target.
  record Assignment(Expression target, Expression value, int at) implements Statement {}

  /// An expression for its effect.
  record Evaluation(Expression value, int at) implements Statement {}

  /// `reset operand;`
  record Reset(Expression operand, int at) implements Statement {}

  /// `barrier operands;`, all qubits when empty.
  record Barrier(List<Expression> operands, int at) implements Statement {}

  /// `delay[duration] operands;`, all qubits when empty.
  record Delay(Expression duration, List<Expression> operands, int at) implements Statement {}

  /// `box { body }`; the duration may be omitted.
  record Box(Expression duration, List<Statement> body, int at) implements Statement {}

  /// `if (condition) then else otherwise`
  record If(Expression condition, List<Statement> then, List<Statement> otherwise, int at)
      implements Statement {}

  /// `for type name in values body`
  record For(Expression.TypeName type, String name, Expression values, List<Statement> body, int at)
      implements Statement {}

  /// `while (condition) body`
  record While(Expression condition, List<Statement> body, int at) implements Statement {}

  /// One `case` of a switch.
  record Case(List<Expression> values, List<Statement> body) {}

  /// `switch (target) { cases default { otherwise } }`
  record Switch(Expression target, List<Case> cases, List<Statement> otherwise, int at)
      implements Statement {}

  /// `{ body }`
  record Block(List<Statement> body, int at) implements Statement {}

  /// `return value;`, which may be omitted.
  record Return(Expression value, int at) implements Statement {}

  /// The statements without operands that leave something.
  enum Leap {
    BREAK,
    CONTINUE,
    END
  }

  /// `break;`, `continue;` or `end;`
  record Leave(Leap leap, int at) implements Statement {}

  /// Braket's pragma that applies a matrix, given row by row; the first operand is the most
  /// significant bit of its index.
  record Unitary(List<List<Expression>> rows, List<Expression> on, int at) implements Statement {
    /// Copies the lists.
    public Unitary {
      rows = rows.stream().map(List::copyOf).toList();
      on = List.copyOf(on);
    }
  }

  /// A named channel of Braket's noise pragma.
  record Noise(String name, List<Expression> values, List<Expression> on, int at)
      implements Statement {}

  /// The matrices of Braket's noise pragma, each row by row, with operands as for [Unitary].
  record Kraus(List<List<List<Expression>>> operators, List<Expression> on, int at)
      implements Statement {}

  /// What Braket's result pragma asks for.
  enum ResultKind {
    STATE_VECTOR,
    DENSITY_MATRIX,
    AMPLITUDE,
    PROBABILITY,
    EXPECTATION,
    VARIANCE,
    SAMPLE,
    ADJOINT_GRADIENT;

    /// The kind that a program calls so.
    static Optional<ResultKind> called(String word) {
      return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    /// What a program calls it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A factor of an observable; no operands stand for every qubit, and only `hermitian` has rows.
  record Factor(String name, List<List<Expression>> rows, List<Expression> on, int at) {}

  /// A product of observables with a coefficient, which may be omitted.
  record Term(Expression coefficient, List<Factor> factors) {}

  /// Braket's result pragma: `on` are its operands or parameters, none standing for all.
  record Result(ResultKind kind, List<Expression> on, List<String> states, List<Term> terms, int at)
      implements Statement {}

  /// A pragma; `text` is the rest of its line.
  record Pragma(String text, int at) implements Statement {}

  /// An annotation and what it annotates.
  record Annotated(String keyword, String text, Statement statement, int at) implements Statement {}
}
