package io.diffraqt.examples.diffusion;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.result.Counts;
import io.diffraqt.result.StateVector;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// An independent state-vector simulator for the circuits of the models: `prepare`, `rz`, `ry`,
/// `cx`, kept and final measurements, and resets of qubits that are 0 already. Its derivatives come
/// from the adjoint method with `dU/dθ = U(θ + π)/2`.
public final class StateOracle implements ExactBackend {
  private final Backend local;

  private StateOracle(Backend local) {
    this.local = local;
  }

  public static StateOracle of(int qubits) {
    return new StateOracle(
        Backend.local(Target.unrestricted("oracle", qubits), StateOracle::sampled));
  }

  private static double[][] matrix(StandardGate gate, double angle) {
    var c = Math.cos(angle / 2);
    var s = Math.sin(angle / 2);
    return switch (gate) {
      case RZ -> new double[][] {{c, -s}, {0, 0}, {0, 0}, {c, s}};
      case RY -> new double[][] {{c, 0}, {-s, 0}, {s, 0}, {c, 0}};
      default -> throw new IllegalArgumentException("the oracle has no " + gate);
    };
  }

  private static double angle(List<Angle> angles) {
    return ((Angle.Constant) angles.getFirst()).radians();
  }

  private static OracleState run(Circuit bound) {
    var state = new OracleState(bound.qubits());
    state.re[0] = 1;
    for (var instruction : bound.instructions()) {
      advance(state, instruction);
    }
    return state;
  }

  private static void advance(OracleState state, Instruction instruction) {
    switch (instruction) {
      case Instruction.Apply(StandardGate gate, _, var on) when gate == StandardGate.CX ->
          state.cx(on.get(0), on.get(1));
      case Instruction.Apply(StandardGate gate, var angles, var on) ->
          state.apply(matrix(gate, angle(angles)), on.getFirst());
      case Instruction.Prepare(var on, Amplitudes.Fixed fixed) -> prepare(state, on, fixed);
      case Instruction.Measure(var qubit, _, var keep) when keep != Keep.BOTH ->
          state.project(qubit, keep == Keep.ONE ? 1 : 0);
      case Instruction.Reset(var qubit) -> requireZero(state, qubit);
      case Instruction.Measure _, Instruction.Barrier _ -> {}
      default -> throw new IllegalArgumentException("the oracle has no " + instruction);
    }
  }

  private static void prepare(OracleState state, List<Integer> on, Amplitudes.Fixed fixed) {
    if (!on.equals(IntStream.range(0, on.size()).boxed().toList()) || state.re[0] != 1) {
      throw new IllegalArgumentException("the oracle prepares the lowest qubits, first of all");
    }
    for (var i = 0; i < 1 << on.size(); i++) {
      state.re[i] = fixed.re(i);
      state.im[i] = fixed.im(i);
    }
  }

  private static void requireZero(OracleState state, int qubit) {
    if (Math.abs(state.copy().project(qubit, 0) - 1) > 1e-9) {
      throw new IllegalArgumentException("the oracle resets only qubits that are 0");
    }
  }

  private static Outcome.Evaluated evaluated(OracleState state, int qubits) {
    var vector = StateVector.of(IntStream.range(0, qubits).boxed().toList(), state.re, state.im);
    return new Outcome.Evaluated(
        Optional.empty(), List.of(), Optional.of(vector), Optional.empty(), state.acceptance);
  }

  @Override
  public List<Outcome.Evaluated> evaluate(
      Circuit circuit, Bindings bindings, Request.Exact request) {
    return IntStream.range(0, bindings.rows())
        .mapToObj(row -> evaluated(run(circuit.bound(bindings, row)), circuit.qubits()))
        .toList();
  }

  @Override
  public Forward forward(Circuit circuit, Bindings bindings, Request.Exact request) {
    var arranged = bindings.arrangedFor(circuit.columns());
    var outcomes = evaluate(circuit, arranged, request);
    return new Forward() {
      @Override
      public List<Outcome.Evaluated> outcomes() {
        return outcomes;
      }

      @Override
      public Bindings pullback(List<Cotangent> cotangents) {
        var width = circuit.columns().width();
        var table = new double[arranged.rows() * width];
        for (var row = 0; row < arranged.rows(); row++) {
          var derivatives = derivatives(circuit, arranged, row, cotangents.get(row));
          System.arraycopy(derivatives, 0, table, row * width, width);
        }
        return Bindings.of(circuit.columns(), arranged.rows(), table);
      }
    };
  }

