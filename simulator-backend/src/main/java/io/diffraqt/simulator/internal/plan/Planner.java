package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes plans: places qubits, lowers instructions, attaches noise, and finds the measurements that
/// can wait.
public final class Planner {
  /// Largest register for which ladders become index maps; a map of 2^14 ints stays in cache.
  private static final int MAP_QUBITS = 14;

  private final Circuit circuit;
  private final NoiseModel noise;
  private final boolean projects;
  private final Aim.Form form;
  private final List<Integer> labels;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final Map<KrausChannel, Channel> channels = new HashMap<>();
  private final ErrorTracker errors;
  private final Steps steps;
  private final Angles.Builder angles;
  private final Lowering lowering;
  private final List<Terminal> terminals = new ArrayList<>();

  /// For each place 0 or 1 where the qubit is known to hold that value, else −1.
  private final int[] known;

  private int place;

  private Planner(Aim aim, NoiseModel noise, List<Integer> labels) {
    this.circuit = noise.timed(aim.circuit());
    this.noise = noise;
    this.projects = aim.kept() == Aim.Kept.PROJECTED;
    this.form = aim.form();
    this.labels = labels;
    labels.forEach(q -> places.put(q, places.size()));
    var draws = form.isPure() && !hasConditions(circuit);
    this.errors = new ErrorTracker(labels.size(), draws);
    this.steps = new Steps(labels.size(), form.isPure() ? MAP_QUBITS : 0, errors);
    this.angles = new Angles.Builder(circuit.columns());
    this.lowering = new Lowering(steps, angles);
    this.known = new int[labels.size()];
  }

  /// Where what runs depends on outcomes, so does where an error goes.
  private static boolean hasConditions(Circuit circuit) {
    return circuit.instructions().stream().anyMatch(i -> i instanceof Instruction.Conditional);
  }

  /// The plan of a circuit under a noise model.
  ///
  /// @throws UnsupportedCircuitException when a channel acts on a device qubit that the circuit
  ///   does not use
  public static Plan plan(Aim aim, NoiseModel noise) {
    return new Planner(aim, noise, aim.labels()).plan();
  }

  private Plan plan() {
    var deferred = new Deferral(noise, projects).in(circuit);
    for (place = 0; place < circuit.instructions().size(); place++) {
      top(circuit.instructions().get(place), deferred);
    }
    var all = steps.build();
    var swept =
        switch (form) {
          case PURE, SINGLE ->
              errors.isEmpty()
                  ? Sweeps.of(form, labels.size(), all)
                  : Sweeps.inLayers(form, labels.size(), all);
          case MIXED -> PauliSpans.of(labels.size(), all);
        };
    return new Plan(
        circuit, form, labels, all, swept, angles.build(), terminals, errors.build(swept));
  }

  private void top(Instruction instruction, BitSet deferred) {
    if (instruction instanceof Instruction.Measure(var qubit, var bit, _) && deferred.get(place)) {
      terminals.add(new Terminal(at(qubit), bit, readout(qubit)));
      noiseAfter(instruction);
    } else {
      lower(instruction);
    }
  }

  private void lower(Instruction instruction) {
    switch (instruction) {
      case Instruction.Barrier _ -> {}
      case Instruction.Apply(var gate, var a, var on) -> {
        forget(on);
        lowering.gate(gate, a, placesOf(on), Controls.NONE, place);
      }
      case Instruction.Measure measure -> measure(measure);
      case Instruction.Reset(var qubit) -> reset(at(qubit));
      case Instruction.Prepare prepare -> prepare(prepare);
      case Instruction.Delay _, Instruction.Noise _ -> {}
      case Instruction.Conditional conditional -> conditional(conditional);
    }
    if (!(instruction instanceof Instruction.Conditional)) {
      noiseAfter(instruction);
    }
  }

  private void measure(Instruction.Measure measure) {
    var qubit = at(measure.qubit());
    var keep = projects ? measure.keep() : Keep.BOTH;
    var readout = readout(measure.qubit());
    steps.other(new Step.Measure(qubit, measure.bit(), keep, readout, place), 1 << qubit);
    if (keep != Keep.BOTH && readout.equals(Terminal.PERFECT)) {
      known[qubit] = keep == Keep.ONE ? 1 : 0;
    }
  }

  private void reset(int qubit) {
    if (known[qubit] < 0) {
      steps.other(new Step.Reset(qubit, place), 1 << qubit);
    } else if (known[qubit] == 1) {
      lowering.gate(StandardGate.X, List.of(), new int[] {qubit}, Controls.NONE, place);
    }
    known[qubit] = 0;
  }

  private void prepare(Instruction.Prepare prepare) {
    var on = placesOf(prepare.qubits());
    for (var qubit : on) {
      reset(qubit);
    }
    steps.other(new Step.Load(offsets(on), source(prepare.amplitudes()), place), Steps.mask(on));
    forget(prepare.qubits());
  }

  private Step.Source source(Amplitudes amplitudes) {
    return switch (amplitudes) {
      case Amplitudes.Slot slot ->
          new Step.Source.Slot(slot.name(), circuit.columns().offset(slot).orElseThrow());
      case Amplitudes.Fixed fixed -> {
        var re = new double[1 << fixed.qubits()];
        var im = new double[re.length];
        Arrays.setAll(re, fixed::re);
        Arrays.setAll(im, fixed::im);
        yield new Step.Source.Fixed(re, im);
      }
    };
  }

  private static int[] offsets(int[] on) {
    var offsets = new int[1 << on.length];
    for (var k = 0; k < offsets.length; k++) {
      for (var q = 0; q < on.length; q++) {
        offsets[k] |= (k >> q & 1) << on[q];
      }
    }
    return offsets;
  }

  /// Branches run under one condition; what they know of qubits holds for no one else.
  private void conditional(Instruction.Conditional conditional) {
    var branch = steps.settleAll();
    forgetAll();
    steps.other(new Step.Jump(branch + 1), 0);
    conditional.then().forEach(this::lower);
    var jump = steps.settleAll();
    forgetAll();
    steps.other(new Step.Jump(jump + 1), 0);
    steps.patch(branch, new Step.Branch(conditional.condition(), jump + 1));
    conditional.otherwise().forEach(this::lower);
    steps.patch(jump, new Step.Jump(steps.settleAll()));
    forgetAll();
  }

  private void noiseAfter(Instruction instruction) {
    for (var placed : noise.channels(instruction)) {
      var on = placesOf(placed.qubits());
      forget(placed.qubits());
      var channel = channels.computeIfAbsent(placed.channel(), Channel::of);
      if (errors.takes(channel)) {
        errors.site(channel, on);
      } else {
        steps.other(new Step.Noise(channel, on, place), Steps.mask(on));
      }
    }
  }

  private ReadoutError readout(int qubit) {
    return noise.readout(qubit).orElse(Terminal.PERFECT);
  }

  private void forget(List<Integer> on) {
    on.forEach(q -> known[at(q)] = -1);
  }

  private void forgetAll() {
    Arrays.fill(known, -1);
  }

  private int[] placesOf(List<Integer> on) {
    return on.stream().mapToInt(this::at).toArray();
  }

  private int at(int qubit) {
    var found = places.get(qubit);
    if (found == null) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "the noise after instruction %d acts on device qubit %d, which the circuit does not use"
                  .formatted(place, qubit)));
    }
    return found;
  }
}
