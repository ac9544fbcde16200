package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import java.util.Set;

/// Multiply-adds per amplitude that a circuit needs when as much of it is merged as is easy to see.
///
/// A run of gates on one qubit is one matrix: 8, or 4 when it is a single gate, since those have
/// real, imaginary or diagonal matrices. Neighbouring diagonal gates on several qubits are one pass
/// over phases: 4. Permutations are free, for they only move amplitudes. Any other gate on `k`
/// qubits takes `4·2^k`.
final class Arithmetic {
  private static final int MATRIX = 8;
  private static final int SIMPLE = 4;
  private static final Set<String> PERMUTATIONS = Set.of("cx", "swap", "ccx", "cswap");
  private static final Set<String> DIAGONAL = Set.of("cz", "cp", "crz", "rzz", "ccz");

  private final int[] run;
  private long sum;
  private long runs;
  private boolean inPhases;

  private Arithmetic(int qubits) {
    this.run = new int[qubits];
  }

  private static Arithmetic counted(Circuit circuit) {
    var count = new Arithmetic(circuit.qubits());
    circuit.flattened().forEach(count::add);
    for (var q = 0; q < circuit.qubits(); q++) {
      count.end(q);
    }
    return count;
  }

  /// Multiply-adds for each amplitude of a pure state.
  static long perAmplitude(Circuit circuit) {
    return counted(circuit).sum;
  }

  /// Multiply-adds for each of the `4^n` real Pauli coefficients of a density matrix, where noise
  /// follows every gate: a merged run with its noise is a 4×4 matrix whose first row costs nothing,
  /// 3; each gate on several qubits permutes coefficients and shrinks them, 1.
  static long perCoefficient(Circuit circuit) {
    return 3L * counted(circuit).runs + circuit.multiQubitGates();
  }

  private void add(Instruction instruction) {
    if (!(instruction instanceof Apply(var gate, _, var qubits))) {
      return;
    }
    if (qubits.size() == 1) {
      inPhases = false;
      run[qubits.getFirst()]++;
      return;
    }
    qubits.forEach(this::end);
    var name = gate.gateName();
    if (DIAGONAL.contains(name)) {
      sum += inPhases ? 0 : SIMPLE;
    } else if (!PERMUTATIONS.contains(name)) {
      sum += 4L << qubits.size();
    }
    inPhases = DIAGONAL.contains(name);
  }

  private void end(int qubit) {
    sum += run[qubit] == 0 ? 0 : run[qubit] == 1 ? SIMPLE : MATRIX;
    runs += Math.min(run[qubit], 1);
    run[qubit] = 0;
  }
}
