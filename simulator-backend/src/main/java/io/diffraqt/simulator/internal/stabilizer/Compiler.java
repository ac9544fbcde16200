package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Deferral;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Compiles circuits of Clifford gates under random Paulis.
public final class Compiler {
  private static final ReadoutError PERFECT = ReadoutError.symmetric(0);

  private final Circuit circuit;
  private final NoiseModel noise;
  private final List<Integer> labels;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final Map<Acting, Optional<Word>> words = new HashMap<>();
  private final Map<KrausChannel, Optional<Integer>> channels = new HashMap<>();
  private final Script.Builder script = new Script.Builder();
  private final BitSet waiting;
  private int place;
  private String reason = "";

  /// What a word is found for.
  private record Acting(Gate gate, List<Angle> angles) {}

  /// A script, or why there is none.
  public sealed interface Compiled {
    /// It can run.
    record Ready(Script script) implements Compiled {}

    /// It cannot.
    ///
    /// @param reason the first thing that is no Clifford gate and no random Pauli
    record Refused(String reason) implements Compiled {}
  }

  private Compiler(Aim aim, NoiseModel noise) {
    this.circuit = noise.timed(aim.circuit());
    this.noise = noise;
    this.labels = aim.labels();
    labels.forEach(q -> places.put(q, places.size()));
    this.waiting = new Deferral(noise, aim.kept() == Aim.Kept.PROJECTED).in(circuit);
  }

  /// The script of a circuit whose angles are all bound; stops at the first thing that has none.
  public static Compiled compiled(Aim aim, NoiseModel noise) {
    return new Compiler(aim, noise).compiled();
  }

  private Compiled compiled() {
    for (place = 0; place < circuit.instructions().size() && reason.isEmpty(); place++) {
      add(circuit.instructions().get(place), waiting.get(place));
    }
    return reason.isEmpty()
        ? new Compiled.Ready(script.build(labels, circuit.registers()))
        : new Compiled.Refused(reason);
  }

  private void add(Instruction instruction, boolean waits) {
    switch (instruction) {
      case Instruction.Barrier _, Instruction.Delay _, Instruction.Noise _ -> {}
      case Instruction.Apply apply -> gate(apply);
      case Instruction.Measure(var qubit, var bit, var keep) -> {
        var readout = noise.readout(qubit).orElse(PERFECT);
        script.measure(at(qubit), new Script.Measurement(bit, keep, readout, waits, place));
      }
      case Instruction.Reset(var qubit) -> script.line(Op.RESET, at(qubit), 0);
      case Instruction.Prepare prepare ->
          refuse("instruction %d prepares a state on qubits %s".formatted(place, prepare.qubits()));
      case Instruction.Conditional conditional -> conditional(conditional);
    }
    if (!(instruction instanceof Instruction.Conditional)) {
      noiseAfter(instruction);
    }
  }

  private void conditional(Instruction.Conditional conditional) {
    var branch = script.branch(conditional.condition());
    conditional.then().forEach(i -> add(i, false));
    var jump = script.jump();
    script.here(branch);
    conditional.otherwise().forEach(i -> add(i, false));
    script.here(jump);
  }

  private void gate(Instruction.Apply apply) {
    if (apply.gate() == StandardGate.GPHASE) {
      return;
    }
    var acting = new Acting(apply.gate(), apply.angles());
    var word = words.computeIfAbsent(acting, Compiler::word);
    if (word.isEmpty()) {
      refuse(
          "%s at instruction %d on qubits %s is no Clifford gate on one or two qubits"
              .formatted(name(apply), place, apply.qubits()));
      return;
    }
    var on = apply.qubits();
    var first = at(on.getFirst());
    var second = at(on.getLast());
    for (var step : word.get().steps()) {
      var a = step.a() == 0 ? first : second;
      var b = step.b() == 0 ? first : second;
      script.line(Op.valueOf(step.primitive().name()), a, b);
    }
    for (var k = 0; k < on.size(); k++) {
      pauli(word.get().x() >> k & 1, Op.X, at(on.get(k)));
      pauli(word.get().z() >> k & 1, Op.Z, at(on.get(k)));
    }
  }

  private void pauli(int acts, Op op, int qubit) {
    if (acts == 1) {
      script.line(op, qubit, 0);
    }
  }

  private static Optional<Word> word(Acting acting) {
    if (acting.gate().qubits() > 2) {
      return Optional.empty();
    }
    var angles = acting.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray();
    return PauliAction.of(acting.gate().matrix(angles)).map(Words::of);
  }

  private static String name(Instruction.Apply apply) {
    if (apply.angles().isEmpty()) {
      return apply.gate().gateName();
    }
    var angles =
        apply.angles().stream()
            .map(a -> String.format(Locale.ROOT, "%.6g", a.value(p -> Double.NaN)));
    return "%s(%s)".formatted(apply.gate().gateName(), String.join(", ", angles.toList()));
  }

  private void noiseAfter(Instruction instruction) {
    for (var placed : noise.channels(instruction)) {
      var channel = channels.computeIfAbsent(placed.channel(), this::channel);
      if (channel.isEmpty()) {
        refuse(
            ("the noise after instruction %d on qubits %s is no mixture of Paulis on one or two"
                    + " qubits (damping and relaxation are none)")
                .formatted(place, placed.qubits()));
      } else if (script.errs(channel.get())) {
        script.noise(
            new Script.Noise(
                channel.get(), at(placed.qubits().getFirst()), at(placed.qubits().getLast())));
      }
    }
  }

  private Optional<Integer> channel(KrausChannel channel) {
    return PauliChannel.of(channel).map(script::channel);
  }

  private void refuse(String why) {
    reason = reason.isEmpty() ? why : reason;
  }

  private int at(int qubit) {
    var found = places.get(qubit);
    if (found == null) {
      refuse(
          "the noise after instruction %d acts on device qubit %d, which the circuit does not use"
              .formatted(place, qubit));
      return 0;
    }
    return found;
  }
}
