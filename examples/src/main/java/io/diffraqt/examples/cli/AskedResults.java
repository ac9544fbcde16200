package io.diffraqt.examples.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.openqasm.ObservableFactor;
import io.diffraqt.openqasm.QasmProgram;
import io.diffraqt.openqasm.ResultRequest;
import io.diffraqt.openqasm.ResultRequest.Figure;
import io.diffraqt.result.Estimate;
import io.diffraqt.run.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values that a program's own text asks for.
///
/// Sums of Paulis are measured with those of the call; all else is known exactly or not at all.
///
/// @param program with its requests
/// @param noisy whether the backend has noise of its own
record AskedResults(QasmProgram program, boolean noisy) {
  /// One value.
  ///
  /// @param result what it is
  /// @param of of what: an observable, qubits, or nothing
  /// @param value a number, or numbers in lists and maps; amplitudes as pairs
  /// @param standardError of means that were measured, in the shape of the value
  record Value(
      String result,
      String of,
      Object value,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object standardError) {
    static Value exact(String result, String of, Object value) {
      return new Value(result, of, value, null);
    }
  }

  boolean isEmpty() {
    return program.results().isEmpty();
  }

  /// The qubits that `all` means: those that a gate or a result uses, rising.
  private List<Integer> all() {
    var used = new TreeSet<>(program.circuit().usedQubits());
    program.results().forEach(r -> used.addAll(qubits(r)));
    return List.copyOf(used);
  }

  private static List<Integer> qubits(ResultRequest result) {
    return switch (result) {
      case ResultRequest.Density(var on) -> on;
      case ResultRequest.Probability(var on) -> on;
      case ResultRequest.Statistic(_, var factors) -> qubits(factors);
      case ResultRequest.Gradient(var terms, _) ->
          terms.stream().flatMap(t -> qubits(t.factors()).stream()).toList();
      case ResultRequest.State _, ResultRequest.Amplitude _, ResultRequest.OnEach _ -> List.of();
    };
  }

  private static List<Integer> qubits(List<ObservableFactor> factors) {
    return factors.stream().flatMap(f -> f.qubits().stream()).toList();
  }

  /// The sums of Paulis whose means are measured, in the order of the results.
  List<PauliSum> sums() {
    return program.results().stream().flatMap(this::sums).toList();
  }

  private Stream<PauliSum> sums(ResultRequest result) {
    return observables(result).stream()
        .filter(PauliSum.class::isInstance)
        .map(PauliSum.class::cast);
  }

  private List<Observable> observables(ResultRequest result) {
    return switch (result) {
      case ResultRequest.Statistic statistic -> List.of(statistic.observable());
      case ResultRequest.OnEach(_, var name) ->
          all().stream()
              .map(q -> List.<ObservableFactor>of(new ObservableFactor.Named(name, q)))
              .map(factors -> new ResultRequest.Weighted(1, factors).observable())
              .toList();
      case ResultRequest.State _,
          ResultRequest.Density _,
          ResultRequest.Amplitude _,
          ResultRequest.Probability _,
          ResultRequest.Gradient _ ->
          List.of();
    };
  }

  /// Refuses what the call does not give.
  ///
  /// @throws io.diffraqt.error.CircuitException naming the place in the program
  void require(ShotOptions options) {
    for (var k = 0; k < program.results().size(); k++) {
      var reason = refusal(program.results().get(k), options.wantsProbabilities());
      if (!reason.isEmpty()) {
        throw program.refusal(k, reason);
      }
    }
  }

  private String refusal(ResultRequest result, boolean exact) {
    if (program.circuit().hasMeasurement()) {
      return "a program that asks for results does not measure as well, here as with Braket; leave"
          + " one or the other out";
    }
    if (figure(result) == Figure.SAMPLE) {
      return "the values of single shots are not kept; ask for the expectation, whose variance is"
          + " reported with it, or measure into bits and count them";
    }
    if (result instanceof ResultRequest.Amplitude(var states)
        && states.stream().anyMatch(s -> s.length() != all().size())) {
      return "each basis state has one bit for each of the %d qubits in use"
          .formatted(all().size());
    }
    if (isMixed() && (result instanceof ResultRequest.State || isAmplitude(result))) {
      return "noise and resets leave no pure state; ask for density_matrix";
    }
    var measured = observables(result).stream().allMatch(PauliSum.class::isInstance);
    var needsState = observables(result).isEmpty() || !measured;
    return needsState && !exact ? "this is known exactly only; run with --exact" : "";
  }

