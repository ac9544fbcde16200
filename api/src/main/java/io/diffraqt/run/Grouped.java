package io.diffraqt.run;

import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Observables in groups that are measured together, with the weight of each string.
///
/// @param way which strings share a group
/// @param groups in the order of measuring
/// @param parts of each observable, one per group, in the same order
record Grouped(Grouping way, List<MeasuredGroup> groups, List<List<Part>> parts) {
  /// What an observable has in a group.
  ///
  /// @param weights one per member of the group
  record Part(double[] weights) {
    /// No measured value is further from 0.
    double bound() {
      var sum = 0.0;
      for (var weight : weights) {
        sum += Math.abs(weight);
      }
      return sum;
    }

    /// Of one shot, where the members are independent and undecided.
    double expectedVariance() {
      var sum = 0.0;
      for (var weight : weights) {
        sum += weight * weight;
      }
      return sum;
    }

    boolean isEmpty() {
      return bound() == 0;
    }
  }

  private record Priced(Grouped grouped, double cost) {}

  /// How shots are spread over the groups.
  enum Allocation {
    /// The same for each.
    EQUAL,
    /// In proportion to the standard deviation.
    BY_DEVIATION
  }

  /// The grouping with the lowest predicted cost among those allowed.
  ///
  /// @param fidelity share of the signal that the gates of a group leave, above 0 and at most 1
  static Grouped of(
      List<PauliSum> observables,
      Grouping way,
      Allocation allocation,
      ToDoubleFunction<MeasuredGroup> fidelity) {
    var candidates = new ArrayList<Grouped>();
    for (var each : List.of(Grouping.QUBIT_WISE, Grouping.COMMUTING)) {
      if (way == each || way == Grouping.CHEAPEST) {
        candidates.addAll(candidates(observables, each));
      }
    }
    return candidates.size() == 1
        ? candidates.getFirst()
        : candidates.stream()
            .map(c -> new Priced(c, c.cost(allocation, fidelity)))
            .min(Comparator.comparingDouble(Priced::cost))
            .orElseThrow()
            .grouped();
  }

  private static List<Grouped> candidates(List<PauliSum> observables, Grouping way) {
    var weights = new LinkedHashMap<PauliString, Double>();
    for (var observable : observables) {
      for (var term : observable.terms()) {
        if (term.string().weight() > 0) {
          weights.merge(term.string(), Math.abs(term.coefficient()), Math::max);
        }
      }
    }
    var graph = new ConflictGraph(List.copyOf(weights.keySet()), together(way));
    return Stream.of(
            graph.mostConstrainedFirst(), graph.heaviestFirst(List.copyOf(weights.values())))
        .map(strings -> of(observables, way, strings))
        .toList();
  }

  private static BiPredicate<PauliString, PauliString> together(Grouping way) {
    return way == Grouping.QUBIT_WISE ? PauliString::commutesQubitWise : PauliString::commutes;
  }

  private static Grouped of(
      List<PauliSum> observables, Grouping way, List<List<PauliString>> strings) {
    var groups = strings.stream().map(MeasuredGroup::of).toList();
    return new Grouped(way, groups, observables.stream().map(o -> parts(o, groups)).toList());
  }

  private static List<Part> parts(PauliSum observable, List<MeasuredGroup> groups) {
    Map<PauliString, Double> weights = new HashMap<>();
    observable.terms().forEach(t -> weights.put(t.string(), t.coefficient()));
    return groups.stream()
        .map(g ->
            new Part(g.strings().stream().mapToDouble(s -> weights.getOrDefault(s, 0.0)).toArray()))
        .toList();
  }

  /// Shots × variance of the costliest observable, predicted for independent, undecided strings.
  /// What is lost of the signal is made up by shots. Source: Crawford et al. 2021, equation 8.
  double cost(Allocation allocation, ToDoubleFunction<MeasuredGroup> fidelity) {
    var kept = groups.stream().mapToDouble(fidelity).toArray();
    var most = 0.0;
    for (var observable : parts) {
      var deviations = 0.0;
      var variances = 0.0;
      for (var g = 0; g < kept.length; g++) {
        var variance = observable.get(g).expectedVariance() / (kept[g] * kept[g]);
        deviations += Math.sqrt(variance);
        variances += variance;
      }
      most =
          Math.max(
              most,
              switch (allocation) {
                case EQUAL -> kept.length * variances;
                case BY_DEVIATION -> deviations * deviations;
              });
    }
    return most;
  }

  /// What a result says of it.
  String stage() {
    return "group:%s=%d".formatted(way.word(), groups.size());
  }
}
