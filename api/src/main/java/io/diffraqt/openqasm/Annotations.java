package io.diffraqt.openqasm;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.Statement.Annotated;
import java.util.List;

/// What this project writes beside OpenQASM: outcomes to keep, states to prepare, names.
///
/// Other tools skip annotations, so what they would get wrong without one is a gate that they do
/// not know ([#PREPARE_GATE]); other tools' annotations are skipped here as the language demands.
final class Annotations {
  /// How an annotation begins in dialects whose readers do not all know annotations: as a comment,
  /// which they skip.
  static final String IN_COMMENT = "// @diffraqt.";

  /// `0` or `1` before a measurement: only shots with that outcome count.
  static final String KEEP = "diffraqt.keep";

  /// `slot NAME` or pairs of real and imaginary parts, before [#PREPARE_GATE].
  static final String PREPARE = "diffraqt.prepare";

  /// The own name of a parameter or register, before a declaration that had to rename it.
  static final String NAME = "diffraqt.name";

  /// Stands where a state is prepared; no library defines it, so others refuse the program.
  static final String PREPARE_GATE = "diffraqt_prepare";

  private final Program program;
  private final Evaluator evaluator;
  private final Operands operands;
  private final Assignments assignments;
  private final Declarations declarations;

  Annotations(
      Program program,
      Evaluator evaluator,
      Operands operands,
      Assignments assignments,
      Declarations declarations) {
    this.program = program;
    this.evaluator = evaluator;
    this.operands = operands;
    this.assignments = assignments;
    this.declarations = declarations;
  }

  /// Runs the annotated statement if the annotation is one of ours.
  ///
  /// @return false when the statement is still to be run
  boolean run(Annotated annotated, Scope scope) {
    switch (annotated.keyword()) {
      case KEEP -> keep(annotated, scope);
      case PREPARE -> prepare(annotated, scope);
      case NAME -> name(annotated, scope);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void keep(Annotated annotated, Scope scope) {
    var keep =
        switch (annotated.text()) {
          case "0" -> Keep.ZERO;
          case "1" -> Keep.ONE;
          default -> throw error(annotated, "expected 0 or 1 after @" + KEEP);
        };
    if (!(annotated.statement() instanceof Statement.Assignment assignment
        && assignment.value() instanceof Expression.Measurement
        && !(assignment.target() instanceof Expression.Omitted))) {
      throw error(annotated, "@" + KEEP + " belongs before a measurement into bits");
    }
    assignments.run(assignment, keep, scope);
  }

  private void prepare(Annotated annotated, Scope scope) {
    if (!(annotated.statement() instanceof Statement.GateCall call
        && call.name().equals(PREPARE_GATE))) {
      throw error(annotated, "@" + PREPARE + " belongs before " + PREPARE_GATE);
    }
    var on = operands.together(call.at(), call.operands(), scope);
    var words = List.of(annotated.text().split("\\s+"));
    try {
      var amplitudes =
          words.getFirst().equals("slot") && words.size() == 2
              ? new Amplitudes.Slot(words.get(1), on.size())
              : fixed(words);
      program.add(call.at(), new Instruction.Prepare(on, amplitudes));
    } catch (IllegalArgumentException e) {
      throw error(annotated, String.valueOf(e.getMessage()));
    }
  }

  private static Amplitudes fixed(List<String> words) {
    var re = new double[words.size() / 2];
    var im = new double[words.size() - words.size() / 2];
    for (var k = 0; k < words.size(); k++) {
      var target = k % 2 == 0 ? re : im;
      if (k / 2 < target.length) {
        target[k / 2] = Double.parseDouble(words.get(k));
      }
    }
    return Amplitudes.of(re, im);
  }

  private void name(Annotated annotated, Scope scope) {
    if (!(annotated.statement() instanceof Statement.Declaration declaration)) {
      throw error(annotated, "@" + NAME + " belongs before an input or a bit register");
    }
    try {
      declarations.classical(declaration, annotated.text(), scope);
    } catch (IllegalArgumentException e) {
      throw error(annotated, String.valueOf(e.getMessage()));
    }
  }

  private CircuitException error(Annotated annotated, String message) {
    return evaluator.site(annotated.at()).error(message);
  }
}
