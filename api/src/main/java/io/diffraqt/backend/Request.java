package io.diffraqt.backend;

import io.diffraqt.observable.Observable;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What a run is asked for.
public sealed interface Request {
  /// Counts of measured bits.
  ///
  /// @param shots at least 1
  /// @param seed for backends that draw pseudo-random numbers; devices ignore it
  record Samples(int shots, OptionalLong seed) implements Request {
    /// @throws IllegalArgumentException when `shots` is below 1
    public Samples {
      if (shots < 1) {
        throw new IllegalArgumentException("shots " + shots + "; at least 1");
      }
    }

    /// Counts without a seed.
    public static Samples of(int shots) {
      return new Samples(shots, OptionalLong.empty());
    }
  }

  /// Exact values, without sampling.
  ///
  /// @param quantities which
  /// @param observables whose expectation values are asked for
  /// @param seed for mid-circuit measurements whose branch is drawn, when a state is asked for
  record Exact(Set<Quantity> quantities, List<Observable> observables, OptionalLong seed)
      implements Request {
    /// Copies both collections.
    public Exact {
      quantities = Set.copyOf(quantities);
      observables = List.copyOf(observables);
    }

    /// Expectation values only.
    public static Exact expectations(List<? extends Observable> observables) {
      return new Exact(Set.of(), List.copyOf(observables), OptionalLong.empty());
    }

    /// These quantities, without observables.
    public static Exact of(Quantity... quantities) {
      return new Exact(Set.of(quantities), List.of(), OptionalLong.empty());
    }
  }

  /// What can be known exactly besides expectation values.
  enum Quantity {
    /// Distribution of the classical bits, read-out error included.
    PROBABILITIES,
    /// The pure state at the end.
    STATE,
    /// The state at the end as a density matrix, before read-out error.
    DENSITY_MATRIX
  }
}
