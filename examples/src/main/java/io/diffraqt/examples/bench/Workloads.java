package io.diffraqt.examples.bench;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import io.diffraqt.examples.bench.Workload.PeerTask;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.openqasm.OpenQasm3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes the work of each case, with the least time that the machine needs for it.
final class Workloads implements AutoCloseable {
  private static final int DEPTH = 10;
  private static final int BATCH = 10_000;
  private static final int BATCH_DEPTH = 6;

  private static final int NOISY_DEPTH = 5;
  private static final int TRAJECTORIES = 200;
  private static final int SHOTS = 1_000_000;
  private static final int GATES = 10_000;
  private static final int SUBMISSIONS = 64;
  private static final int FLUSHES_OF_A_SUBMISSION = 4;
  private static final int BYTES_PER_AMPLITUDE = 2 * Double.BYTES;

  private final Machine machine;
  private final Engines engines;
  private final List<Till> tills = new ArrayList<>();

  Workloads(Machine machine, Engines engines) {
    this.machine = machine;
    this.engines = engines;
  }

  /// The work of a case at a size.
  List<Workload> of(BenchCase one, int qubits) {
    return switch (one) {
      case A -> List.of(state(one, "hea", Circuits.layers(qubits, DEPTH)));
      case B ->
          List.of(
              state(one, "qft", Circuits.fourier(qubits)),
              state(one, "volume", Circuits.volume(qubits)));
      case C -> List.of(batch(qubits));
      case D -> new GradientWorkloads(this, engines).of(qubits);
      case E -> List.of(density(qubits));
      case F -> List.of(trajectories(qubits));
      case G -> shots(qubits);
      case H -> throw new IllegalArgumentException("compilers have no workload");
      case I -> text(qubits, "random", OpenQasm3.write(Circuits.mixed(qubits, GATES)));
      case K -> new CliffordWorkloads(machine, engines).of(qubits);
      case R -> submissions(qubits);
    };
  }

  /// The work of a case on a program of the user's.
  ///
  /// @throws CircuitException when the program is none, or has parameters
  List<Workload> of(BenchCase one, BenchSettings.NamedProgram program) {
    var circuit = OpenQasm3.read(program.text(), program.name());
    if (one == BenchCase.I) {
      return text(circuit.qubits(), program.name(), program.text());
    }
    if (circuit.columns().width() > 0) {
      throw new CircuitException(
          "%s has %d numbers to be bound, and a benchmark binds none; give them values in the text"
              .formatted(program.name(), circuit.columns().width()));
    }
    return List.of(state(one, program.name(), circuit));
  }

  /// One expectation value of one qubit is asked for, so that nearly all of the work is the state.
  private Workload state(BenchCase one, String name, Circuit circuit) {
    var request = Request.Exact.expectations(List.of(sumOfZ(1)));
    return new Workload(
        one,
        name,
        circuit.qubits(),
        0,
        pure(circuit, 1),
        () -> engines.exact().evaluate(circuit, Bindings.none(), request),
        Optional.of(new PeerTask.Run(circuit)));
  }

  private Workload batch(int qubits) {
    var circuit = Circuits.openLayers(qubits, BATCH_DEPTH);
    var rows = rows(circuit, BATCH);
    var request = Request.Exact.of(Request.Quantity.PROBABILITIES);
    return new Workload(
        BenchCase.C,
        "hea-batch",
        qubits,
        BATCH,
        pure(circuit, BATCH),
        () -> engines.exact().evaluate(circuit, rows, request),
        Optional.of(new PeerTask.Batch(Circuits.layers(qubits, BATCH_DEPTH), BATCH)));
  }

  static Bindings rows(Circuit circuit, int count) {
    var columns = circuit.columns();
    return Bindings.of(columns, count, Circuits.angles(count * columns.width()));
  }

  private Workload density(int qubits) {
    var circuit = Circuits.measuredLayers(qubits, NOISY_DEPTH);
    var request = Request.Exact.of(Request.Quantity.PROBABILITIES);
    var entries = Math.pow(4, qubits);
    return new Workload(
        BenchCase.E,
        "hea-density",
        qubits,
        0,
        machine.limit(entries * Arithmetic.perCoefficient(circuit), 2 * entries * Double.BYTES),
        () -> engines.noisy().evaluate(circuit, Bindings.none(), request),
        noisy(Circuits.layers(qubits, NOISY_DEPTH), 0));
  }