  private static Figure figure(ResultRequest result) {
    return switch (result) {
      case ResultRequest.Statistic(var figure, _) -> figure;
      case ResultRequest.OnEach(var figure, _) -> figure;
      case ResultRequest.State _,
          ResultRequest.Density _,
          ResultRequest.Amplitude _,
          ResultRequest.Probability _,
          ResultRequest.Gradient _ ->
          Figure.EXPECTATION;
    };
  }

  private static boolean isAmplitude(ResultRequest result) {
    return result instanceof ResultRequest.Amplitude;
  }

  /// Whether the state at the end is a density matrix.
  private boolean isMixed() {
    return isNoisy() || program.circuit().flattened().anyMatch(Instruction.Reset.class::isInstance);
  }

  /// Whether there is noise, in the program or of the backend.
  boolean isNoisy() {
    return noisy || program.circuit().hasNoise();
  }

  /// Values of one row from the means of [#sums].
  List<Value> measured(List<Estimate> estimates) {
    var rest = estimates.iterator();
    return program.results().stream()
        .map(result -> {
          var own = observables(result).stream().map(_ -> rest.next()).toList();
          return statistic(result, own);
        })
        .toList();
  }

  /// Values of all rows, exactly.
  List<List<Value>> exactly(Connection connection, Bindings rows, long seed) {
    if (isEmpty()) {
      return Collections.nCopies(rows.rows(), List.of());
    }
    var observables = program.results().stream().flatMap(r -> observables(r).stream()).toList();
    var request = new Request.Exact(quantities(), observables, OptionalLong.of(seed));
    var outcomes = connection.exactRun().evaluate(program.circuit(), rows, request).rows();
    return IntStream.range(0, rows.rows())
        .mapToObj(row -> exactly(outcomes.get(row), new Derivatives(connection, rows, row)))
        .toList();
  }

  private Set<Quantity> quantities() {
    return program.results().stream().allMatch(AskedResults::needsNoState)
        ? Set.of()
        : Set.of(isMixed() ? Quantity.DENSITY_MATRIX : Quantity.STATE);
  }

  private static boolean needsNoState(ResultRequest result) {
    return switch (result) {
      case ResultRequest.Statistic _, ResultRequest.OnEach _, ResultRequest.Gradient _ -> true;
      case ResultRequest.State _,
          ResultRequest.Density _,
          ResultRequest.Amplitude _,
          ResultRequest.Probability _ ->
          false;
    };
  }

  private List<Value> exactly(Outcome.Evaluated outcome, Derivatives derivatives) {
    var rest = outcome.expectations().iterator();
    var state = StatePart.of(outcome);
    return program.results().stream()
        .map(result ->
            switch (result) {
              case ResultRequest.State _ ->
                  Value.exact("state_vector", on(all()), state.amplitudes(all()));
              case ResultRequest.Density(var qubits) ->
                  Value.exact("density_matrix", on(qubits), state.density(orAll(qubits)));
              case ResultRequest.Probability(var qubits) ->
                  Value.exact("probability", on(qubits), state.probabilities(orAll(qubits)));
              case ResultRequest.Amplitude(var states) ->
                  Value.exact("amplitude", on(all()), state.amplitudes(all(), states));
              case ResultRequest.Gradient gradient -> derivatives.of(program.circuit(), gradient);
              case ResultRequest.Statistic _, ResultRequest.OnEach _ ->
                  statistic(result, observables(result).stream().map(_ -> rest.next()).toList());
            })
        .toList();
  }

  private List<Integer> orAll(List<Integer> qubits) {
    return qubits.isEmpty() ? all() : qubits;
  }

  private String on(List<Integer> qubits) {
    return "qubits " + orAll(qubits);
  }

  private Value statistic(ResultRequest result, List<Estimate> estimates) {
    var figure = figure(result);
    var numbers = estimates.stream().map(e -> number(figure, e)).toList();
    var errors = estimates.stream().map(Estimate::standardError).toList();
    var known = figure == Figure.VARIANCE || estimates.stream().allMatch(e -> e.shots() == 0);
    var isList = result instanceof ResultRequest.OnEach;
    return new Value(
        figure.name().toLowerCase(Locale.ROOT),
        of(result),
        isList ? numbers : numbers.getFirst(),
        known ? null : isList ? errors : errors.getFirst());
  }

  private String of(ResultRequest result) {
    return switch (result) {
      case ResultRequest.OnEach(_, var name) -> name + " on each of qubits " + all();
      case ResultRequest.Statistic statistic -> ObservableText.of(statistic.factors());
      case ResultRequest.State _,
          ResultRequest.Density _,
          ResultRequest.Amplitude _,
          ResultRequest.Probability _,
          ResultRequest.Gradient _ ->
          "";
    };
  }

  private static double number(Figure figure, Estimate estimate) {
    return figure == Figure.VARIANCE ? estimate.variance() : estimate.value();
  }
}
