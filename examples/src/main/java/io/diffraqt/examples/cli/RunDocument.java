package io.diffraqt.examples.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diffraqt.backend.Outcome;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.result.Counts;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import io.diffraqt.run.PartialResultException;
import io.diffraqt.run.Provenance;
import io.diffraqt.run.SampleResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The answer of `run`; what was not asked for is null.
record RunDocument(
    String backend,
    int qubits,
    long shots,
    long seed,
    List<Row> results,
    List<String> stages,
    Origin provenance,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrecisionPart precision,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Missing> missing) {

  /// Its jobs live and die with this process, so their ids say nothing.
  private static final String LOCAL = "simulator";

  /// One row of the bindings.
  record Row(
      Map<String, Object> bindings,
      Map<String, Bits> registers,
      @Nullable Map<String, double[]> probabilities,
      List<Expectation> expectations,
      double @Nullable [][] state,
      double @Nullable [][][] densityMatrix,
      @Nullable List<Integer> qubitsOfState,
      @Nullable Double acceptance,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AskedResults.Value> requested) {}

  /// One classical register.
  record Bits(
      int bits,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedMap<String, Long> counts) {}

  /// One observable; its shots where they were not asked for by number.
  record Expectation(
      String observable,
      double value,
      double standardError,
      double variance,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long shots) {}

  /// A submission that brought nothing, and the rows that need it; without a key where nothing was
  /// sent at all.
  record Missing(@Nullable String key, List<Integer> rows, String reason) {
    static Missing of(PartialResultException.Missing missing) {
      return new Missing(missing.key().value(), missing.rows(), missing.reason());
    }
  }

  /// Where the values come from.
  record Origin(
      @Nullable String calibration, @Nullable String job, @Nullable BigDecimal priceUsd) {}

  static RunDocument of(
      String backend,
      Circuit circuit,
      long shots,
      long seed,
      List<Row> results,
      List<Provenance> origins) {
    var qubits = circuit.isPhysical() ? circuit.usedQubits().size() : circuit.qubits();
    return new RunDocument(
        backend, qubits, shots, seed, results, stages(origins), origin(origins), null, null);
  }

  /// The same, with what it says of a precision.
  RunDocument withPrecision(PrecisionPart part) {
    return new RunDocument(
        backend, qubits, shots, seed, results, stages, provenance, part, missing);
  }

  /// The same, with what is missing; nothing is said where nothing is.
  RunDocument withMissing(List<Missing> parts) {
    return parts.isEmpty()
        ? this
        : new RunDocument(
            backend, qubits, shots, seed, results, stages, provenance, precision, parts);
  }

  private static List<String> stages(List<Provenance> origins) {
    var stages = new LinkedHashSet<String>();
    stages.add("parse");
    origins.forEach(o -> stages.addAll(o.stages()));
    return List.copyOf(stages);
  }

  private static Origin origin(List<Provenance> origins) {
    var calibration = origins.stream().flatMap(o -> o.calibration().stream()).findFirst();
    var jobs =
        origins.stream()
            .flatMap(o -> o.jobs().stream())
            .filter(j -> !j.backend().startsWith(LOCAL))
            .map(j -> j.value())
            .toList();
    return new Origin(
        calibration.orElse(null), jobs.isEmpty() ? null : String.join(",", jobs), price(origins));
  }

  private static @Nullable BigDecimal price(List<Provenance> origins) {
    var sum = BigDecimal.ZERO;
    for (var origin : origins) {
      if (origin.price().amount().isEmpty() || !origin.price().currency().equals("USD")) {
        return null;
      }
      sum = sum.add(origin.price().amount().orElseThrow());
    }
    return sum;
  }

  String text() {
    var lines = new ArrayList<String>();
    for (var row = 0; row < results.size(); row++) {
      lines.addAll(RunText.lines(results.get(row)));
      if (isMissing(row)) {
        lines.add("row %d did not come".formatted(row));
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  private boolean isMissing(int row) {
    return missing != null && missing.stream().anyMatch(m -> m.rows().contains(row));
  }

  /// Collects what is known of one row.
  static final class RowBuilder {
    private final Circuit circuit;
    private final Bindings bindings;
    private final int row;
    private Optional<Outcome.Evaluated> exact = Optional.empty();
    private Optional<SampleResult.Row> counted = Optional.empty();
    private List<Estimate> estimates = List.of();
    private List<String> observables = List.of();
    private List<AskedResults.Value> results = List.of();
    private boolean showsShots;

    RowBuilder(Circuit circuit, Bindings bindings, int row) {
      this.circuit = circuit;
      this.bindings = bindings;
      this.row = row;
    }

    RowBuilder exact(Optional<Outcome.Evaluated> values) {
      this.exact = values;
      return this;
    }

    RowBuilder counts(Optional<SampleResult.Row> values) {
      this.counted = values;
      return this;
    }

    RowBuilder estimates(List<Estimate> values) {
      this.estimates = values;
      return this;
    }

    RowBuilder observables(List<String> sums) {
      this.observables = sums;
      return this;
    }

    RowBuilder results(List<AskedResults.Value> values) {
      this.results = values;
      return this;
    }

    RowBuilder shotsEach(boolean wanted) {
      this.showsShots = wanted;
      return this;
    }

    Row build() {
      var state = exact.flatMap(Outcome.Evaluated::state);
      var matrix = exact.flatMap(Outcome.Evaluated::densityMatrix);
      return new Row(
          values(),
          registers(),
          exact.flatMap(Outcome.Evaluated::probabilities).map(RowBuilder::byRegister).orElse(null),
          expectations(),
          state.map(Pairs::of).orElse(null),
          matrix.map(Pairs::of).orElse(null),
          state.map(StateVector::qubits).or(() -> matrix.map(DensityMatrix::qubits)).orElse(null),
          acceptance(),
          results);
    }

    private Map<String, Object> values() {
      var values = new LinkedHashMap<String, Object>();
      for (var parameter : bindings.columns().parameters()) {
        values.put(parameter.name(), bindings.value(row, parameter));
      }
      for (var slot : bindings.columns().slots()) {
        values.put(
            slot.name(),
            IntStream.range(0, slot.size())
                .mapToObj(k -> Pairs.of(bindings.amplitude(row, slot, k)))
                .toList());
      }
      return values;
    }

    private Map<String, Bits> registers() {
      var registers = new LinkedHashMap<String, Bits>();
      for (var register : circuit.registers()) {
        var counts = counted.map(r -> r.counts().of(register.name())).map(Counts::asMap);
        registers.put(register.name(), new Bits(register.size(), counts.orElse(null)));
      }
      if (registers.isEmpty()) {
        exact
            .flatMap(Outcome.Evaluated::probabilities)
            .ifPresent(
                p -> p.registers().forEach(r -> registers.put(r.name(), new Bits(r.size(), null))));
      }
      return registers;
    }

    private List<Expectation> expectations() {
      var values = exact.map(Outcome.Evaluated::expectations).filter(e -> !e.isEmpty());
      var known = values.orElse(estimates);
      return IntStream.range(0, Math.min(observables.size(), known.size()))
          .mapToObj(k -> expectation(observables.get(k), known.get(k)))
          .toList();
    }

    private Expectation expectation(String sum, Estimate estimate) {
      return new Expectation(
          sum,
          estimate.value(),
          estimate.standardError(),
          estimate.variance(),
          showsShots ? estimate.shots() : null);
    }

    private @Nullable Double acceptance() {
      var keeps =
          circuit
              .flattened()
              .anyMatch(i -> i instanceof Instruction.Measure m && m.keep() != Keep.BOTH);
      if (!keeps) {
        return null;
      }
      return counted
          .map(SampleResult.Row::acceptance)
          .or(() -> exact.map(Outcome.Evaluated::acceptance))
          .orElse(null);
    }

    private static Map<String, double[]> byRegister(Distribution distribution) {
      var registers = new LinkedHashMap<String, double[]>();
      distribution
          .registers()
          .forEach(r -> registers.put(r.name(), distribution.of(r.name()).toArray()));
      return registers;
    }
  }
}
