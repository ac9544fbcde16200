package io.diffraqt.simulator;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.simulator.SimulatorSettings.Method;
import io.diffraqt.simulator.internal.evolve.Branching;
import io.diffraqt.simulator.internal.evolve.Evaluation;
import io.diffraqt.simulator.internal.evolve.Operator;
import io.diffraqt.simulator.internal.evolve.Portion;
import io.diffraqt.simulator.internal.evolve.Registers;
import io.diffraqt.simulator.internal.evolve.Sampling;
import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.plan.Aim.Kept;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Planner;
import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.List;
import java.util.stream.Stream;

/// Chooses plan, form of the state and threads for each request. Thread-safe.
final class Runs {
  /// An exact distribution of more bits than this has more values than a caller can use.
  private static final int MOST_BITS = 26;

  /// A worker has a state and room to move it.
  private static final int VECTORS = 2;

  /// With fewer for each thread, some have none while others are at work.
  private static final double LEAST_BRANCHES = 4;

  /// One thread works on what comes before the first branch.
  private static final double LONGEST_HEAD = .5;

  private final Method method;
  private final Form amplitudes;
  private final Kernels kernels;
  private final Workers workers;
  private final Recent<Plan> plans;

  Runs(SimulatorSettings settings, NoiseModel noise, Workers workers) {
    this.method = settings.method();
    this.plans = new Recent<>(aim -> Planner.plan(aim, noise));
    this.amplitudes = settings.amplitudes();
    this.kernels = settings.kernels().kernels();
    this.workers = workers;
  }

  /// Refuses circuits of which not even one pure state fits.
  void requireMemory(Circuit circuit) {
    requireMemory(circuit, amplitudes);
  }

  private static void requireMemory(Circuit circuit, Form form) {
    var qubits = circuit.isPhysical() ? circuit.usedQubits().size() : circuit.qubits();
    Memory.requireState(form, qubits);
  }

  List<Outcome.Sampled> sample(Circuit circuit, Bindings bindings, int shots, long seed) {
    var pure = plan(circuit, List.of(), Kept.RECORDED, amplitudes);
    var form = pure.isNoisy() ? formFor(circuit, pure, shots) : amplitudes;
    requireMemory(pure, form);
    var plan = form.isPure() ? pure : plan(circuit, List.of(), Kept.RECORDED, form);
    var arranged = bindings.arrangedFor(plan.columns());
    var branching = Branching.of(plan, form);
    return workers.rows(
        bindings.rows(),
        work(plan, form),
        Memory.workers(form, bits(plan, form), VECTORS * branching.states(shots)),
        team -> {
          var sampling = sampling(plan, form, team, followers(plan, form, branching, shots));
          return row ->
              new Outcome.Sampled(
                  sampling.counts(arranged, row, new Portion.Shots(shots, rowSeed(seed, row))));
        });
  }

  /// Threads share the branches of a row where there are enough, and else the work on each state.
  private Sampling sampling(Plan plan, Form form, Team team, int followers) {
    var share = Math.min(followers, team.size());
    return share > 1
        ? new Sampling(plan, registers(form, Team.ALONE), team.atMost(share))
        : new Sampling(plan, registers(form, team), Team.ALONE);
  }

  private Registers registers(Form form, Team team) {
    return new Registers(form, kernels, team, Memory::requireBranch);
  }

  /// How many threads follow the branches of a row: each holds states of its own, and as many more
  /// wait.
  private int followers(Plan plan, Form form, Branching branching, int shots) {
    var branches = branching.branches(shots);
    var enough = branches >= LEAST_BRANCHES * workers.size() && branching.head() < LONGEST_HEAD;
    return enough && work(plan, form) * branches >= Workers.LEAST_WORK
        ? Memory.workers(form, bits(plan, form), VECTORS * (1 + branching.states(shots)))
        : 1;
  }

  List<Outcome.Evaluated> evaluate(
      Circuit circuit, Bindings bindings, Request.Exact request, long seed) {
    var extra = extraQubits(circuit, request.observables());
    var pure = plan(circuit, extra, Kept.PROJECTED, amplitudes);
    var form = pure.isNoisy() ? Form.MIXED : amplitudes;
    require(request, pure, form);
    var plan = form.isPure() ? pure : plan(circuit, extra, Kept.PROJECTED, form);
    var operators = request.observables().stream().map(o -> Operator.of(o, plan)).toList();
    var arranged = bindings.arrangedFor(plan.columns());
    return workers.rows(
        bindings.rows(),
        work(plan, form),
        Memory.workers(form, bits(plan, form), VECTORS * Branching.of(plan, form).statesOfAll()),
        team -> {
          var evaluation = new Evaluation(plan, registers(form, team), request, operators);
          return row -> evaluation.evaluated(arranged, row, rowSeed(seed, row));
        });
  }

  /// In double precision, whatever the settings say: sums of many small slopes need it.
  ExactBackend.Forward forward(Circuit circuit, Bindings bindings, Request.Exact request) {
    requireMemory(circuit, Form.PURE);
    var extra = extraQubits(circuit, request.observables());
    var plan = plan(circuit, extra, Kept.PROJECTED, Form.PURE);
    if (plan.isNoisy()) {
      throw refused("no derivative goes through noise; differentiate without noise");
    }
    require(request, plan, Form.PURE);
    return new Derivatives(plan, bindings.arrangedFor(plan.columns()), request, this);
  }

  Kernels kernels() {
    return kernels;
  }

  Workers workers() {
    return workers;
  }

  private Plan plan(Circuit circuit, List<Integer> extra, Kept kept, Form form) {
    return plans.of(new Aim(circuit, extra, kept, form));
  }

