package io.diffraqt.openqasm;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.Measure;
import io.diffraqt.circuit.Instruction.Prepare;
import io.diffraqt.circuit.Keep;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.List;

/// Writes one circuit.
final class Writer {
  private final Circuit circuit;
  private final List<ResultRequest> results;
  private final Dialect dialect;
  private final Spelling spelling;
  private final ConditionText conditions;
  private final GateText gates;
  private final StringBuilder out = new StringBuilder(1 << 12);
  private final String[] qubitNames;
  private boolean boxed;

  Writer(QasmProgram program, Dialect dialect) {
    this.circuit = program.circuit();
    this.results = program.results();
    this.dialect = dialect;
    this.spelling = new Spelling(dialect, circuit);
    this.conditions = new ConditionText(circuit, spelling);
    this.gates = new GateText(dialect, spelling);
    this.qubitNames = new String[circuit.qubits()];
    for (var k = 0; k < qubitNames.length; k++) {
      qubitNames[k] = circuit.isPhysical() ? "$" + k : spelling.qubits() + "[" + k + "]";
    }
  }

  /// The program.
  String text() {
    out.append("OPENQASM 3.0;\n");
    if (dialect != Dialect.BRAKET) {
      out.append("include \"stdgates.inc\";\n");
    }
    inputs();
    gates.appendDefinitions(out, circuit.instructions());
    for (var register : circuit.registers()) {
      ownName(register.name());
      out.append("bit[%d] %s;\n".formatted(register.size(), spelling.name(register.name())));
    }
    if (!circuit.isPhysical() && circuit.qubits() > 0) {
      out.append("qubit[%d] %s;\n".formatted(circuit.qubits(), spelling.qubits()));
    }
    body(circuit.instructions(), "");
    var pragmas = new PragmaText(out, dialect, spelling, qubitNames);
    results.forEach(pragmas::append);
    return out.toString();
  }

  private void inputs() {
    for (var parameter : circuit.parameters()) {
      ownName(parameter.name());
      out.append("input float[64] ").append(spelling.name(parameter.name())).append(";\n");
    }
  }

  /// Notes a name that had to change.
  private void ownName(String own) {
    if (!spelling.name(own).equals(own)) {
      annotation().append(Annotations.NAME).append(' ').append(own).append('\n');
    }
  }

  private void body(List<Instruction> instructions, String indent) {
    for (var instruction : instructions) {
      if (dialect == Dialect.BRAKET && circuit.isPhysical()) {
        boxAround(instruction, indent);
      }
      out.append(boxed ? indent + "  " : indent);
      statement(instruction, indent);
    }
    endBox(indent);
  }

  /// Gates on physical qubits stand in verbatim boxes, all else outside.
  private void boxAround(Instruction instruction, String indent) {
    var inside = instruction instanceof Apply(_, _, var on) && !on.isEmpty();
    if (inside && !boxed) {
      out.append(indent).append("#pragma braket verbatim\n").append(indent).append("box{\n");
      boxed = true;
    }
    if (!inside) {
      endBox(indent);
    }
  }

  private void endBox(String indent) {
    if (boxed) {
      out.append(indent).append("}\n");
      boxed = false;
    }
  }

  private void statement(Instruction instruction, String indent) {
    switch (instruction) {
      case Apply apply -> {
        gates.append(out, apply);
        operands(apply.qubits());
      }
      case Measure(var qubit, var bit, var keep) -> measure(qubit, bit, keep, indent);
      case Instruction.Reset(var qubit) -> {
        out.append("reset");
        operands(List.of(qubit));
      }
      case Instruction.Barrier(var on) -> {
        out.append("barrier");
        operands(on);
      }
      case Delay delay -> delay(delay);
      case Instruction.Noise noise ->
          new PragmaText(out, dialect, spelling, qubitNames).append(noise);
      case Prepare(var on, var amplitudes) -> prepare(on, amplitudes, indent);
      case Conditional conditional -> conditional(conditional, indent);
    }
  }

  private void operands(List<Integer> on) {
    for (var k = 0; k < on.size(); k++) {
      out.append(k == 0 ? " " : ", ").append(qubitNames[on.get(k)]);
    }
    out.append(";\n");
  }

  private void measure(int qubit, int bit, Keep keep, String indent) {
    if (keep != Keep.BOTH) {
      annotation().append(Annotations.KEEP).append(keep == Keep.ONE ? " 1\n" : " 0\n");
      out.append(indent);
    }
    out.append(conditions.bit(bit)).append(" = measure ").append(qubitNames[qubit]).append(";\n");
  }

  /// The begin of an annotation.
  private StringBuilder annotation() {
    return out.append(dialect == Dialect.STANDARD ? "@" : "// @");
  }

  private void delay(Delay delay) {
    out.append("delay[").append(duration(delay)).append(']');
    operands(delay.qubits());
  }

  /// Nanoseconds where they read back to the same double, else seconds.
  private static String duration(Delay delay) {
    var amount = delay.duration();
    return switch (delay.unit()) {
      case DT ->
          amount == Math.rint(amount) && amount < 1e15 ? (long) amount + "dt" : amount + "dt";
      case SECOND ->
          amount * 1e9 / 1e9 == amount && amount < 1e3 ? amount * 1e9 + "ns" : amount + "s";
    };
  }

  private void prepare(List<Integer> on, Amplitudes amplitudes, String indent) {
    if (dialect != Dialect.STANDARD) {
      throw new CircuitException(
          "the circuit prepares a state on qubits %s, and %s programs have gates only;"
                  .formatted(on, dialect)
              + " compile it first");
    }
    out.append('@').append(Annotations.PREPARE).append(' ');
    switch (amplitudes) {
      case Amplitudes.Slot(var name, _) -> out.append("slot ").append(name);
      case Amplitudes.Fixed fixed -> amplitudes(fixed);
    }
    out.append('\n').append(indent).append(Annotations.PREPARE_GATE);
    operands(on);
  }

  private void amplitudes(Amplitudes.Fixed fixed) {
    for (var k = 0; k < 1 << fixed.qubits(); k++) {
      out.append(k == 0 ? "" : " ").append(fixed.re(k)).append(' ').append(fixed.im(k));
    }
  }

  private void conditional(Conditional conditional, String indent) {
    out.append("if (").append(conditions.of(conditional.condition())).append(") {\n");
    body(conditional.then(), indent + "  ");
    out.append(indent).append('}');
    if (!conditional.otherwise().isEmpty()) {
      out.append(" else {\n");
      body(conditional.otherwise(), indent + "  ");
      out.append(indent).append('}');
    }
    out.append('\n');
  }
}
