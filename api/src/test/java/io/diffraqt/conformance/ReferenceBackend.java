package io.diffraqt.conformance;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A correct backend with every trait but persistent jobs; it shares no code with the kit's oracle.
final class ReferenceBackend implements ExactBackend {
  private final Backend local;
  private final RandomGenerator random;

  ReferenceBackend(Target target, RandomGenerator random) {
    this.random = random;
    this.local = Backend.local(target, this::run);
  }

  private Outcome run(Circuit circuit, Request request) {
    return switch (request) {
      case Request.Samples samples -> new Outcome.Sampled(counts(circuit, samples));
      case Request.Exact exact -> evaluated(circuit, exact);
    };
  }

  private Counts counts(Circuit circuit, Request.Samples samples) {
    var leaves = Tree.ofAllShots(circuit);
    var shares = leaves.stream().mapToDouble(l -> l.state().norm()).toArray();
    var tally = new HashMap<Long, Long>();
    var source = source(samples);
    for (var shot = 0; shot < samples.shots(); shot++) {
      var draw = source.nextDouble();
      var k = 0;
      while (k < leaves.size() - 1 && (draw -= shares[k]) >= 0) {
        k++;
      }
      tally.merge(leaves.get(k).bits(), 1L, Long::sum);
    }
    return Counts.ofValues(circuit.registers(), tally);
  }

  private RandomGenerator source(Request.Samples samples) {
    if (samples.seed().isPresent()) {
      return new SplittableRandom(samples.seed().getAsLong());
    }
    synchronized (random) {
      return new SplittableRandom(random.nextLong());
    }
  }

  private Outcome.Evaluated evaluated(Circuit circuit, Request.Exact request) {
    target().require(circuit);
    var leaves = Tree.ofKept(circuit);
    var acceptance = leaves.stream().mapToDouble(l -> l.state().norm()).sum();
    var wanted = request.quantities();
    return new Outcome.Evaluated(
        wanted.contains(Quantity.PROBABILITIES)
            ? Optional.of(distribution(circuit, leaves, acceptance))
            : Optional.empty(),
        request.observables().stream()
            .map(o -> Estimate.exact(expectation(o, leaves) / acceptance, 0))
            .toList(),
        wanted.contains(Quantity.STATE)
            ? Optional.of(state(circuit.qubits(), leaves.getFirst().state()))
            : Optional.empty(),
        wanted.contains(Quantity.DENSITY_MATRIX)
            ? Optional.of(density(circuit.qubits(), leaves, acceptance))
            : Optional.empty(),
        acceptance);
  }

  private static Distribution distribution(
      Circuit circuit, List<Tree.Leaf> leaves, double acceptance) {
    var values = new double[1 << circuit.bits()];
    leaves.forEach(l -> values[(int) l.bits()] += l.state().norm() / acceptance);
    return Distribution.of(circuit.registers(), values);
  }

  private static double expectation(Observable observable, List<Tree.Leaf> leaves) {
    return leaves.stream()
        .mapToDouble(l ->
            switch (observable) {
              case PauliSum sum -> l.state().overlap(applied(sum, l.state()));
              case HermitianObservable(var matrix, var qubits) ->
                  l.state().overlap(l.state().times(matrix, qubits));
            })
        .sum();
  }

  static Amps applied(PauliSum sum, Amps state) {
    var total = Amps.zeros(Integer.numberOfTrailingZeros(state.size()));
    for (var term : sum.terms()) {
      var moved = state;
      for (var factor : term.string().factors().entrySet()) {
        moved = moved.times(factor.getValue().matrix(), List.of(factor.getKey()));
      }
      total.add(moved.times(ComplexMatrix.diagonal(Complex.of(term.coefficient())), List.of()));
    }
    return total;
  }

  private static List<Integer> qubits(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static StateVector state(int count, Amps amps) {
    return StateVector.of(qubits(count), amps.re, amps.im);
  }

  private static DensityMatrix density(int count, List<Tree.Leaf> leaves, double acceptance) {
    var size = 1 << count;
    var sum = ComplexMatrix.fill(size, size, (_, _) -> Complex.ZERO);
    for (var leaf : leaves) {
      var s = leaf.state();
      sum = sum.plus(ComplexMatrix.fill(size, size, (r, c) -> s.at(r).times(s.at(c).conjugate())));
    }
    return new DensityMatrix(qubits(count), sum.times(Complex.of(1 / acceptance)));
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

  @Override
  public Forward forward(Circuit circuit, Bindings bindings, Request.Exact request) {
    return new Tangents(circuit, bindings, request, evaluate(circuit, bindings, request));
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
