package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Prepare;
import io.diffraqt.circuit.Instruction.Reset;
import io.diffraqt.circuit.Parameter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Replaces prepared states by gates.
///
/// Qubits that something used before are reset first. Amplitudes that are bound later become
/// parameters of a fixed circuit; [#rebound] computes their values. Not thread-safe while it runs.
final class StatePreparation {
  private final Circuit source;
  private final BitSet used = new BitSet();
  private final Map<Amplitudes.Slot, SlotTemplate> templates = new LinkedHashMap<>();
  private final Circuit circuit;

  private StatePreparation(Circuit source, boolean keep) {
    this.source = source;
    if (keep || source.count(Prepare.class::isInstance) == 0) {
      this.circuit = source;
      return;
    }
    var columns = source.columns();
    for (var slot : columns.slots()) {
      templates.put(slot, SlotTemplate.of(slot, prefix(slot)));
    }
    this.circuit = declared(all(source.instructions(), false));
  }

  /// The circuit without prepared states, or as it is where the target loads states directly.
  static StatePreparation of(Circuit source, boolean keep) {
    return new StatePreparation(source, keep);
  }

  /// The same program by gates.
  Circuit circuit() {
    return circuit;
  }

  /// Bindings for [#circuit] from bindings for the source, row by row.
  ///
  /// @throws io.diffraqt.error.CircuitException when a name is unbound or a state has norm zero
  Bindings rebound(Bindings bindings) {
    var arranged = bindings.arrangedFor(source.columns());
    if (templates.isEmpty()) {
      return arranged;
    }
    var columns = Columns.of(circuit.parameters(), List.of());
    var plain = source.parameters().size();
    var values = new double[arranged.rows() * columns.width()];
    for (var row = 0; row < arranged.rows(); row++) {
      var at = row * columns.width();
      arranged.copyRow(row, 0, values, at, plain);
      at += plain;
      for (var template : templates.values()) {
        var computed = template.values(arranged, row);
        System.arraycopy(computed, 0, values, at, computed.length);
        at += computed.length;
      }
    }
    return Bindings.of(columns, arranged.rows(), values);
  }

  /// The slot's name, made longer until no parameter starts with it.
  private String prefix(Amplitudes.Slot slot) {
    var prefix = slot.name();
    while (isTaken(prefix)) {
      prefix += "_";
    }
    return prefix;
  }

  private boolean isTaken(String prefix) {
    return source.parameters().stream().anyMatch(p -> p.name().startsWith(prefix + "_"))
        || templates.values().stream()
            .flatMap(t -> t.parameters().stream())
            .anyMatch(p -> p.name().startsWith(prefix + "_"));
  }

  /// Parameters of the source first, then those of each template, so that columns are known.
  private Circuit declared(List<Instruction> instructions) {
    var builder =
        source.isPhysical()
            ? Circuit.onDeviceQubits(source.qubits())
            : Circuit.onQubits(source.qubits());
    source.registers().forEach(r -> builder.register(r.name(), r.size()));
    source.parameters().forEach(builder::parameter);
    for (var template : templates.values()) {
      for (Parameter parameter : template.parameters()) {
        builder.parameter(parameter);
      }
    }
    return builder.addAll(instructions).build();
  }

  private List<Instruction> all(List<Instruction> instructions, boolean inBranch) {
    var out = new ArrayList<Instruction>();
    for (var instruction : instructions) {
      if (instruction instanceof Prepare prepare) {
        prepare(prepare, inBranch, out);
      } else if (instruction instanceof Conditional(var condition, var then, var otherwise)) {
        out.add(new Conditional(condition, all(then, true), all(otherwise, true)));
      } else {
        out.add(instruction);
      }
      markUsed(instruction);
    }
    return out;
  }

  private void prepare(Prepare prepare, boolean inBranch, List<Instruction> out) {
    prepare.qubits().stream()
        .filter(q -> inBranch || used.get(q))
        .forEach(q -> out.add(new Reset(q)));
    switch (prepare.amplitudes()) {
      case Amplitudes.Fixed state -> out.addAll(FixedState.gates(state, prepare.qubits()));
      case Amplitudes.Slot slot -> out.addAll(template(slot).gates(prepare.qubits()));
    }
  }

  /// Every slot of the circuit has its template from the start.
  private SlotTemplate template(Amplitudes.Slot slot) {
    return Objects.requireNonNull(templates.get(slot));
  }

  private void markUsed(Instruction instruction) {
    if (!(instruction instanceof Instruction.Barrier)) {
      instruction.qubits().forEach(used::set);
    }
  }
}
