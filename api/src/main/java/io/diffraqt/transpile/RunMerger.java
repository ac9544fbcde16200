package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import java.util.ArrayList;
import java.util.List;

/// One walk over a list of instructions, with an open run for each qubit. Not thread-safe.
final class RunMerger {
  private final OneQubitBasis basis;
  private final Run[] runs;
  private final List<Instruction> out = new ArrayList<>();
  private Angle phase = Angle.zero();

  /// Gates that wait, and their product.
  private static final class Run {
    private final List<Apply> gates = new ArrayList<>();
    private EulerChain chain = new EulerChain();
    private boolean carries;

    private boolean isEmpty() {
      return gates.isEmpty() && !carries;
    }

    private void clear() {
      gates.clear();
      chain = new EulerChain();
      carries = false;
    }

    private void carry(Angle frame) {
      clear();
      if (!EulerChain.isZero(frame)) {
        chain.addZ(frame);
        carries = true;
      }
    }
  }

  RunMerger(OneQubitBasis basis, int qubits) {
    this.basis = basis;
    this.runs = new Run[qubits];
    for (var q = 0; q < qubits; q++) {
      runs[q] = new Run();
    }
  }

  List<Instruction> rewrite(List<Instruction> instructions) {
    instructions.forEach(this::step);
    for (var q = 0; q < runs.length; q++) {
      flush(q);
    }
    addPhase();
    return out;
  }

  private void step(Instruction instruction) {
    switch (instruction) {
      case Apply apply when apply.qubits().isEmpty() -> phase = phase.plus(GlobalPhase.of(apply));
      case Apply apply when isOneQubitRow(apply) -> join(apply);
      case Apply apply -> {
        apply.qubits().forEach(q -> flushBefore(apply, q));
        out.add(apply);
      }
      case Instruction.Measure measure -> {
        // A rotation about Z before a measurement changes no outcome and no state after it.
        flushWithoutTrailing(measure.qubit());
        runs[measure.qubit()].clear();
        out.add(measure);
      }
      case Instruction.Reset reset -> {
        runs[reset.qubit()].clear();
        out.add(reset);
      }
      case Instruction.Prepare prepare -> {
        prepare.qubits().forEach(q -> runs[q].clear());
        out.add(prepare);
      }
      case Conditional(var condition, var then, var otherwise) -> {
        instruction.qubits().forEach(this::flush);
        out.add(new Conditional(condition, inner(then), inner(otherwise)));
      }
      case Instruction.Barrier _, Instruction.Delay _, Instruction.Noise _ -> {
        instruction.qubits().forEach(this::flush);
        out.add(instruction);
      }
    }
  }

  /// Controlled phases on one qubit wait until they are taken apart.
  private static boolean isOneQubitRow(Apply apply) {
    return apply.qubits().size() == 1 && !(apply.gate() instanceof ControlledGate);
  }

  private List<Instruction> inner(List<Instruction> branch) {
    return new RunMerger(basis, runs.length).rewrite(branch);
  }

  private void join(Apply apply) {
    var run = runs[apply.qubits().getFirst()];
    run.gates.add(apply);
    run.chain.add(apply);
  }

  private void flushBefore(Apply apply, int qubit) {
    if (Axis.isDiagonal(apply, qubit)) {
      flushWithoutTrailing(qubit);
    } else {
      flush(qubit);
    }
  }

  private void flushWithoutTrailing(int qubit) {
    var run = runs[qubit];
    if (run.isEmpty()) {
      return;
    }
    var trailing = basis.trailing(run.chain);
    append(run, basis.emitWithoutTrailing(run.chain, qubit), EulerChain.isZero(trailing));
    if (!run.isEmpty()) {
      run.carry(trailing);
    }
  }

  private void flush(int qubit) {
    var run = runs[qubit];
    if (!run.isEmpty()) {
      append(run, basis.emit(run.chain, qubit), true);
      run.clear();
    }
  }

  /// Keeps the gates as they were where they are native and no more than the new ones.
  private void append(Run run, Emission emission, boolean whole) {
    if (whole && !run.carries && isNative(run) && run.gates.size() <= emission.gates().size()) {
      out.addAll(run.gates);
      run.clear();
      return;
    }
    out.addAll(emission.gates());
    phase = phase.plus(emission.phase());
  }

  private boolean isNative(Run run) {
    return run.gates.stream().allMatch(basis.gates()::runs);
  }

  private void addPhase() {
    GlobalPhase.instruction(phase).ifPresent(out::add);
    phase = Angle.zero();
  }
}
