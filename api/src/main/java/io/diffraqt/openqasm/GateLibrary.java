package io.diffraqt.openqasm;

import static java.lang.Math.PI;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.StandardGate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The gates that need no definition: OpenQASM's own, the gate table, and what the libraries add.
///
/// `U(θ, φ, λ)`, `u2` and `u3` have a real first matrix entry, as in Qiskit and Braket; the
/// language's own `U` differs by the factor `e^{iθ/2}`.
final class GateLibrary {
  private static final Map<String, Meaning> TABLE = table();
  private static final Map<String, Meaning> STDGATES = stdgates();
  private static final Map<String, Meaning> QELIB1 = qelib1();
  private static final Map<String, Meaning> BRAKET = braket();

  private final Map<String, Meaning> known = new HashMap<>(TABLE);

  /// Knows the gate table, `U` and `CX`, and Braket's gates until a library is included.
  GateLibrary() {
    known.putAll(BRAKET);
  }

  /// Adds `stdgates.inc` or `qelib1.inc` in place of Braket's names.
  ///
  /// @return false when there is no such library
  boolean include(String file) {
    var added =
        switch (file) {
          case "stdgates.inc" -> STDGATES;
          case "qelib1.inc" -> QELIB1;
          default -> Map.<String, Meaning>of();
        };
    if (added.isEmpty()) {
      return false;
    }
    known.keySet().removeIf(name -> BRAKET.containsKey(name) && !TABLE.containsKey(name));
    known.putAll(added);
    return true;
  }

  /// What a name stands for.
  Optional<Meaning> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /// What a name stands for, or null.
  @Nullable Meaning known(String name) {
    return known.get(name);
  }

  /// The name that a gate of another library has here, if there is one.
  Optional<String> nameElsewhere(String name) {
    var meaning = BRAKET.getOrDefault(name, QELIB1.get(name));
    return meaning instanceof Meaning.Row(var gate)
        ? Optional.of(gate.gateName())
        : Optional.empty();
  }

  private static Map<String, Meaning> table() {
    var names = new HashMap<String, Meaning>();
    for (var gate : StandardGate.values()) {
      names.put(gate.gateName(), new Meaning.Row(gate));
    }
    names.put("U", new Meaning.Row(StandardGate.U));
    names.put("CX", new Meaning.Row(StandardGate.CX));
    return Map.copyOf(names);
  }

  private static Map<String, Meaning> stdgates() {
    var names = new HashMap<String, Meaning>();
    names.put("phase", new Meaning.Row(StandardGate.P));
    names.put("cphase", new Meaning.Row(StandardGate.CP));
    names.put("u1", new Meaning.Row(StandardGate.P));
    names.put("u2", composed(2, 1, (c, a) -> c.u(Angle.of(PI / 2), a[0], a[1], 0)));
    names.put("u3", new Meaning.Row(StandardGate.U));
    return Map.copyOf(names);
  }

  private static Map<String, Meaning> qelib1() {
    var names = new HashMap<>(stdgates());
    names.put("u0", composed(1, 1, (c, a) -> c.id(0)));
    names.put("cu1", new Meaning.Row(StandardGate.CP));
    names.put("cu3", composed(3, 2, (c, a) -> add(c, StandardGate.CU, a, Angle.zero())));
    names.put("c3x", controlled(StandardGate.X, true, true, true));
    names.put("c4x", controlled(StandardGate.X, true, true, true, true));
    names.put("c3sqrtx", controlled(StandardGate.SX, true, true, true));
    names.put("rccx", composed(0, 3, (c, a) -> relativeToffoli(c)));
    names.put("rc3x", composed(0, 4, (c, a) -> relativeTripleToffoli(c)));
    return Map.copyOf(names);
  }

  private static void add(Circuit.Builder builder, StandardGate gate, Angle[] a, Angle last) {
    builder.apply(gate, List.of(a[0], a[1], a[2], last), List.of(0, 1));
  }

  private static void relativeToffoli(Circuit.Builder c) {
    c.h(2).t(2).cx(1, 2).tdg(2).cx(0, 2).t(2).cx(1, 2).tdg(2).h(2);
  }

  private static void relativeTripleToffoli(Circuit.Builder c) {
    c.h(3).t(3).cx(2, 3).tdg(3).h(3);
    c.cx(0, 3).t(3).cx(1, 3).tdg(3).cx(0, 3).t(3).cx(1, 3).tdg(3);
    c.h(3).t(3).cx(2, 3).tdg(3).h(3);
  }

  private static Map<String, Meaning> braket() {
    var names = new HashMap<String, Meaning>();
    for (var entry : Vocabulary.BRAKET_NAMES.entrySet()) {
      names.put(entry.getValue(), new Meaning.Row(entry.getKey()));
    }
    names.put("gpi", composed(1, 1, (c, a) -> r(c.gphase(PI / 2), Angle.of(PI), a[0])));
    names.put("gpi2", composed(1, 1, (c, a) -> r(c, Angle.of(PI / 2), a[0])));
    names.put("xy", composed(1, 2, (c, a) -> xy(c, a[0])));
    names.put("pswap", composed(1, 2, (c, a) -> pswap(c, a[0])));
    names.put("ms", composed(3, 2, GateLibrary::ms));
    names.put("cphaseshift00", phaseAt(false, false, 0, 1));
    names.put("cphaseshift01", phaseAt(false, true, 0, 1));
    names.put("cphaseshift10", phaseAt(false, true, 1, 0));
    return Map.copyOf(names);
  }

  private static void r(Circuit.Builder c, Angle theta, Angle phi) {
    c.apply(StandardGate.R, List.of(theta, phi), List.of(0));
  }

  private static void xy(Circuit.Builder c, Angle angle) {
    c.rxx(angle.times(-0.5), 0, 1).ryy(angle.times(-0.5), 0, 1);
  }

  private static void pswap(Circuit.Builder c, Angle angle) {
    c.gphase(angle.times(0.5)).rzz(angle, 0, 1).swap(0, 1);
  }

  private static void ms(Circuit.Builder c, Angle[] a) {
    c.rz(a[0].negated(), 0).rz(a[1].negated(), 1).rxx(a[2], 0, 1).rz(a[0], 0).rz(a[1], 1);
  }

  private static Meaning phaseAt(boolean first, boolean second, int... on) {
    var gate = ControlledGate.of(StandardGate.GPHASE, List.of(first, second));
    return composed(1, 2, (c, a) -> c.apply(gate, List.of(a), List.of(on[0], on[1])));
  }

  private static Meaning controlled(Gate base, Boolean... controls) {
    var gate = ControlledGate.of(base, List.of(controls));
    var operands = IntStream.range(0, gate.qubits()).boxed().toList();
    return composed(0, gate.qubits(), (c, a) -> c.apply(gate, List.of(), operands));
  }

  private static Meaning composed(
      int angles, int operands, BiConsumer<Circuit.Builder, Angle[]> steps) {
    return new Meaning.Composed(angles, operands, steps);
  }
}
