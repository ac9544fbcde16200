package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.linalg.Complex;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs bound circuits on a few qubits branch by branch, for comparison; slow and simple.
final class Evaluator {
  private final List<Integer> qubits;
  private List<Branch> branches;

  /// An unnormalised state and the bits measured on the way to it.
  record Branch(Complex[] state, BigInteger bits) {}

  private Evaluator(List<Integer> qubits) {
    this.qubits = qubits;
    var zero = filled(1 << qubits.size());
    zero[0] = Complex.ONE;
    this.branches = List.of(new Branch(zero, BigInteger.ZERO));
  }

  /// The final states by measured bits; `qubits.get(k)` is bit `k` of an index.
  static Map<BigInteger, List<Complex[]>> run(Circuit circuit, List<Integer> qubits) {
    var evaluator = new Evaluator(qubits);
    circuit.instructions().forEach(evaluator::step);
    var byBits = new TreeMap<BigInteger, List<Complex[]>>();
    for (var branch : evaluator.branches) {
      byBits.computeIfAbsent(branch.bits, _ -> new ArrayList<>()).add(branch.state);
    }
    return byBits;
  }

  private void step(Instruction instruction) {
    branches = branches.stream().flatMap(b -> after(b, instruction).stream()).toList();
  }

  private List<Branch> after(Branch branch, Instruction instruction) {
    return switch (instruction) {
      case Apply apply -> List.of(new Branch(applied(branch.state, apply), branch.bits));
      case Instruction.Measure(var qubit, var bit, _) ->
          kept(
              new Branch(projected(branch.state, qubit, 0, false), branch.bits.clearBit(bit)),
              new Branch(projected(branch.state, qubit, 1, false), branch.bits.setBit(bit)));
      case Instruction.Reset(var qubit) ->
          kept(
              new Branch(projected(branch.state, qubit, 0, true), branch.bits),
              new Branch(projected(branch.state, qubit, 1, true), branch.bits));
      case Instruction.Conditional(var condition, var then, var otherwise) -> {
        var list = List.of(branch);
        var holds = condition.holds(k -> branch.bits.testBit(k) ? 1 : 0);
        for (var inner : holds ? then : otherwise) {
          list = list.stream().flatMap(b -> after(b, inner).stream()).toList();
        }
        yield list;
      }
      case Instruction.Prepare(var on, Amplitudes.Fixed state) -> {
        var list = List.of(branch);
        for (var q : on) {
          list = list.stream().flatMap(b -> after(b, new Instruction.Reset(q)).stream()).toList();
        }
        yield list.stream().map(b -> new Branch(prepared(b.state, on, state), b.bits)).toList();
      }
      case Instruction.Prepare _ -> throw new IllegalArgumentException("unbound state");
      case Instruction.Barrier _, Instruction.Delay _ -> List.of(branch);
    };
  }

  private static List<Branch> kept(Branch zero, Branch one) {
    return List.of(zero, one).stream().filter(b -> norm(b.state) > 1e-12).toList();
  }

  static double norm(Complex[] state) {
    var sum = 0.0;
    for (var amplitude : state) {
      sum += amplitude.squaredAbs();
    }
    return sum;
  }

  private Complex[] applied(Complex[] state, Apply apply) {
    var angles = apply.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray();
    var matrix = apply.gate().matrix(angles);
    var bits = apply.qubits().stream().mapToInt(qubits::indexOf).toArray();
    var out = filled(state.length);
    for (var index = 0; index < state.length; index++) {
      var column = 0;
      for (var k = 0; k < bits.length; k++) {
        column |= (index >> bits[k] & 1) << k;
      }
      for (var row = 0; row < matrix.rows(); row++) {
        var to = index;
        for (var k = 0; k < bits.length; k++) {
          to = to & ~(1 << bits[k]) | (row >> k & 1) << bits[k];
        }
        out[to] = out[to].plus(matrix.at(row, column).times(state[index]));
      }
    }
    return out;
  }

  private Complex[] projected(Complex[] state, int qubit, int value, boolean toZero) {
    var bit = 1 << qubits.indexOf(qubit);
    var out = filled(state.length);
    for (var index = 0; index < state.length; index++) {
      if ((index & bit) == (value == 1 ? bit : 0)) {
        out[toZero ? index & ~bit : index] = state[index];
      }
    }
    return out;
  }

  private Complex[] prepared(Complex[] state, List<Integer> on, Amplitudes.Fixed made) {
    var out = filled(state.length);
    for (var index = 0; index < state.length; index++) {
      for (var k = 0; k < 1 << on.size(); k++) {
        var to = index;
        for (var q = 0; q < on.size(); q++) {
          to |= (k >> q & 1) << qubits.indexOf(on.get(q));
        }
        out[to] = out[to].plus(state[index].times(new Complex(made.re(k), made.im(k))));
      }
    }
    return out;
  }

  private static Complex[] filled(int length) {
    var out = new Complex[length];
    java.util.Arrays.fill(out, Complex.ZERO);
    return out;
  }
}
