package io.diffraqt.examples.plugin;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A state-vector simulator of one page: gates, and measurement at the end.
public final class OnePagePlugin implements BackendPlugin {
  private static final int MOST_QUBITS = 12;

  @Override
  public String name() {
    return "onepage";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    return Backend.sampling(target(), (circuit, shots) -> counts(circuit, shots, context.random()));
  }

  private static Target target() {
    var limits = new Limits(1_000_000, 1_000, false, false, false);
    return Target.unrestricted("onepage", MOST_QUBITS).withLimits(limits);
  }

  private static Counts counts(Circuit circuit, int shots, RandomGenerator random) {
    var state = ComplexMatrix.fill(1 << circuit.qubits(), 1, (r, _) -> Complex.of(r == 0 ? 1 : 0));
    for (var instruction : circuit.instructions()) {
      state = after(instruction, state);
    }
    var end = state;
    var counts = Counts.tally(circuit.bits(), shots, () -> bits(circuit, drawn(end, random)));
    return Counts.of(circuit.registers(), counts.asMap());
  }

  private static ComplexMatrix after(Instruction instruction, ComplexMatrix state) {
    return switch (instruction) {
      case Instruction.Apply apply -> applied(apply, state);
      case Instruction.Measure _, Instruction.Barrier _, Instruction.Delay _ -> state;
      case Instruction.Reset _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Instruction.Conditional _ ->
          throw new UnsupportedCircuitException(
              "onepage", List.of("it has a " + instruction + ", and only gates run here"));
    };
  }

  /// Entry `r` of the new state is `Σ matrix(row of r, k) · state(r with operands set to k)`.
  private static ComplexMatrix applied(Instruction.Apply apply, ComplexMatrix state) {
    var angles = apply.angles().stream().mapToDouble(a -> a.value(_ -> Double.NaN)).toArray();
    var matrix = apply.gate().matrix(angles);
    return ComplexMatrix.fill(
        state.rows(),
        1,
        (r, _) -> {
          var sum = Complex.ZERO;
          for (var k = 0; k < matrix.columns(); k++) {
            var from = state.at(scattered(r, k, apply.qubits()), 0);
            sum = sum.plus(matrix.at(gathered(r, apply.qubits()), k).times(from));
          }
          return sum;
        });
  }

  private static int gathered(int index, List<Integer> qubits) {
    var small = 0;
    for (var k = 0; k < qubits.size(); k++) {
      small |= (index >> qubits.get(k) & 1) << k;
    }
    return small;
  }

  private static int scattered(int index, int small, List<Integer> qubits) {
    var changed = index;
    for (var k = 0; k < qubits.size(); k++) {
      changed = changed & ~(1 << qubits.get(k)) | (small >> k & 1) << qubits.get(k);
    }
    return changed;
  }

  private static int drawn(ComplexMatrix state, RandomGenerator random) {
    var left = random.nextDouble();
    for (var index = 0; index < state.rows(); index++) {
      left -= state.at(index, 0).squaredAbs();
      if (left < 0) {
        return index;
      }
    }
    return state.rows() - 1;
  }

  private static long bits(Circuit circuit, int index) {
    var bits = 0L;
    for (var instruction : circuit.instructions()) {
      if (instruction instanceof Instruction.Measure(var qubit, var bit, _)) {
        bits |= (long) (index >> qubit & 1) << bit;
      }
    }
    return bits;
  }
}
