package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.StabilizerRuns.Choice;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Both simulators, exact and noisy, behind one backend. Thread-safe.
final class SimulatorBackend implements ExactBackend {
  private final Target target;
  private final Runs runs;
  private final StabilizerRuns stabilizer;
  private final Jobs jobs;
  private final Workers workers;
  private final RandomGenerator random;
  private final ReentrantLock randomLock = new ReentrantLock();

  /// The circuit that was last found to be one that the target runs.
  private volatile Optional<Circuit> fitting = Optional.empty();

  SimulatorBackend(SimulatorSettings settings, Optional<NamedNoise> noise, RandomGenerator random) {
    this.target = target(settings, noise);
    this.workers = new Workers(settings.threads());
    var model = noise.map(NamedNoise::model).orElseGet(NoiseModel::none);
    this.runs = new Runs(settings, model, workers);
    this.stabilizer = new StabilizerRuns(settings.method(), model, workers);
    this.jobs = new Jobs(target.name());
    this.random = random;
  }

  private static Target target(SimulatorSettings settings, Optional<NamedNoise> noise) {
    return noise
        .flatMap(NamedNoise::device)
        .map(device -> simulated(device, settings))
        .orElseGet(() -> Target.unrestricted("simulator", Memory.mostTableauQubits()));
  }

  private static Target simulated(Target device, SimulatorSettings settings) {
    var limits =
        new Limits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            true,
            true,
            settings.prepare() == SimulatorSettings.Preparation.IDEAL,
            true,
            Limits.Whole.FREE);
    return new Target(
        "simulator?noise=" + device.name(),
        device.qubits(),
        device.gates(),
        device.coupling(),
        limits,
        Tariff.FREE,
        device.calibration());
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public List<Outcome.Evaluated> evaluate(
      Circuit circuit, Bindings bindings, Request.Exact request) {
    return values(circuit, bindings, request, required(circuit, bindings, request));
  }

  private List<Outcome.Evaluated> values(
      Circuit circuit, Bindings bindings, Request.Exact request, Optional<Choice> tableau) {
    return tableau
        .map(choice -> stabilizer.evaluate(choice.scripts(), request))
        .orElseGet(() -> runs.evaluate(circuit, bindings, request, seed(request.seed())));
  }

  @Override
  public Forward forward(Circuit circuit, Bindings bindings, Request.Exact request) {
    stabilizer.requireOther();
    requireFitting(circuit);
    return runs.forward(circuit, bindings, request);
  }

  @Override
  public Optional<String> method(Circuit circuit, Bindings bindings, Request request) {
    return Optional.of(
        stabilizer
            .choice(circuit, bindings, request)
            .map(choice -> "stabilizer (" + choice.reason() + ")")
            .orElseGet(() -> runs.method(circuit, request)));
  }

  @Override
  public JobId submit(Submission submission) {
    var tableaus =
        submission.runs().stream()
            .map(run -> required(run.circuit(), run.bindings(), run.request()))
            .toList();
    return jobs.submit(submission, _ -> outcomes(submission, tableaus));
  }

  private List<Outcome> outcomes(Submission submission, List<Optional<Choice>> tableaus) {
    var outcomes = new ArrayList<Outcome>(submission.size());
    for (var k = 0; k < tableaus.size(); k++) {
      outcomes.addAll(outcomes(submission.runs().get(k), tableaus.get(k)));
    }
    return outcomes;
  }

  private List<? extends Outcome> outcomes(Submission.Run run, Optional<Choice> tableau) {
    return switch (run.request()) {
      case Request.Samples samples -> counts(run.circuit(), run.bindings(), samples, tableau);
      case Request.Exact exact -> values(run.circuit(), run.bindings(), exact, tableau);
    };
  }

  private List<Outcome.Sampled> counts(
      Circuit circuit, Bindings bindings, Request.Samples request, Optional<Choice> tableau) {
    var seed = seed(request.seed());
    return tableau
        .map(choice -> stabilizer.sample(choice.scripts(), request.shots(), seed))
        .orElseGet(() -> runs.sample(circuit, bindings, request.shots(), seed));
  }

  /// Memory first: its message says more than the number of qubits of the target.
  ///
  /// @return the tableau that runs it, if one does
  private Optional<Choice> required(Circuit circuit, Bindings bindings, Request request) {
    var tableau = stabilizer.choice(circuit, bindings, request);
    if (tableau.isEmpty()) {
      requireMemory(circuit, bindings, request);
    }
    requireFitting(circuit);
    return tableau;
  }

  @SuppressWarnings("ReferenceEquality") // An equal circuit that is another object is checked anew.
  private void requireFitting(Circuit circuit) {
    if (fitting.isEmpty() || fitting.get() != circuit) {
      target.require(circuit);
      fitting = Optional.of(circuit);
    }
  }

  private void requireMemory(Circuit circuit, Bindings bindings, Request request) {
    try {
      runs.requireMemory(circuit);
    } catch (UnsupportedCircuitException e) {
      var sentences = new ArrayList<>(e.violations());
      sentences.addAll(stabilizer.reasonAgainst(circuit, bindings, request).stream().toList());
      throw new UnsupportedCircuitException("simulator", sentences);
    }
  }

  private long seed(OptionalLong given) {
    randomLock.lock();
    try {
      return given.orElseGet(random::nextLong);
    } finally {
      randomLock.unlock();
    }
  }

  @Override
  public JobStatus status(JobId job) {
    return new JobStatus.Done(JobStatus.Bill.free(jobs.finished(job).shots()));
  }

  @Override
  public List<Outcome> result(JobId job) {
    return jobs.finished(job).outcomes();
  }

  @Override
  public void cancel(JobId job) {
    jobs.finished(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return jobs.find(key.value());
  }

  @Override
  public void close() {
    workers.close();
  }
}
