package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.counts;
import static io.diffraqt.conformance.Tampering.exact;
import static io.diffraqt.conformance.Tampering.function;
import static io.diffraqt.conformance.Tampering.outcomes;
import static io.diffraqt.conformance.Tampering.strings;
import static io.diffraqt.conformance.Tampering.submissions;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Register;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Backends that run the right program and give other values.
final class BrokenResults {
  private BrokenResults() {}

  static List<Broken> all() {
    return List.of(
        Broken.of("bits in the other order", "T16a", strings(BrokenResults::reversed)),
        Broken.of("bits in the other order from five on", "T16b", reversedFromFive()),
        Broken.of(
            "bits always in the order of the qubits",
            "T17",
            Tampering.circuits(BrokenResults::straightened)),
        Broken.of("registers merged into one", "T18", counts(BrokenResults::merged)),
        Broken.of("registers sorted by name", "T18", counts(BrokenResults::sortedRegisters)),
        Broken.of("unwritten bits read one", "T20a", strings(BrokenResults::topBitSet)),
        Broken.of("a bit written twice keeps the first", "T20b", firstWrite()),
        Broken.of("batch in the other order", "T22a", outcomes(List::reversed)),
        Broken.of("first and last of a batch swapped", "T22a", outcomes(Tampering::swappedEnds)),
        Broken.of("widths padded", "T22b", outcomes(BrokenResults::padded)),
        Broken.of("rows in the other order", "T35a", outcomes(BrokenResults::middleReversed)),
        Broken.of("columns by position", "T35b", submissions(BrokenResults::byPosition)),
        Broken.of("one shot more", "T25a", counts(BrokenResults::oneMore)),
        Broken.of("shots of the device's liking", "T30", submissions(r -> withShots(r, 1000))),
        Broken.of("all runs with the shots of the first", "T26a", equalShots()),
        Broken.of("post-selected shots dropped", "T12g", dropping()),
        Broken.of("two per cent of read-out error", "T24a", counts(BrokenResults::biased)),
        Broken.of("fractions times shots, rounded", "T25a", counts(BrokenResults::roundedDown)),
        Broken.of("seed ignored", "T27a", submissions(r -> withSeed(r, OptionalLong.empty()))),
        Broken.of("one seed for all", "T27b", submissions(r -> withSeed(r, OptionalLong.of(5)))),
        Broken.of("a stuck generator", "T27c", stuckGenerator()),
        Broken.of(
            "expectations in the other order",
            "T31a",
            exact(o -> with(o, o.expectations().reversed()))),
        Broken.of("coefficients lost", "T31b", function("evaluate", BrokenResults::unweighted)),
        Broken.of("probabilities not normalised", "T28a", exact(BrokenResults::scaled)),
        Broken.of("exact values of another device", "T28b", exact(BrokenResults::flatter)),
        Broken.of("state conjugated", "T31c", exact(BrokenResults::conjugated)),
        Broken.of("density matrix transposed", "T31e", exact(BrokenResults::transposed)),
        Broken.of(
            "exact rows in the other order",
            "T35c",
            function("evaluate", c -> ((List<?>) c.go()).reversed())),
        Broken.of(
            "an unbound parameter is zero",
            "T36a",
            function("evaluate", BrokenResults::zeroFilled)),
        Broken.of(
            "a superfluous parameter is dropped",
            "T36b",
            function("evaluate", BrokenResults::trimmed)),
        Broken.of("derivatives with the other sign", "T34a", pullback(-1)),
        Broken.of("derivatives of half the size", "T34d", pullback(0.5)),
        Broken.of("all rows with the derivatives of the first", "T34c", firstRow()),
        Broken.of("derivatives of normalised amplitudes", "T34e", pullbackOfSlots()),
        Broken.of(
            "exact submissions give counts",
            "T28c",
            function("submit", BrokenResults::sampledInstead)));
  }

  private static String reversed(String bits) {
    return new StringBuilder(bits).reverse().toString();
  }

  private static BackendPlugin reversedFromFive() {
    return strings(bits -> bits.length() < 5 ? bits : reversed(bits));
  }

  private static Circuit straightened(Circuit circuit) {
    return circuit.withInstructions(
        circuit.instructions().stream()
            .map(step ->
                step instanceof Instruction.Measure(var qubit, _, var keep)
                        && qubit < circuit.bits()
                    ? new Instruction.Measure(qubit, qubit, keep)
                    : step)
            .toList());
  }

  private static Counts merged(Counts counts) {
    return counts.bits() == 0 ? counts : Counts.of(counts.bits(), counts.asMap());
  }

  private static Counts sortedRegisters(Counts counts) {
    var parts = new TreeMap<String, Register>();
    counts.registers().forEach(r -> parts.put(r.name(), r));
    var sorted = new HashMap<String, Long>();
    counts.asMap().forEach((bits, count) -> sorted.merge(joined(bits, parts), count, Long::sum));
    return Counts.of(counts.registers(), sorted);
  }

