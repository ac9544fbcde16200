package io.diffraqt.conformance;

import static io.diffraqt.circuit.StandardGate.X;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Walks a bound circuit depth first, once for each outcome of each measurement.
final class Tree {
  private final boolean projecting;
  private final List<Leaf> leaves = new ArrayList<>();

  /// The state at the end of one path, of norm its probability, and the bits.
  record Leaf(Amps state, long bits) {}

  private Tree(boolean projecting) {
    this.projecting = projecting;
  }

  /// Paths of all shots.
  static List<Leaf> ofAllShots(Circuit circuit) {
    return new Tree(false).leaves(circuit);
  }

  /// Paths that post-selection keeps.
  static List<Leaf> ofKept(Circuit circuit) {
    return new Tree(true).leaves(circuit);
  }

  private List<Leaf> leaves(Circuit circuit) {
    walk(circuit.instructions(), Amps.ground(circuit.qubits()), 0);
    return leaves;
  }

  private void walk(List<Instruction> steps, Amps start, long bits) {
    var state = start;
    for (var k = 0; k < steps.size(); k++) {
      var rest = steps.subList(k + 1, steps.size());
      switch (steps.get(k)) {
        case Instruction.Apply apply -> state = state.times(matrix(apply), apply.qubits());
        case Instruction.Noise(var channel, var on) -> {
          for (var operator : channel.kraus().operators()) {
            walk(rest, state.times(operator, on), bits);
          }
          return;
        }
        case Instruction.Barrier _, Instruction.Delay _ -> {}
        case Instruction.Measure measure -> {
          split(measure, rest, state, bits);
          return;
        }
        case Instruction.Reset(var qubit) -> {
          walk(rest, state.projected(qubit, 0), bits);
          walk(rest, state.projected(qubit, 1).times(X.matrix(), List.of(qubit)), bits);
          return;
        }
        case Instruction.Prepare(var on, var amplitudes) -> {
          var load = new Instruction.Apply(loading(amplitudes), List.of(), on);
          var resets = on.stream().map(Instruction.Reset::new);
          walk(
              joined(Stream.<Instruction>concat(resets, Stream.of(load)).toList(), rest),
              state,
              bits);
          return;
        }
        case Instruction.Conditional(var condition, var then, var otherwise) -> {
          var seen = bits;
          var branch = condition.holds(bit -> (int) (seen >> bit & 1)) ? then : otherwise;
          walk(joined(branch, rest), state, bits);
          return;
        }
      }
    }
    if (state.norm() > 0) {
      leaves.add(new Leaf(state, bits));
    }
  }

  private void split(Instruction.Measure measure, List<Instruction> rest, Amps state, long bits) {
    var cleared = bits & ~(1L << measure.bit());
    for (var value = 0; value < 2; value++) {
      var branch = state.projected(measure.qubit(), value);
      if (branch.norm() > 0 && (!projecting || accepts(measure.keep(), value))) {
        walk(rest, branch, cleared | (long) value << measure.bit());
      }
    }
  }

  private static boolean accepts(Keep keep, int value) {
    return switch (keep) {
      case BOTH -> true;
      case ZERO -> value == 0;
      case ONE -> value == 1;
    };
  }

  static ComplexMatrix matrix(Instruction.Apply apply) {
    return apply.gate().matrix(radians(apply));
  }

  static double[] radians(Instruction.Apply apply) {
    return apply.angles().stream().mapToDouble(a -> a.value(_ -> Double.NaN)).toArray();
  }

  /// A unitary whose first column holds the amplitudes: Householder's reflection of the first basis
  /// vector, times a phase.
  private static Gate loading(Amplitudes amplitudes) {
    var fixed = (Amplitudes.Fixed) amplitudes;
    var size = 1 << fixed.qubits();
    var first = new Complex(fixed.re(0), fixed.im(0));
    var phase = first.abs() == 0 ? Complex.ONE : Complex.cis(first.arg());
    var v = new Complex[size];
    for (var k = 0; k < size; k++) {
      var turned = new Complex(fixed.re(k), fixed.im(k)).times(phase.conjugate());
      v[k] = k == 0 ? turned.plus(Complex.of(-1)) : turned;
    }
    var norm = Arrays.stream(v).mapToDouble(Complex::squaredAbs).sum();
    var reflection =
        ComplexMatrix.fill(
            size,
            size,
            (r, c) -> {
              var one = Complex.of(r == c ? 1 : 0);
              return norm < 1e-30
                  ? one.times(phase)
                  : one.plus(v[r].times(v[c].conjugate()).times(-2 / norm)).times(phase);
            });
    return new UnitaryGate("load", reflection);
  }

  private static List<Instruction> joined(List<Instruction> first, List<Instruction> rest) {
    var all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }
}
