package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Orders commuting gates so that as many as possible run at the same time.
///
/// List scheduling over the order that gates must keep: of the gates that may come next, the one
/// with the longest chain behind it goes first, as soon as its qubits are free. Branches stay as
/// they are.
record SpreadCommuting() implements Pass {
  @Override
  public String name() {
    return "spread commuting gates";
  }

  @Override
  public Circuit run(Circuit circuit) {
    var dag = RoutingDag.of(circuit, PairRuns.singles(circuit), true);
    return circuit.withInstructions(new Spreading(dag, circuit.qubits()).run());
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.values());
  }

  /// One run over a circuit.
  private static final class Spreading {
    private final RoutingDag dag;
    private final int[] open;
    private final int[] behind;
    private final int[] load;
    private final int[] free;
    private final List<Instruction> out = new ArrayList<>();
    private List<Integer> waiting = new ArrayList<>();

    private Spreading(RoutingDag dag, int qubits) {
      this.dag = dag;
      this.open = dag.predecessors();
      this.behind = new int[dag.size()];
      this.load = new int[qubits];
      this.free = new int[qubits];
      for (var k = dag.size() - 1; k >= 0; k--) {
        for (var next : dag.successors(k)) {
          behind[k] = Math.max(behind[k], behind[next]);
        }
        behind[k] += length(k);
        for (int q : instruction(k).qubits()) {
          load[q] += length(k);
        }
      }
    }

    private List<Instruction> run() {
      for (var k = 0; k < dag.size(); k++) {
        if (open[k] == 0) {
          waiting.add(k);
        }
      }
      for (var time = 0; !waiting.isEmpty(); time++) {
        layer(time);
      }
      return out;
    }

    /// Starts everything that can start at `time`, and at once what takes no time.
    private void layer(int time) {
      var changed = true;
      while (changed) {
        changed = false;
        waiting.sort(
            Comparator.<Integer>comparingInt(k -> -behind[k])
                .thenComparingInt(k -> -heaviest(k))
                .thenComparingInt(k -> k));
        var list = waiting;
        waiting = new ArrayList<>();
        for (int node : list) {
          if (isFree(node, time)) {
            start(node, time);
            changed |= length(node) == 0;
          } else {
            waiting.add(node);
          }
        }
      }
    }

    private boolean isFree(int node, int time) {
      return instruction(node).qubits().stream().allMatch(q -> free[q] <= time);
    }

    private void start(int node, int time) {
      out.add(instruction(node));
      for (int q : instruction(node).qubits()) {
        free[q] = time + length(node);
        load[q] -= length(node);
      }
      for (var next : dag.successors(node)) {
        if (--open[next] == 0) {
          waiting.add(next);
        }
      }
    }

    /// The most work left on one of a node's qubits.
    private int heaviest(int node) {
      return instruction(node).qubits().stream().mapToInt(q -> load[q]).max().orElse(0);
    }

    private int length(int node) {
      return dag.cost(node);
    }

    private Instruction instruction(int node) {
      return dag.node(node).getFirst();
    }
  }
}
