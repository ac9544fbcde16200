package io.diffraqt.examples.cli;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.Instruction.Reset;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Programs with all that IBM's devices run: every gate, states, parameters, branches, waiting, and
/// a few circuits of known kinds.
final class DevicePrograms {
  private DevicePrograms() {}

  /// By name; those that do not fit on the device left out.
  static Map<String, Circuit> on(int qubits) {
    var all = new LinkedHashMap<String, Circuit>();
    for (var gate : StandardGate.values()) {
      all.put(gate.gateName(), alone(gate));
    }
    all.put("controls", controls());
    all.put("state", Circuit.onQubits(3).prepare(w(), 0, 1, 2).measureAll().build());
    all.put("slot", slot());
    all.put("symbols", symbols());
    all.put("feedback", feedback());
    all.put("fourier 5", fourier(5));
    all.put("chain 5", chain(5));
    all.put("fourier 12", fourier(12));
    all.put("ring 40", ring(40));
    all.put("chain 100", chain(100));
    all.values().removeIf(c -> c.qubits() > qubits);
    return all;
  }

  private static Circuit alone(StandardGate gate) {
    var qubits = Math.max(1, gate.qubits());
    var builder = Circuit.onQubits(qubits);
    IntStream.range(0, qubits).forEach(q -> builder.ry(.4 + q, q));
    var angles = IntStream.range(0, gate.angleCount()).mapToObj(k -> Angle.of(.3 + k)).toList();
    var on = IntStream.range(0, gate.qubits()).map(k -> gate.qubits() - 1 - k).boxed().toList();
    return builder.apply(gate, angles, on).measureAll().build();
  }

  private static Circuit controls() {
    var gate = ControlledGate.of(StandardGate.RY, List.of(true, false, true));
    return Circuit.onQubits(4)
        .h(0)
        .h(2)
        .apply(gate, List.of(Angle.of(.7)), List.of(0, 1, 2, 3))
        .measureAll()
        .build();
  }

  private static Amplitudes w() {
    var re = new double[8];
    re[1] = 1;
    re[2] = 1;
    re[4] = 1;
    return Amplitudes.of(re, new double[8]);
  }

  private static Circuit slot() {
    var slot = new Amplitudes.Slot("psi", 2);
    return Circuit.onQubits(2).prepare(slot, 0, 1).measureAll().build();
  }

  private static Circuit symbols() {
    var a = Parameter.of("a").angle();
    var b = Parameter.of("θ").angle();
    return Circuit.onQubits(4)
        .rx(a, 0)
        .ry(b.plus(.2), 1)
        .rzz(a.times(2), 0, 3)
        .cp(b, 1, 2)
        .rxx(a.plus(-.5), 2, 0)
        .u(a, b, Angle.of(.1), 3)
        .measureAll()
        .build();
  }

  private static Circuit feedback() {
    return Circuit.onQubits(4)
        .register("early", 1)
        .register("late", 2)
        .h(0)
        .cx(0, 2)
        .measure(0, 0)
        .add(new Delay(1e-6, DelayUnit.SECOND, List.of(1)))
        .add(new Delay(160, DelayUnit.DT, List.of(2)))
        .when(new Condition.Bit(0), new Apply(StandardGate.X, List.of(), List.of(2)), new Reset(0))
        .barrier(0, 1, 2)
        .reset(3)
        .cx(2, 3)
        .measure(2, 1)
        .measure(3, 2)
        .build();
  }

  private static Circuit fourier(int n) {
    var builder = Circuit.onQubits(n);
    for (var k = n - 1; k >= 0; k--) {
      builder.h(k);
      for (var j = k - 1; j >= 0; j--) {
        builder.cp(Math.PI / (1 << (k - j)), j, k);
      }
    }
    IntStream.range(0, n / 2).forEach(k -> builder.swap(k, n - 1 - k));
    return builder.measureAll().build();
  }

  static Circuit chain(int n) {
    var builder = Circuit.onQubits(n).h(0);
    IntStream.range(1, n).forEach(q -> builder.cx(q - 1, q));
    return builder.measureAll().build();
  }

  private static Circuit ring(int n) {
    var builder = Circuit.onQubits(n);
    IntStream.range(0, n).forEach(builder::h);
    IntStream.range(0, n).forEach(q -> builder.rzz(.4, q, (q + 1) % n));
    IntStream.range(0, n).forEach(q -> builder.rx(.3, q));
    return builder.measureAll().build();
  }
}
