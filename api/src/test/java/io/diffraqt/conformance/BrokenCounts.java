package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.counts;
import static io.diffraqt.conformance.Tampering.function;
import static io.diffraqt.conformance.Tampering.outcomes;
import static io.diffraqt.conformance.Tampering.strings;
import static io.diffraqt.conformance.Tampering.submissions;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Register;
import io.diffraqt.result.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Backends that run the right program and give other counts.
final class BrokenCounts {
  private BrokenCounts() {}

  static List<Broken> all() {
    return List.of(
        Broken.of("bits in the other order", "T16a", strings(BrokenCounts::reversed)),
        Broken.of("bits in the other order from five on", "T16b", reversedFromFive()),
        Broken.of(
            "bits always in the order of the qubits",
            "T17",
            Tampering.circuits(BrokenCounts::straightened)),
        Broken.of("registers merged into one", "T18", counts(BrokenCounts::merged)),
        Broken.of("registers sorted by name", "T18", counts(BrokenCounts::sortedRegisters)),
        Broken.of("unwritten bits read one", "T20a", strings(BrokenCounts::topBitSet)),
        Broken.of("a bit written twice keeps the first", "T20b", firstWrite()),
        Broken.of("batch in the other order", "T22a", outcomes(List::reversed)),
        Broken.of("first and last of a batch swapped", "T22a", outcomes(Tampering::swappedEnds)),
        Broken.of("widths padded", "T22b", outcomes(BrokenCounts::padded)),
        Broken.of("rows in the other order", "T35a", outcomes(BrokenCounts::middleReversed)),
        Broken.of("columns by position", "T35b", submissions(BrokenCounts::byPosition)),
        Broken.of("one shot more", "T25a", counts(BrokenCounts::oneMore)),
        Broken.of("shots of the device's liking", "T30", submissions(r -> withShots(r, 1000))),
        Broken.of("all runs with the shots of the first", "T26a", equalShots()),
        Broken.of("post-selected shots dropped", "T12g", dropping()),
        Broken.of("two per cent of read-out error", "T24a", counts(BrokenCounts::biased)),
        Broken.of("fractions times shots, rounded", "T25a", counts(BrokenCounts::roundedDown)),
        Broken.of("seed ignored", "T27a", submissions(r -> withSeed(r, OptionalLong.empty()))),
        Broken.of("one seed for all", "T27b", submissions(r -> withSeed(r, OptionalLong.of(5)))),
        Broken.of("a stuck generator", "T27c", stuckGenerator()));
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
    var widest = outcomes.stream().mapToInt(BrokenCounts::bits).max().orElse(0);
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

  static double[] all(Bindings bindings) {
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
}
