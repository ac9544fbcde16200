package io.diffraqt.openqasm;

import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes gates: their names in a dialect, and the definitions that these names need.
final class GateText {
  private final Dialect dialect;
  private final Spelling spelling;
  private final Map<StandardGate, String> names;
  private final Map<UnitaryGate, String> unitaries = new LinkedHashMap<>();
  private boolean negatedPhase;

  GateText(Dialect dialect, Spelling spelling) {
    this.dialect = dialect;
    this.spelling = spelling;
    this.names = dialect.gateNames();
  }

  /// Appends the definitions that the instructions need, simple ones first.
  void appendDefinitions(StringBuilder out, List<Instruction> instructions) {
    var defined = new TreeSet<StandardGate>();
    instructions.forEach(i -> collect(i, defined));
    for (var gate : defined) {
      out.append(dialect.definition(gate)).append('\n');
    }
    if (negatedPhase) {
      out.append("gate negphase(p0) a { x a; phaseshift(p0) a; x a; }\n");
    }
    for (var unitary : unitaries.entrySet()) {
      UnitaryText.appendDefinition(out, unitary.getValue(), unitary.getKey().matrix());
    }
  }

  private void collect(Instruction instruction, Set<StandardGate> defined) {
    switch (instruction) {
      case Apply(var gate, _, _) -> collect(gate, defined);
      case Instruction.Conditional(_, var then, var otherwise) -> {
        then.forEach(i -> collect(i, defined));
        otherwise.forEach(i -> collect(i, defined));
      }
      case Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _ -> {}
    }
  }

  private void collect(Gate gate, Set<StandardGate> defined) {
    switch (gate) {
      case StandardGate standard -> {
        if (!dialect.definition(standard).isEmpty()) {
          defined.add(standard);
        }
      }
      case ControlledGate(var base, var controls) -> {
        negatedPhase |= isPhaseOnLastControl(base) && !controls.getLast();
        collect(base, defined);
      }
      case UnitaryGate unitary ->
          unitaries.computeIfAbsent(unitary, u -> "unitary_" + unitaries.size());
    }
  }

  private boolean isPhaseOnLastControl(Gate base) {
    return dialect == Dialect.BRAKET && base == StandardGate.GPHASE;
  }

  /// Appends a gate's modifiers, name and angles.
  void append(StringBuilder out, Apply apply) {
    var name =
        switch (apply.gate()) {
          case StandardGate gate -> names.get(gate);
          case UnitaryGate unitary -> unitaries.get(unitary);
          case ControlledGate(var base, var controls) when isPhaseOnLastControl(base) -> {
            appendControls(out, controls.subList(0, controls.size() - 1));
            yield controls.getLast() ? "phaseshift" : GateNames.NEGATED_PHASE;
          }
          case ControlledGate(var base, var controls) -> {
            appendControls(out, controls);
            yield base instanceof StandardGate gate ? names.get(gate) : unitaries.get(base);
          }
        };
    out.append(name);
    var angles = apply.angles();
    for (var k = 0; k < angles.size(); k++) {
      out.append(k == 0 ? "(" : ", ");
      Numbers.append(out, angles.get(k), spelling);
    }
    if (!angles.isEmpty()) {
      out.append(')');
    }
  }

  private static void appendControls(StringBuilder out, List<Boolean> controls) {
    var start = 0;
    for (var k = 1; k <= controls.size(); k++) {
      if (k == controls.size() || !controls.get(k).equals(controls.get(start))) {
        out.append(controls.get(start) ? "ctrl" : "negctrl");
        if (k - start > 1) {
          out.append('(').append(k - start).append(')');
        }
        out.append(" @ ");
        start = k;
      }
    }
  }
}
