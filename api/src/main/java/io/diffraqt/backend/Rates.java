package io.diffraqt.backend;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How often a provider lets itself be called: by one user, on all of its devices together.
///
/// @param limits of each operation; one that is missing has none
public record Rates(Map<Operation, Rate> limits) {
  /// No operation has a limit.
  public static final Rates UNLIMITED = new Rates(Map.of());

  /// Copies the limits.
  public Rates {
    limits = Map.copyOf(limits);
  }

  /// What is called, one for each function of [Backend] that reaches the provider.
  public enum Operation {
    /// Makes a job.
    SUBMIT,
    /// Looks at a job.
    STATUS,
    /// Reads a result.
    RESULT,
    /// Ends a job.
    CANCEL,
    /// Searches a job by its key.
    FIND
  }

  /// So many calls in any time of this length.
  ///
  /// @param calls at least 1
  /// @param period longer than nothing
  public record Rate(int calls, Duration period) {
    /// @throws IllegalArgumentException when one of them is too small
    public Rate {
      if (calls < 1 || !period.isPositive()) {
        throw new IllegalArgumentException(
            calls + " calls per " + period + "; at least 1 in a time that is not empty");
      }
    }

    /// So many calls in any minute.
    public static Rate perMinute(int calls) {
      return new Rate(calls, Duration.ofMinutes(1));
    }

    /// Whether fewer calls are let through in the long run.
    public boolean isStricterThan(Rate other) {
      return calls * (double) other.period.toNanos() < other.calls * (double) period.toNanos();
    }
  }

  /// The limit of one operation.
  public Optional<Rate> of(Operation operation) {
    return Optional.ofNullable(limits.get(operation));
  }

  /// The same with another limit, unless the one that is there is stricter.
  public Rates atMost(Operation operation, Rate rate) {
    var more = new EnumMap<Operation, Rate>(Operation.class);
    more.putAll(limits);
    more.merge(operation, rate, (old, given) -> old.isStricterThan(given) ? old : given);
    return new Rates(more);
  }
}
