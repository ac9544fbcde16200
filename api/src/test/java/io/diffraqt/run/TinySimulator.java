package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Gates by their matrices and measurements at the end, on a few qubits: an oracle for tests.
final class TinySimulator implements ExactBackend {
  private final Backend local;

  TinySimulator(Target target, RandomGenerator random) {
    this.local = Backend.sampling(target, (circuit, shots) -> counts(circuit, shots, random));
  }

  static TinySimulator of(int qubits, long seed) {
    return new TinySimulator(Target.unrestricted("tiny", qubits), new Random(seed));
  }

  static Complex[] state(Circuit circuit) {
    var state = new Complex[1 << circuit.qubits()];
    Arrays.fill(state, Complex.ZERO);
    state[0] = Complex.ONE;
    for (var instruction : circuit.instructions()) {
      if (instruction instanceof Instruction.Apply(var gate, var angles, var qubits)) {
        var values = angles.stream().mapToDouble(a -> ((Angle.Constant) a).radians()).toArray();
        state = applied(gate.matrix(values), qubits, state);
      }
    }
    return state;
  }

  private static Complex[] applied(ComplexMatrix matrix, List<Integer> qubits, Complex[] state) {
    var next = new Complex[state.length];
    Arrays.fill(next, Complex.ZERO);
    for (var from = 0; from < state.length; from++) {
      var column = 0;
      var cleared = from;
      for (var k = 0; k < qubits.size(); k++) {
        column |= (from >> qubits.get(k) & 1) << k;
        cleared &= ~(1 << qubits.get(k));
      }
      for (var row = 0; row < matrix.rows(); row++) {
        var to = cleared;
        for (var k = 0; k < qubits.size(); k++) {
          to |= (row >> k & 1) << qubits.get(k);
        }
        next[to] = next[to].plus(matrix.at(row, column).times(state[from]));
      }
    }
    return next;
  }

  static double[] probabilities(Circuit circuit) {
    var state = state(circuit);
    var probabilities = new double[1 << circuit.bits()];
    for (var index = 0; index < state.length; index++) {
      var bits = 0;
      for (var instruction : circuit.instructions()) {
        if (instruction instanceof Instruction.Measure(var qubit, var bit, _)) {
          bits |= (index >> qubit & 1) << bit;
        }
      }
      var amplitude = state[index];
      probabilities[bits] += amplitude.re() * amplitude.re() + amplitude.im() * amplitude.im();
    }
    return probabilities;
  }

  static Counts counts(Circuit circuit, int shots, RandomGenerator random) {
    var probabilities = probabilities(circuit);
    var tally = new HashMap<Long, Long>();
    for (var shot = 0; shot < shots; shot++) {
      var draw = random.nextDouble();
      var value = 0;
      while (value < probabilities.length - 1 && (draw -= probabilities[value]) >= 0) {
        value++;
      }
      tally.merge((long) value, 1L, Long::sum);
    }
    return Counts.ofValues(circuit.registers(), tally);
  }

  static double expectation(Circuit circuit, PauliSum observable) {
    var state = state(circuit);
    var sum = Complex.ZERO;
    for (var term : observable.terms()) {
      var moved = state;
      for (var factor : term.string().factors().entrySet()) {
        moved = applied(factor.getValue().matrix(), List.of(factor.getKey()), moved);
      }
      for (var k = 0; k < state.length; k++) {
        sum =
            sum.plus(
                state[k].conjugate().times(moved[k]).times(new Complex(term.coefficient(), 0)));
      }
    }
    return sum.re();
  }

  @Override
  public List<Outcome.Evaluated> evaluate(
      Circuit circuit, Bindings bindings, Request.Exact request) {
    var rows = new ArrayList<Outcome.Evaluated>();
    for (var row = 0; row < bindings.rows(); row++) {
      rows.add(evaluated(circuit.bound(bindings, row), request));
    }
    return rows;
  }

  private static Outcome.Evaluated evaluated(Circuit circuit, Request.Exact request) {
    var quantities = request.quantities();
    return new Outcome.Evaluated(
        quantities.contains(Request.Quantity.PROBABILITIES)
            ? Optional.of(Distribution.of(circuit.registers(), probabilities(circuit)))
            : Optional.empty(),
        request.observables().stream().map(o -> exact(circuit, o)).toList(),
        quantities.contains(Request.Quantity.STATE)
            ? Optional.of(stateVector(circuit))
            : Optional.empty(),
        Optional.empty(),
        1);
  }

  private static Estimate exact(Circuit circuit, Observable observable) {
    return Estimate.exact(expectation(circuit, PauliForm.of(observable)), 0);
  }

  static StateVector stateVector(Circuit circuit) {
    var state = state(circuit);
    return StateVector.of(
        IntStream.range(0, circuit.qubits()).boxed().toList(),
        Arrays.stream(state).mapToDouble(Complex::re).toArray(),
        Arrays.stream(state).mapToDouble(Complex::im).toArray());
  }

  @Override
  public Forward forward(Circuit circuit, Bindings bindings, Request.Exact request) {
    throw new UnsupportedCircuitException("tiny", List.of("this oracle has no derivatives"));
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
    return local.result(job);
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