  private static String joined(String bits, Map<String, Register> parts) {
    var text = new StringBuilder();
    for (var part : parts.values()) {
      text.insert(0, bits.substring(bits.length() - part.end(), bits.length() - part.first()));
    }
    return text.toString();
  }

  private static String topBitSet(String bits) {
    return bits.length() == 3 && bits.endsWith("00") ? bits.substring(0, 2) + "1" : bits;
  }

  private static BackendPlugin firstWrite() {
    return Tampering.circuits(circuit -> {
      var written = new HashSet<Integer>();
      var steps = new ArrayList<>(circuit.instructions());
      steps.removeIf(s -> s instanceof Instruction.Measure m && !written.add(m.bit()));
      return circuit.withInstructions(steps);
    });
  }

  private static List<Outcome> padded(List<Outcome> outcomes) {
    var widest = outcomes.stream().mapToInt(BrokenResults::bits).max().orElse(0);
    return outcomes.stream()
        .map(o ->
            o instanceof Outcome.Sampled(var counts) && counts.bits() > 0
                ? new Outcome.Sampled(widened(counts, widest))
                : o)
        .toList();
  }

  private static int bits(Outcome outcome) {
    return outcome instanceof Outcome.Sampled(var counts) ? counts.bits() : 0;
  }

  private static Counts widened(Counts counts, int bits) {
    var wide = new HashMap<String, Long>();
    counts
        .asMap()
        .forEach((text, count) -> wide.put("0".repeat(bits - counts.bits()) + text, count));
    return Counts.of(bits, wide);
  }

  private static List<Outcome> middleReversed(List<Outcome> outcomes) {
    return outcomes.size() == 11
        ? List.copyOf(
            Stream.concat(
                    outcomes.subList(0, 5).reversed().stream(), outcomes.subList(5, 11).stream())
                .toList())
        : outcomes;
  }

  private static Submission.Run byPosition(Submission.Run run) {
    var columns = run.circuit().columns();
    var parameters = columns.parameters().stream().sorted((a, b) -> a.name().compareTo(b.name()));
    var misread =
        Bindings.of(
            Columns.of(parameters.toList(), columns.slots()),
            run.bindings().rows(),
            all(run.bindings()));
    return new Submission.Run(run.circuit(), misread, run.request());
  }

