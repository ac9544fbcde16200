package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What must hold before a circuit can be compiled, and the sentences for what does not.
///
/// @param target the device
/// @param couplers its usable ones
record Requirements(Target target, LazyGraph couplers) {
  /// @throws UnsupportedCircuitException naming everything that is missing
  void check(Circuit circuit, Options options) {
    var layout = options.layout();
    var missing = new ArrayList<String>();
    checkSize(circuit, missing);
    checkLayout(circuit, layout, missing);
    if (!options.extras().schedule().isEmpty() && target.calibration().isEmpty()) {
      missing.add(
          "a schedule needs the times of gates, and %s gives none".formatted(target.name()));
    }
    if (missing.isEmpty()) {
      checkParts(circuit, layout, missing);
    }
    refuse(missing);
  }

  private DeviceGraph graph() {
    return couplers.graph();
  }

  /// The way to one-qubit gates.
  ///
  /// @throws UnsupportedCircuitException when the gates cannot make every rotation
  OneQubitBasis basis() {
    return OneQubitBasis.of(target.gates())
        .orElseThrow(() ->
            refusal(
                "its gates %s make no general one-qubit gate; one of u, r, or rz (or p) with"
                    + " sx, rx, ry or h, or rx with ry, is needed"));
  }

  /// The gate to entangle with.
  ///
  /// @throws UnsupportedCircuitException when there is none
  Entangler entangler() {
    return Entangler.of(target.gates())
        .orElseThrow(() ->
            refusal("its gates %s entangle nothing; one of " + Entangler.known() + " is needed"));
  }

  /// Refuses circuits on device qubits whose pairs are not joined.
  ///
  /// @param subject what acts on them, in the message
  void checkPairs(Circuit circuit, String subject) {
    var missing = new ArrayList<String>();
    circuit
        .flattened()
        .filter(i -> i instanceof Apply apply && apply.qubits().size() == 2)
        .map(Instruction::qubits)
        .filter(on -> on.stream().anyMatch(q -> q >= target.qubits()) || !joined(on))
        .distinct()
        .forEach(on ->
            missing.add(
                "%s acts on the pair %s, which %s does not".formatted(subject, on, target.name())
                    + " join; write it on program qubits to have it routed"));
    refuse(missing);
  }

  private boolean joined(List<Integer> on) {
    return target.coupling().everywhere() || graph().joins(on.get(0), on.get(1));
  }

  private void checkSize(Circuit circuit, List<String> missing) {
    if (circuit.qubits() > target.qubits()) {
      missing.add(
          "the circuit has %d qubits, and %s has %d"
              .formatted(circuit.qubits(), target.name(), target.qubits()));
    }
  }

  private void checkLayout(Circuit circuit, List<Integer> layout, List<String> missing) {
    if (layout.isEmpty()) {
      return;
    }
    if (circuit.isPhysical()) {
      missing.add("a layout is given, and the circuit names device qubits already");
    }
    if (layout.size() != circuit.qubits()) {
      missing.add(
          "the layout %s has %d places, and the circuit has %d qubits"
              .formatted(layout, layout.size(), circuit.qubits()));
    }
    var seen = new HashSet<Integer>();
    for (int place : layout) {
      if (place < 0 || place >= target.qubits()) {
        missing.add(
            "the layout names qubit %d, and %s has %d (0 to %d)"
                .formatted(place, target.name(), target.qubits(), target.qubits() - 1));
      } else if (DeviceGraph.isDead(target, place)) {
        missing.add("the layout names qubit %d, which is out of use".formatted(place));
      } else if (isDead(place)) {
        missing.add(
            "the layout names qubit %d, whose couplers are all out of use".formatted(place));
      }
      if (!seen.add(place)) {
        missing.add("the layout names qubit %d twice".formatted(place));
      }
    }
  }

  /// Whether a qubit has couplers and none works.
  private boolean isDead(int qubit) {
    return !target.coupling().everywhere()
        && graph().neighbours(qubit).length == 0
        && !target.coupling().neighbours(qubit).isEmpty();
  }

  private void checkParts(Circuit circuit, List<Integer> layout, List<String> missing) {
    if (circuit.isPhysical() || target.coupling().everywhere()) {
      return;
    }
    var used = circuit.usedQubits();
    if (!entangles(circuit)) {
      checkWorking(used.size(), missing);
      return;
    }
    if (layout.isEmpty() && used.size() > graph().largestPart().size()) {
      missing.add(
          "the circuit uses %d qubits, and the largest part of %s that is joined has %d"
              .formatted(used.size(), target.name(), graph().largestPart().size()));
    }
    if (!layout.isEmpty()
        && used.stream()
            .anyMatch(q ->
                graph().distance(layout.get(used.getFirst()), layout.get(q))
                    >= DeviceGraph.APART)) {
      missing.add(
          "the layout %s lies on parts of %s that no coupler joins"
              .formatted(layout, target.name()));
    }
  }

  private void checkWorking(int used, List<String> missing) {
    var working =
        IntStream.range(0, target.qubits()).filter(q -> !DeviceGraph.isDead(target, q)).count();
    if (used > working) {
      missing.add(
          "the circuit uses %d qubits, and of the %d of %s only %d are in use"
              .formatted(used, target.qubits(), target.name(), working));
    }
  }

  private static boolean entangles(Circuit circuit) {
    return circuit.flattened().anyMatch(i -> i instanceof Apply apply && apply.qubits().size() > 1)
        || circuit
            .flattened()
            .anyMatch(i -> i instanceof Instruction.Prepare p && p.qubits().size() > 1);
  }

  private UnsupportedCircuitException refusal(String sentence) {
    var names = target.gates().gates().stream().map(g -> g.gateName()).sorted().toList();
    var limits =
        target.gates().limits().entrySet().stream()
            .map(e -> e.getKey().gateName() + " by angles " + e.getValue())
            .sorted()
            .collect(Collectors.joining("; "));
    return new UnsupportedCircuitException(
        target.name(),
        List.of(sentence.formatted(names) + (limits.isEmpty() ? "" : " (" + limits + ")")));
  }

  private void refuse(List<String> missing) {
    if (!missing.isEmpty()) {
      throw new UnsupportedCircuitException(target.name(), missing);
    }
  }
}