  /// By which method a request runs and why, for provenance.
  String method(Circuit circuit, Request request) {
    return switch (request) {
      case Request.Samples samples -> {
        var plan = plan(circuit, List.of(), Kept.RECORDED, amplitudes);
        yield plan.isNoisy() ? reasoned(circuit, plan, samples.shots()) : stateVector();
      }
      case Request.Exact exact -> {
        var extra = extraQubits(circuit, exact.observables());
        var plan = plan(circuit, extra, Kept.PROJECTED, amplitudes);
        yield plan.isNoisy() ? "density (exact values under noise)" : stateVector();
      }
    };
  }

  private String stateVector() {
    return amplitudes == Form.SINGLE ? "state-vector (single precision)" : "state-vector";
  }

  private String reasoned(Circuit circuit, Plan plan, int shots) {
    var form = formFor(circuit, plan, shots);
    var name = form == Form.MIXED ? "density" : "trajectories";
    if (method == Method.DENSITY || method == Method.TRAJECTORIES) {
      return name + " (asked for)";
    }
    if (amplitudes == Form.SINGLE) {
      return name + " (single precision)";
    }
    if (!Memory.holdsWell(2 * plan.qubits())) {
      return name + " (a density matrix takes more than half of the memory)";
    }
    var mixed = mixedSeconds(circuit, shots);
    var drawn = drawnSeconds(circuit, shots);
    var here = form == Form.MIXED ? mixed : drawn;
    return "%s (%s)".formatted(name, Effort.compared(here, mixed + drawn - here));
  }

  private Form formFor(Circuit circuit, Plan plan, int shots) {
    return switch (method) {
      case DENSITY -> Form.MIXED;
      case TRAJECTORIES -> amplitudes;
      case CHEAPEST, STABILIZER -> {
        var fits = amplitudes == Form.PURE && Memory.holdsWell(2 * plan.qubits());
        var mixed = fits && mixedSeconds(circuit, shots) <= drawnSeconds(circuit, shots);
        yield mixed ? Form.MIXED : amplitudes;
      }
    };
  }

  /// Predicted time of shots from density matrices; every outcome of a measurement in between goes
  /// on with one of its own.
  double mixedSeconds(Circuit circuit, int shots) {
    var plan = plan(circuit, List.of(), Kept.RECORDED, amplitudes);
    var measured = plan.steps().stream().filter(s -> s instanceof Step.Measure).count();
    return Effort.of(circuit).mixed(Math.min(shots, Math.pow(2, (double) measured)));
  }

  /// Predicted time of shots from pure states.
  double drawnSeconds(Circuit circuit, int shots) {
    var plan = plan(circuit, List.of(), Kept.RECORDED, amplitudes);
    var branches = Branching.of(plan, amplitudes).branches(shots);
    var channels = plan.steps().stream().filter(s -> s instanceof Step.Noise).count();
    return Effort.of(circuit).drawn(shots, branches, (int) channels);
  }

  private static void requireMemory(Plan plan, Form form) {
    switch (form) {
      case PURE, SINGLE -> Memory.requireState(form, plan.qubits());
      case MIXED -> Memory.requireDensity(plan.qubits());
    }
  }

  private void require(Request.Exact request, Plan plan, Form form) {
    if (form == Form.MIXED) {
      requireExactNoise(request);
    }
    if (form == Form.MIXED || request.quantities().contains(Quantity.DENSITY_MATRIX)) {
      requireMemory(plan, Form.MIXED);
    }
    if (request.quantities().contains(Quantity.PROBABILITIES) && plan.bits() > MOST_BITS) {
      throw refused(
          "an exact distribution of %d bits has 2^%d values, at most 2^%d are given; ask for counts, or for expectation values alone"
              .formatted(plan.bits(), plan.bits(), MOST_BITS));
    }
  }

  private void requireExactNoise(Request.Exact request) {
    if (method == Method.TRAJECTORIES) {
      throw refused(
          "method=trajectories draws shots and gives no exact values; ask for counts, or leave"
              + " method out");
    }
    if (amplitudes == Form.SINGLE) {
      throw refused(
          "precision=single is for pure states, and exact values under noise take a density"
              + " matrix; ask for counts, or leave precision out");
    }
    if (request.quantities().contains(Quantity.STATE)) {
      throw refused(
          "under noise it has no pure state at the end; ask for the density matrix instead");
    }
  }

  /// Rows differ in their draws; the first one draws as the seed alone says.
  static long rowSeed(long seed, int row) {
    return row == 0 ? seed : Seeds.child(seed, row);
  }

  /// Multiply-adds of one row, roughly.
  static double work(Plan plan, Form form) {
    return 8.0 * plan.steps().size() * Math.pow(2, bits(plan, form));
  }

  private static int bits(Plan plan, Form form) {
    return form == Form.MIXED ? 2 * plan.qubits() : plan.qubits();
  }

  static List<Integer> extraQubits(Circuit circuit, List<Observable> observables) {
    if (!circuit.isPhysical()) {
      return List.of();
    }
    var used = circuit.usedQubits();
    return observables.stream()
        .flatMap(Runs::qubits)
        .filter(q -> q < circuit.qubits() && !used.contains(q))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Integer> qubits(Observable observable) {
    return switch (observable) {
      case PauliSum sum ->
          sum.terms().stream().flatMap(t -> t.string().factors().keySet().stream());
      case HermitianObservable(_, var qubits) -> qubits.stream();
    };
  }

  private static UnsupportedCircuitException refused(String why) {
    return new UnsupportedCircuitException("simulator", List.of(why));
  }
}
