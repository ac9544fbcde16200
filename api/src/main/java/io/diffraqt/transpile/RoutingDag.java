package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The pieces of a circuit with the order that they must keep.
///
/// Pieces that share a qubit or bit keep their order, except, on request, those that commute
/// because all their gates have the same [Axis] on every qubit that they share. Immutable after it
/// is built.
final class RoutingDag {
  /// Commuting groups are cut at this size, which bounds the number of edges.
  private static final int MOST_IN_GROUP = 48;

  private final List<List<Instruction>> nodes;
  private final int[] first;
  private final int[] second;
  private final int[] cost;
  private final int[][] successors;
  private final int[] predecessors;

  private RoutingDag(List<List<Instruction>> nodes, int[][] successors) {
    this.nodes = nodes;
    this.first = nodes.stream().mapToInt(n -> pair(n.getLast()).getFirst()).toArray();
    this.second = nodes.stream().mapToInt(n -> pair(n.getLast()).getLast()).toArray();
    this.cost = new int[nodes.size()];
    Arrays.setAll(cost, k -> first[k] < 0 ? 0 : cost(nodes.get(k)));
    this.successors = successors;
    this.predecessors = new int[nodes.size()];
    for (var row : successors) {
      for (var next : row) {
        predecessors[next]++;
      }
    }
  }

  /// Any unitary on a pair takes three gates.
  private static int cost(List<Instruction> node) {
    var sum = 0;
    for (var instruction : node) {
      sum += instruction.qubits().size() < 2 ? 0 : GateCost.of(instruction);
    }
    return Math.min(3, sum);
  }

  /// The order of pieces.
  ///
  /// @param circuit that they are pieces of
  /// @param nodes all of it, in an order in which it can be run
  /// @param commuting whether gates may pass others with which they commute
  static RoutingDag of(Circuit circuit, List<List<Instruction>> nodes, boolean commuting) {
    var following = new IntList[nodes.size()];
    Arrays.setAll(following, _ -> new IntList());
    var wires = new Wire[circuit.qubits() + circuit.bits()];
    Arrays.setAll(wires, w -> new Wire());
    for (var k = 0; k < nodes.size(); k++) {
      var node = nodes.get(k);
      // The last instruction of a piece acts on all of its qubits.
      for (int q : node.getLast().qubits()) {
        wires[q].add(k, commuting ? axis(node, q) : Axis.NONE, following);
      }
      for (int bit : node.getLast().bits()) {
        wires[circuit.qubits() + bit].add(k, Axis.NONE, following);
      }
    }
    var successors = new int[nodes.size()][];
    Arrays.setAll(successors, k -> following[k].distinct());
    return new RoutingDag(nodes, successors);
  }

  /// The axis that all of a piece has on a qubit.
  private static Axis axis(List<Instruction> node, int qubit) {
    var common = Axis.of(node.getLast(), qubit);
    for (var instruction : node) {
      if (instruction.qubits().contains(qubit) && Axis.of(instruction, qubit) != common) {
        return Axis.NONE;
      }
    }
    return common;
  }

  int size() {
    return nodes.size();
  }

  /// The instructions of a piece, in order.
  List<Instruction> node(int index) {
    return nodes.get(index);
  }

  /// How many two-qubit gates a piece takes alone; 0 where it needs no joined qubits.
  int cost(int node) {
    return cost[node];
  }

  /// Operand 0 of a node that needs two joined qubits; −1 for others.
  int first(int node) {
    return first[node];
  }

  /// Operand 1 of a node that needs two joined qubits; −1 for others.
  int second(int node) {
    return second[node];
  }

  boolean isPair(int node) {
    return first[node] >= 0;
  }

  int[] successors(int node) {
    return successors[node];
  }

  /// The number of direct predecessors of each node.
  int[] predecessors() {
    return predecessors.clone();
  }

  /// The same with every order turned round.
  RoutingDag reversed() {
    var before = new int[nodes.size()][];
    Arrays.setAll(before, k -> new int[predecessors[k]]);
    var filled = new int[nodes.size()];
    for (var k = 0; k < nodes.size(); k++) {
      for (var next : successors[k]) {
        before[next][filled[next]++] = k;
      }
    }
    return new RoutingDag(nodes, before);
  }

  /// The pair that must be joined, or twice −1. A branch that uses one pair is like a gate on it.
  private static List<Integer> pair(Instruction node) {
    return switch (node) {
      case Apply apply when apply.qubits().size() == 2 -> apply.qubits();
      case Conditional branch when branch.qubits().size() == 2 && entangles(branch) ->
          branch.qubits();
      case Apply _,
          Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Conditional _ ->
          List.of(-1, -1);
    };
  }

  private static boolean entangles(Conditional branch) {
    return Stream.concat(branch.then().stream(), branch.otherwise().stream())
        .anyMatch(i ->
            i instanceof Apply apply && apply.qubits().size() == 2
                || i instanceof Conditional inner && entangles(inner));
  }

  /// The last two groups of commuting nodes on one qubit or bit.
  private static final class Wire {
    private IntList before = new IntList();
    private IntList group = new IntList();
    private Axis axis = Axis.NONE;

    private void add(int node, Axis on, IntList[] following) {
      if (on == Axis.NONE || on != axis || group.size() >= MOST_IN_GROUP) {
        before = group;
        group = new IntList();
        axis = on;
      }
      for (var k = 0; k < before.size(); k++) {
        following[before.at(k)].add(node);
      }
      group.add(node);
    }
  }
}
