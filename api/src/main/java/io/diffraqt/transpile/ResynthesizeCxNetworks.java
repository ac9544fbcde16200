package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.transpile.CxElimination.Cx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Writes networks of `cx` on three or more qubits anew where that takes a third fewer of them and
/// no more pairs of qubits.
///
/// A network is all that no other gate stands between, up to gates with which `cx` commutes. A `cx`
/// from each of `n` qubits to all later ones becomes a chain of `n − 1`. Smaller gains are left,
/// since networks of few gates cost more exchanges afterwards than they save as often as not.
record ResynthesizeCxNetworks() implements Pass {
  private static final double MOST_LEFT = 2.0 / 3;

  @Override
  public String name() {
    return "resynthesize cx networks";
  }

  @Override
  public Circuit run(Circuit circuit) {
    var dag = RoutingDag.of(circuit, PairRuns.singles(circuit), true);
    var layers = layers(dag, circuit.instructions());
    var out = new ArrayList<Instruction>();
    for (var layer : layers.entrySet()) {
      out.addAll(layer.getKey() % 2 == 0 ? rewritten(layer.getValue()) : layer.getValue());
    }
    return out.size() < circuit.instructions().size() ? circuit.withInstructions(out) : circuit;
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.SMALL_GATES);
  }

  /// Each instruction as early as the others allow; `cx` in even layers, the rest in odd ones.
  private static TreeMap<Integer, List<Instruction>> layers(
      RoutingDag dag, List<Instruction> instructions) {
    var layer = new int[dag.size()];
    var layers = new TreeMap<Integer, List<Instruction>>();
    for (var k = 0; k < layer.length; k++) {
      var instruction = instructions.get(k);
      layer[k] += (layer[k] % 2 == 0) == isCx(instruction) ? 0 : 1;
      layers.computeIfAbsent(layer[k], _ -> new ArrayList<>()).add(instruction);
      for (var next : dag.successors(k)) {
        layer[next] = Math.max(layer[next], layer[k]);
      }
    }
    return layers;
  }

  private static boolean isCx(Instruction instruction) {
    return instruction instanceof Apply apply && apply.gate() == StandardGate.CX;
  }

  /// One layer, each of its joined parts on its own.
  private static List<Instruction> rewritten(List<Instruction> layer) {
    return parts(layer).stream().flatMap(part -> shortest(part).stream()).toList();
  }

  private static List<Instruction> shortest(List<Instruction> part) {
    var qubits = part.stream().flatMap(i -> i.qubits().stream()).distinct().sorted().toList();
    var size = qubits.size();
    // No network that joins all of them takes fewer than a tree.
    if (part.size() < size || size < 3 || size > CxElimination.MOST_QUBITS) {
      return part;
    }
    var network =
        part.stream()
            .map(Instruction::qubits)
            .map(on -> new Cx(qubits.indexOf(on.get(0)), qubits.indexOf(on.get(1))))
            .toList();
    var other = CxElimination.of(network, size);
    return other.size() < MOST_LEFT * network.size() && pairs(other) <= pairs(network)
        ? other.stream().map(cx -> apply(cx, qubits)).toList()
        : part;
  }

  private static Instruction apply(Cx cx, List<Integer> qubits) {
    var on = List.of(qubits.get(cx.control()), qubits.get(cx.target()));
    return new Apply(StandardGate.CX, List.of(), on);
  }

  private static long pairs(List<Cx> network) {
    return network.stream().map(cx -> Set.of(cx.control(), cx.target())).distinct().count();
  }

  /// The instructions that share qubits, directly or through others.
  private static List<List<Instruction>> parts(List<Instruction> layer) {
    var qubits = layer.stream().flatMapToInt(i -> i.qubits().stream().mapToInt(q -> q)).max();
    var first = IntStream.rangeClosed(0, qubits.orElse(0)).toArray();
    for (var instruction : layer) {
      var a = root(first, instruction.qubits().get(0));
      var b = root(first, instruction.qubits().get(1));
      first[Math.max(a, b)] = Math.min(a, b);
    }
    var parts = new TreeMap<Integer, List<Instruction>>();
    for (var instruction : layer) {
      var part = root(first, instruction.qubits().getFirst());
      parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(instruction);
    }
    return List.copyOf(parts.values());
  }

  private static int root(int[] first, int qubit) {
    var at = qubit;
    while (first[at] != at) {
      at = first[at];
    }
    return at;
  }
}
