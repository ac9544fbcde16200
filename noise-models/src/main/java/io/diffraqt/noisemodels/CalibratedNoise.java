package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.noisemodels.Reading.Idle;
import io.diffraqt.target.Calibration;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.transpile.Schedule;
import io.diffraqt.transpile.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Noise of a device from its calibration. Immutable and thread-safe; channels are built when first
/// asked for.
///
/// - After a gate with figures: depolarising on all its operands, then relaxation of each for the
///   length of the gate. The depolarising strength is such that both together have the average gate
///   fidelity which the device reports; none where relaxation alone is worse.
/// - After a reset: relaxation for its length. In a delay: relaxation for the delay.
/// - A measurement errs in its outcome only.
/// - A gate without figures, such as one that the device does not have, has no noise here: a
///   program is held to the gates of a device by its `Target`.
/// - A gate of error 1 is out of use, see [DeviceRecord#target]. Where it is run all the same, it
///   destroys the state of its operands.
/// - T2 beyond 2·T1 is cut to that; unknown times do not relax.
/// - With [Idle#RELAXES], [#timed] adds delays where qubits wait for others while every instruction
///   runs as late as possible, so that a qubit leaves state 0, in which it waits without harm,
///   late.
///
/// Source: the rules of Qiskit Aer's device noise, which [Profile#AER] reproduces in full.
public final class CalibratedNoise implements NoiseModel {
  private final Calibration calibration;
  private final Idle idle;
  private final String description;
  private final Waits waits;
  private final Map<GateOn, List<Placed>> placed = new ConcurrentHashMap<>();

  private CalibratedNoise(Calibration calibration, Idle idle, String description) {
    this.calibration = calibration;
    this.idle = idle;
    this.description = description;
    this.waits = waits(calibration);
  }

  /// The noise of a device.
  public static CalibratedNoise of(DeviceRecord device, Reading reading) {
    var description =
        "%s, calibration of %s, %s"
            .formatted(device.name(), date(device.takenAt()), describe(reading));
    return new CalibratedNoise(device.calibration(reading.profile()), reading.idle(), description);
  }

  /// The noise of a device whose plugin has read its calibration.
  public static CalibratedNoise of(Calibration calibration, Idle idle) {
    var reading = Reading.defaults().withIdle(idle);
    return new CalibratedNoise(
        calibration,
        idle,
        "%s, calibration of %s, %s"
            .formatted(calibration.source(), date(calibration.takenAt()), describe(reading)));
  }

  @Override
  public List<Placed> after(Instruction instruction) {
    return switch (instruction) {
      case Apply(StandardGate gate, _, var operands) -> afterGate(new GateOn(gate, operands));
      case Instruction.Reset(var qubit) -> waits.of(qubit, resetSeconds(qubit)).stream().toList();
      case Instruction.Delay delay -> waits.during(delay);
      case Apply _,
          Instruction.Measure _,
          Instruction.Barrier _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Instruction.Conditional _ ->
          List.of();
    };
  }

  @Override
  public Circuit timed(Circuit circuit) {
    return switch (idle) {
      case FREE -> circuit;
      case RELAXES ->
          circuit.withInstructions(
              Timetable.of(circuit, calibration, Schedule.AS_LATE).withDelays());
    };
  }

  @Override
  public Optional<ReadoutError> readout(int qubit) {
    return qubit < calibration.qubits().size()
        ? Readout.everywhere(calibration.qubits().get(qubit).readout()).error(qubit)
        : Optional.empty();
  }

  @Override
  public String description() {
    return description;
  }

  private List<Placed> afterGate(GateOn gate) {
    return placed.computeIfAbsent(
        gate,
        key ->
            calibration
                .gate(key.gate(), key.qubits())
                .map(figures -> place(figures, key.qubits()))
                .orElse(List.of()));
  }

  private List<Placed> place(GateFigures figures, List<Integer> operands) {
    var relaxations =
        operands.stream().flatMap(q -> waits.of(q, figures.seconds()).stream()).toList();
    var all = new ArrayList<Placed>();
    depolarizing(figures.error(), operands.size(), relaxations)
        .ifPresent(noise -> all.add(new Placed(noise.channel(), operands)));
    all.addAll(relaxations);
    return List.copyOf(all);
  }

  /// What has to be added to relaxation for the average gate error `error`.
  private static Optional<Depolarizing> depolarizing(
      double error, int qubits, List<Placed> relaxations) {
    var d = 1 << qubits;
    var fidelity = fidelity(relaxations, d);
    var missing = Math.min(error, d / (d + 1.0)) - (1 - fidelity);
    if (missing <= 0) {
      return Optional.empty();
    }
    var mixing = d * missing / (d * fidelity - 1);
    return Optional.of(new Depolarizing(Math.min(mixing, Depolarizing.mostMixing(qubits)), qubits));
  }

  /// Average gate fidelity of one-qubit channels side by side: their process fidelities multiply.
  private static double fidelity(List<Placed> channels, int d) {
    var process =
        channels.stream()
            .mapToDouble(channel -> (3 * channel.channel().averageFidelity() - 1) / 2)
            .reduce(1, (one, other) -> one * other);
    return (d * process + 1) / (d + 1);
  }

  private double resetSeconds(int qubit) {
    var qubits = calibration.qubits();
    return qubit < qubits.size() ? qubits.get(qubit).resetSeconds() : 0;
  }

  private static Waits waits(Calibration calibration) {
    var times = new HashMap<Integer, Waits.Times>();
    for (var figures : calibration.qubits()) {
      times.put(times.size(), new Waits.Times(figures.t1Seconds(), figures.t2Seconds()));
    }
    return new Waits(times, Optional.empty(), calibration.sampleSeconds());
  }

  private static String describe(Reading reading) {
    return "profile %s, waiting qubits %s"
        .formatted(
            reading.profile().text(),
            reading.idle() == Idle.RELAXES ? "relax" : "keep their state");
  }

  private static String date(Instant takenAt) {
    return takenAt.equals(Instant.EPOCH) ? "unknown date" : takenAt.toString();
  }
}