  private static double[] all(Bindings bindings) {
    return IntStream.range(0, bindings.rows())
        .mapToObj(bindings::row)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static Counts oneMore(Counts counts) {
    return Counts.of(counts.registers(), Tampering.plusOne(counts.asMap()));
  }

  private static Submission.Run withShots(Submission.Run run, int shots) {
    return run.request() instanceof Request.Samples(_, var seed)
        ? new Submission.Run(run.circuit(), run.bindings(), new Request.Samples(shots, seed))
        : run;
  }

  private static Submission.Run withSeed(Submission.Run run, OptionalLong seed) {
    return run.request() instanceof Request.Samples(var shots, _)
        ? new Submission.Run(run.circuit(), run.bindings(), new Request.Samples(shots, seed))
        : run;
  }

  private static BackendPlugin equalShots() {
    return function(
        "submit",
        call -> {
          var submission = (Submission) call.argument(0);
          return submission.runs().getFirst().request() instanceof Request.Samples(var shots, _)
              ? call.goWith(Tampering.runs(submission, run -> withShots(run, shots)))
              : call.go();
        });
  }

  private static BackendPlugin dropping() {
    return counts(c -> c.keeping(bits -> bits.endsWith("1")));
  }

  private static Counts biased(Counts counts) {
    var moved = new HashMap<>(counts.asMap());
    counts
        .asMap()
        .forEach((bits, count) -> {
          var flipped =
              bits.isEmpty() ? bits : (bits.charAt(0) == '0' ? "1" : "0") + bits.substring(1);
          var some = count / 50;
          moved.merge(bits, -some, Long::sum);
          moved.merge(flipped, some, Long::sum);
        });
    return Counts.of(counts.registers(), moved);
  }

  private static Counts roundedDown(Counts counts) {
    var rounded = new HashMap<String, Long>();
    counts.asMap().forEach((bits, count) -> rounded.put(bits, (count / 2) * 2));
    return Counts.of(counts.registers(), rounded);
  }

  private static BackendPlugin stuckGenerator() {
    return submissions(run ->
        run.request() instanceof Request.Samples(_, var seed) && seed.isEmpty()
            ? withSeed(run, OptionalLong.of(1))
            : run);
  }

  private static Outcome.Evaluated with(Outcome.Evaluated o, List<Estimate> expectations) {
    return new Outcome.Evaluated(
        o.probabilities(), expectations, o.state(), o.densityMatrix(), o.acceptance());
  }

  private static Object unweighted(Tampering.Call call) {
    var request = (Request.Exact) call.argument(2);
    var observables =
        request.observables().stream().map(BrokenResults::withoutCoefficients).toList();
    return call.goWith(
        call.argument(0),
        call.argument(1),
        new Request.Exact(request.quantities(), observables, request.seed()));
  }

  private static Observable withoutCoefficients(Observable observable) {
    return observable instanceof PauliSum sum
        ? PauliSum.of(sum.terms().stream().map(t -> new PauliSum.Term(1, t.string())).toList())
        : observable;
  }

  private static Outcome.Evaluated with(Outcome.Evaluated o, Distribution distribution) {
    return new Outcome.Evaluated(
        Optional.of(distribution), o.expectations(), o.state(), o.densityMatrix(), o.acceptance());
  }

  private static Outcome.Evaluated scaled(Outcome.Evaluated o) {
    return changed(o, p -> 0.9 * p);
  }

  private static Outcome.Evaluated flatter(Outcome.Evaluated o) {
    return o.probabilities().map(d -> changed(o, p -> 0.8 * p + 0.2 / d.size())).orElse(o);
  }

  private static Outcome.Evaluated changed(Outcome.Evaluated o, DoubleUnaryOperator change) {
    return o.probabilities()
        .map(d ->
            with(
                o,
                Distribution.of(d.registers(), Arrays.stream(d.toArray()).map(change).toArray())))
        .orElse(o);
  }

  private static Outcome.Evaluated conjugated(Outcome.Evaluated o) {
    return new Outcome.Evaluated(
        o.probabilities(),
        o.expectations(),
        o.state().map(BrokenResults::conjugate),
        o.densityMatrix(),
        o.acceptance());
  }

  private static StateVector conjugate(StateVector state) {
    var re = new double[state.size()];
    var im = new double[state.size()];
    for (var k = 0; k < re.length; k++) {
      re[k] = state.re(k);
      im[k] = -state.im(k);
    }
    return StateVector.of(state.qubits(), re, im);
  }

  private static Outcome.Evaluated transposed(Outcome.Evaluated o) {
    return new Outcome.Evaluated(
        o.probabilities(),
        o.expectations(),
        o.state(),
        o.densityMatrix().map(BrokenResults::transpose),
        o.acceptance());
  }

  private static DensityMatrix transpose(DensityMatrix density) {
    ComplexMatrix matrix = density.matrix().transpose();
    return new DensityMatrix(density.qubits(), matrix);
  }

  private static Object zeroFilled(Tampering.Call call) {
    var given = (Bindings) call.argument(1);
    var wanted = ((Circuit) call.argument(0)).columns();
    return given.columns().width() < wanted.width() ? rearranged(call, given, wanted) : call.go();
  }

  private static Object trimmed(Tampering.Call call) {
    var given = (Bindings) call.argument(1);
    var wanted = ((Circuit) call.argument(0)).columns();
    return given.columns().width() > wanted.width() ? rearranged(call, given, wanted) : call.go();
  }

  private static Object rearranged(Tampering.Call call, Bindings given, Columns wanted) {
    var row =
        wanted.parameters().stream()
            .mapToDouble(p -> given.columns().index(p).map(c -> given.value(0, c)).orElse(0.0))
            .toArray();
    return call.goWith(call.argument(0), Bindings.of(wanted, 1, row), call.argument(2));
  }

  private static BackendPlugin pullback(double factor) {
    return derivatives(table ->
        Bindings.of(
            table.columns(),
            table.rows(),
            Arrays.stream(all(table)).map(v -> factor * v).toArray()));
  }

  private static BackendPlugin firstRow() {
    return derivatives(table -> {
      var values = new double[table.rows() * table.columns().width()];
      for (var k = 0; k < values.length; k++) {
        values[k] = table.value(0, k % table.columns().width());
      }
      return Bindings.of(table.columns(), table.rows(), values);
    });
  }

  private static BackendPlugin pullbackOfSlots() {
    return derivatives(table -> {
      var values = all(table);
      for (var k = table.columns().parameters().size(); k < values.length; k++) {
        values[k] *= 2;
      }
      return Bindings.of(table.columns(), table.rows(), values);
    });
  }

  private static BackendPlugin derivatives(UnaryOperator<Bindings> change) {
    return function(
        "forward",
        call -> {
          var forward = (ExactBackend.Forward) call.go();
          return new ExactBackend.Forward() {
            @Override
            public List<Outcome.Evaluated> outcomes() {
              return forward.outcomes();
            }

            @Override
            public Bindings pullback(List<ExactBackend.Cotangent> cotangents) {
              return change.apply(forward.pullback(cotangents));
            }
          };
        });
  }

  private static Object sampledInstead(Tampering.Call call) {
    return call.goWith(
        Tampering.runs(
            (Submission) call.argument(0),
            run ->
                run.request() instanceof Request.Exact
                    ? new Submission.Run(run.circuit(), run.bindings(), Request.Samples.of(1))
                    : run));
  }
}