  private static Optional<PeerTask> noisy(Circuit circuit, int shots) {
    return Optional.of(new PeerTask.Noisy(circuit, Engines.strengths(), shots));
  }

  private Workload trajectories(int qubits) {
    var circuit = Circuits.measuredLayers(qubits, DEPTH);
    return new Workload(
        BenchCase.F,
        "hea-noisy",
        qubits,
        TRAJECTORIES,
        pure(circuit, TRAJECTORIES),
        () -> sample(engines.drawing(), circuit, TRAJECTORIES),
        noisy(Circuits.layers(qubits, DEPTH), TRAJECTORIES));
  }

  /// The simulator keeps no state between requests, so each run prepares one; a single shot tells
  /// what that takes.
  private List<Workload> shots(int qubits) {
    return List.of(
        shots(qubits, "hea-1-shot", 1),
        shots(qubits, "hea-1M-shots", SHOTS),
        shots(qubits, "hea-10M-shots", 10 * SHOTS));
  }

  private Workload shots(int qubits, String name, int shots) {
    var circuit = Circuits.measuredLayers(qubits, DEPTH);
    Optional<PeerTask> alone =
        shots == 1 ? Optional.empty() : Optional.of(new PeerTask.Sample(qubits, shots));
    return new Workload(
        BenchCase.G,
        name,
        qubits,
        shots,
        pure(circuit, 1),
        () -> sample(engines.exact(), circuit, shots),
        alone);
  }

  /// Counts of shots, each time by a submission of its own.
  static Object sample(ExactBackend backend, Circuit circuit, int shots) {
    var request = new Request.Samples(shots, OptionalLong.of(1));
    var run = new Submission.Run(circuit, Bindings.none(), request);
    return backend.result(
        backend.submit(new Submission(SubmissionKey.of(UUID.randomUUID()), List.of(run))));
  }

  /// A submission is on disk when it is held, intended, accepted and settled. Without a journal the
  /// machine has no limit worth naming.
  private List<Workload> submissions(int qubits) {
    var till = Till.open(qubits);
    tills.add(till);
    var flushed = new Machine.Limit(SUBMISSIONS * FLUSHES_OF_A_SUBMISSION * till.flush());
    var free = new Machine.Limit(0);
    return List.of(
        bought("plain", qubits, free, () -> till.plain(SUBMISSIONS)),
        bought("journaled", qubits, flushed, () -> till.journaled(SUBMISSIONS)),
        bought("together", qubits, flushed, () -> till.journaledTogether(SUBMISSIONS)));
  }

  private static Workload bought(
      String name, int qubits, Machine.Limit limit, Supplier<Object> run) {
    return new Workload(BenchCase.R, name, qubits, SUBMISSIONS, limit, run, Optional.empty());
  }

  private List<Workload> text(int qubits, String name, String text) {
    var circuit = OpenQasm3.read(text, name);
    var limit = machine.reading(text);
    return List.of(
        new Workload(
            BenchCase.I,
            name + "-read",
            qubits,
            0,
            limit,
            () -> OpenQasm3.read(text),
            Optional.of(new PeerTask.Read(text))),
        new Workload(
            BenchCase.I,
            name + "-write",
            qubits,
            0,
            limit,
            () -> OpenQasm3.write(circuit),
            Optional.of(new PeerTask.Write(text))));
  }

  /// The arithmetic of all runs, or one sweep through memory for each, whichever is slower. Single
  /// precision takes half of either.
  Machine.Limit pure(Circuit circuit, int runs) {
    var share = engines.precision().share();
    var amplitudes = Math.scalb((double) runs, circuit.qubits());
    return machine.limit(
        share * amplitudes * Arithmetic.perAmplitude(circuit),
        share * 2 * amplitudes * BYTES_PER_AMPLITUDE);
  }

  static PauliSum sumOfZ(int qubits) {
    return PauliSum.of(
        IntStream.range(0, qubits)
            .mapToObj(q -> new PauliSum.Term(1, PauliString.of(Pauli.Z, q)))
            .toList());
  }

  @Override
  public void close() {
    tills.forEach(Till::close);
  }
}
