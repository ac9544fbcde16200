package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The instructions of a circuit with the order that they must keep.
///
/// Instructions that share a qubit or bit keep their order, except, on request, gates that commute
/// because they have the same [Axis] on every qubit that they share. Immutable after it is built.
final class RoutingDag {
  /// Commuting groups are cut at this size, which bounds the number of edges.
  private static final int MOST_IN_GROUP = 48;

  private final List<Instruction> nodes;
  private final int[] first;
  private final int[] second;
  private final int[][] successors;
  private final int[] predecessors;

  private RoutingDag(List<Instruction> nodes, List<List<Integer>> following) {
    this.nodes = nodes;
    this.first = nodes.stream().mapToInt(i -> pair(i).getFirst()).toArray();
    this.second = nodes.stream().mapToInt(i -> pair(i).getLast()).toArray();
    this.successors = new int[nodes.size()][];
    this.predecessors = new int[nodes.size()];
    for (var k = 0; k < nodes.size(); k++) {
      successors[k] = following.get(k).stream().mapToInt(n -> n).distinct().toArray();
      for (var next : successors[k]) {
        predecessors[next]++;
      }
    }
  }

  /// The order of a circuit.
  ///
  /// @param commuting whether gates may pass others with which they commute
  static RoutingDag of(Circuit circuit, boolean commuting) {
    var nodes = circuit.instructions();
    var following = new ArrayList<List<Integer>>();
    nodes.forEach(n -> following.add(new ArrayList<>()));
    var wires = new Wire[circuit.qubits() + circuit.bits()];
    Arrays.setAll(wires, w -> new Wire());
    for (var k = 0; k < nodes.size(); k++) {
      var node = nodes.get(k);
      for (int q : node.qubits()) {
        wires[q].add(k, commuting ? Axis.of(node, q) : Axis.NONE, following);
      }
      for (int bit : bits(node).distinct().toArray()) {
        wires[circuit.qubits() + bit].add(k, Axis.NONE, following);
      }
    }
    return new RoutingDag(nodes, following);
  }

  int size() {
    return nodes.size();
  }

  Instruction node(int index) {
    return nodes.get(index);
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
    var following = new ArrayList<List<Integer>>();
    nodes.forEach(n -> following.add(new ArrayList<>()));
    for (var k = 0; k < nodes.size(); k++) {
      for (var next : successors[k]) {
        following.get(next).add(k);
      }
    }
    return new RoutingDag(nodes, following);
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

  private static IntStream bits(Instruction node) {
    return switch (node) {
      case Measure measure -> IntStream.of(measure.bit());
      case Conditional(var condition, var then, var otherwise) ->
          IntStream.concat(
              condition.bitsRead().stream().mapToInt(b -> b),
              Stream.concat(then.stream(), otherwise.stream()).flatMapToInt(RoutingDag::bits));
      case Apply _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Prepare _ ->
          IntStream.empty();
    };
  }

  /// The last two groups of commuting nodes on one qubit or bit.
  private static final class Wire {
    private List<Integer> before = List.of();
    private List<Integer> group = new ArrayList<>();
    private Axis axis = Axis.NONE;

    private void add(int node, Axis on, List<List<Integer>> following) {
      if (on == Axis.NONE || on != axis || group.size() >= MOST_IN_GROUP) {
        before = group;
        group = new ArrayList<>();
        axis = on;
      }
      before.forEach(earlier -> following.get(earlier).add(node));
      group.add(node);
    }
  }
}
