package io.diffraqt.transpile;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import java.util.ArrayList;
import java.util.List;

/// Joins the pairs inside a branch: a qubit is brought next to its partner for the one gate and
/// back again, so that the places after the branch do not depend on the condition.
final class BranchRoutes {
  private BranchRoutes() {}

  static Conditional joined(Conditional branch, DeviceGraph graph) {
    return new Conditional(
        branch.condition(), all(branch.then(), graph), all(branch.otherwise(), graph));
  }

  private static List<Instruction> all(List<Instruction> instructions, DeviceGraph graph) {
    var out = new ArrayList<Instruction>();
    for (var instruction : instructions) {
      switch (instruction) {
        case Apply apply when apply.qubits().size() == 2 -> add(apply, graph, out);
        case Conditional inner -> out.add(joined(inner, graph));
        case Apply _,
            Instruction.Measure _,
            Instruction.Reset _,
            Instruction.Barrier _,
            Instruction.Delay _,
            Instruction.Noise _,
            Instruction.Prepare _ ->
            out.add(instruction);
      }
    }
    return out;
  }

  private static void add(Apply apply, DeviceGraph graph, List<Instruction> out) {
    var swaps = new ArrayList<Apply>();
    int from = apply.qubits().get(0);
    int to = apply.qubits().get(1);
    while (!graph.joins(from, to)) {
      var next = graph.towards(from, to);
      swaps.add(Routed.swap(from, next));
      from = next;
    }
    out.addAll(swaps);
    out.add(new Apply(apply.gate(), apply.angles(), List.of(from, to)));
    out.addAll(swaps.reversed());
  }
}
