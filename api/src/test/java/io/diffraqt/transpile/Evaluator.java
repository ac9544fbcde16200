package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Measure;
import io.diffraqt.circuit.Instruction.Prepare;
import io.diffraqt.circuit.Instruction.Reset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs bound circuits on a few qubits branch by branch, for comparison; simple and exact.
final class Evaluator {
  private static final double IMPOSSIBLE = 1e-12;

  private final List<Integer> qubits;
  private List<Branch> branches;

  /// An unnormalised state and the bits measured on the way to it.
  record Branch(Amps state, BigInteger bits) {}

  private Evaluator(List<Integer> qubits) {
    this.qubits = qubits;
    this.branches = List.of(new Branch(Amps.zero(qubits.size()), BigInteger.ZERO));
  }

  /// The final states by measured bits; `qubits.get(k)` is bit `k` of an index.
  static Map<BigInteger, List<Amps>> run(Circuit circuit, List<Integer> qubits) {
    var evaluator = new Evaluator(qubits);
    circuit.instructions().forEach(evaluator::step);
    var byBits = new TreeMap<BigInteger, List<Amps>>();
    for (var branch : evaluator.branches) {
      byBits.computeIfAbsent(branch.bits, _ -> new ArrayList<>()).add(branch.state);
    }
    return byBits;
  }

  private void step(Instruction instruction) {
    branches = after(branches, instruction);
  }

  private List<Branch> after(List<Branch> all, Instruction instruction) {
    return all.stream().flatMap(b -> after(b, instruction).stream()).toList();
  }

  private List<Branch> after(Branch branch, Instruction instruction) {
    return switch (instruction) {
      case Apply apply -> List.of(new Branch(applied(branch.state, apply), branch.bits));
      case Measure(var qubit, var bit, _) ->
          kept(
              new Branch(branch.state.projected(at(qubit), 0, false), branch.bits.clearBit(bit)),
              new Branch(branch.state.projected(at(qubit), 1, false), branch.bits.setBit(bit)));
      case Reset(var qubit) ->
          kept(
              new Branch(branch.state.projected(at(qubit), 0, true), branch.bits),
              new Branch(branch.state.projected(at(qubit), 1, true), branch.bits));
      case Instruction.Conditional(var condition, var then, var otherwise) -> {
        var list = List.of(branch);
        for (var inner : condition.holds(k -> branch.bits.testBit(k) ? 1 : 0) ? then : otherwise) {
          list = after(list, inner);
        }
        yield list;
      }
      case Prepare(var on, Amplitudes.Fixed state) -> {
        var list = List.of(branch);
        for (var q : on) {
          list = after(list, new Reset(q));
        }
        var places = on.stream().mapToInt(this::at).toArray();
        yield list.stream().map(b -> new Branch(b.state.prepared(places, state), b.bits)).toList();
      }
      case Prepare _ -> throw new IllegalArgumentException("unbound state");
      case Instruction.Noise(var channel, var on) -> {
        var places = on.stream().mapToInt(this::at).toArray();
        yield channel.kraus().operators().stream()
            .map(k -> new Branch(branch.state.times(k, places), branch.bits))
            .toList();
      }
      case Instruction.Barrier _, Instruction.Delay _ -> List.of(branch);
    };
  }

  private static List<Branch> kept(Branch zero, Branch one) {
    return List.of(zero, one).stream().filter(b -> b.state.norm() > IMPOSSIBLE).toList();
  }

  private Amps applied(Amps state, Apply apply) {
    var angles = apply.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray();
    return state.times(
        apply.gate().matrix(angles), apply.qubits().stream().mapToInt(this::at).toArray());
  }

  private int at(int qubit) {
    return qubits.indexOf(qubit);
  }
}