  /// Walks back through a circuit of one `prepare` followed by gates.
  private static double[] derivatives(
      Circuit circuit, Bindings bindings, int row, ExactBackend.Cotangent cotangent) {
    var columns = circuit.columns();
    var derivatives = new double[columns.width()];
    var bound = circuit.bound(bindings, row);
    var state = run(bound);
    var back = new OracleState(circuit.qubits());
    System.arraycopy(cotangent.stateRe(), 0, back.re, 0, back.re.length);
    System.arraycopy(cotangent.stateIm(), 0, back.im, 0, back.im.length);
    for (var k = bound.instructions().size() - 1; k >= 1; k--) {
      var apply = (Instruction.Apply) bound.instructions().get(k);
      if (apply.gate() == StandardGate.CX) {
        advance(state, apply);
        advance(back, apply);
        continue;
      }
      var gate = (StandardGate) apply.gate();
      var qubit = apply.qubits().getFirst();
      var angle = angle(apply.angles());
      state.apply(matrix(gate, -angle), qubit);
      var moved = state.copy();
      moved.apply(matrix(gate, angle + Math.PI), qubit);
      var template = (Instruction.Apply) circuit.instructions().get(k);
      for (var term : template.angles().getFirst().terms()) {
        derivatives[columns.index(term.parameter()).orElseThrow()] +=
            term.scale() * 0.5 * moved.realOverlap(back);
      }
      back.apply(matrix(gate, -angle), qubit);
    }
    amplitudes(circuit, bindings, row, new OracleState[] {state, back}, derivatives);
    return derivatives;
  }

  /// Through the normalisation of the prepared amplitudes.
  private static void amplitudes(
      Circuit circuit, Bindings bindings, int row, OracleState[] pair, double[] derivatives) {
    for (var slot : circuit.columns().slots()) {
      var at = circuit.columns().offset(slot).orElseThrow();
      var norm = 0.0;
      for (var k = 0; k < 2 * slot.size(); k++) {
        norm += Math.pow(bindings.value(row, at + k), 2);
      }
      norm = Math.sqrt(norm);
      var along = pair[0].realOverlap(pair[1]);
      for (var k = 0; k < slot.size(); k++) {
        derivatives[at + k] = (pair[1].re[k] - along * pair[0].re[k]) / norm;
        derivatives[at + slot.size() + k] = (pair[1].im[k] - along * pair[0].im[k]) / norm;
      }
    }
  }

  /// Counts: every measurement and reset splits the shots that reach it between its outcomes.
  private static Outcome sampled(Circuit circuit, Request request) {
    var samples = (Request.Samples) request;
    var tally = new HashMap<Long, Long>();
    var start = new OracleState(circuit.qubits());
    start.re[0] = 1;
    var random = new SplittableRandom(samples.seed().orElse(1));
    new Branches(circuit.instructions(), tally, random).follow(start, 0, samples.shots(), 0);
    return new Outcome.Sampled(Counts.ofValues(circuit.registers(), tally));
  }

  private record Branches(
      List<Instruction> instructions, Map<Long, Long> tally, SplittableRandom random) {
    void follow(OracleState state, int from, int shots, long bits) {
      for (var k = from; k < instructions.size(); k++) {
        if (instructions.get(k) instanceof Instruction.Measure(var qubit, var bit, _)) {
          var one = share(state, qubit, shots);
          branch(state, qubit, 0, k, shots - one, bits);
          branch(state, qubit, 1, k, one, bits | 1L << bit);
          return;
        }
        if (instructions.get(k) instanceof Instruction.Reset(var qubit)) {
          resetMeasured(state, qubit);
        } else {
          advance(state, instructions.get(k));
        }
      }
      tally.merge(bits, (long) shots, Long::sum);
    }

    private void branch(OracleState state, int qubit, int value, int k, int shots, long bits) {
      if (shots > 0) {
        var branch = state.copy();
        branch.project(qubit, value);
        follow(branch, k + 1, shots, bits);
      }
    }

    private int share(OracleState state, int qubit, int shots) {
      var zero = state.copy().project(qubit, 0);
      return (int) IntStream.range(0, shots).filter(_ -> random.nextDouble() >= zero).count();
    }

    private static void resetMeasured(OracleState state, int qubit) {
      if (state.copy().project(qubit, 0) < 0.5) {
        state.apply(matrix(StandardGate.RY, Math.PI), qubit);
      }
      requireZero(state, qubit);
    }
  }

  @Override
  public Target target() {
    return local.target();
  }

  @Override
  public JobId submit(Submission submission) {
    return local.submit(submission);
  }

  @Override
  public JobStatus status(JobId job) {
    return local.status(job);
  }

  @Override
  public List<Outcome> result(JobId job) {
    return new ArrayList<>(local.result(job));
  }

  @Override
  public void cancel(JobId job) {
    local.cancel(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return local.find(key);
  }
}
