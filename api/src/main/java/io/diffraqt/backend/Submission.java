package io.diffraqt.backend;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import java.util.List;

/// What is sent at once: a key and an ordered batch.
///
/// @param key the same for every try to send it
/// @param runs in the order of the results, at least one
public record Submission(SubmissionKey key, List<Run> runs) {
  /// @throws IllegalArgumentException when there is no run
  public Submission {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("submission " + key.value() + " has no run");
    }
  }

  /// One circuit under one or many bindings.
  ///
  /// @param circuit in the target's language
  /// @param bindings one execution per row
  /// @param request what each row is asked for
  public record Run(Circuit circuit, Bindings bindings, Request request) {
    /// @throws io.diffraqt.error.CircuitException when a parameter is unbound
    public Run {
      bindings = bindings.arrangedFor(circuit.columns());
    }
  }

  /// Number of outcomes: all rows of all runs.
  public int size() {
    return runs.stream().mapToInt(r -> r.bindings().rows()).sum();
  }

  /// Shots of all rows of all runs; exact runs have none.
  public long shots() {
    return runs.stream()
        .mapToLong(r ->
            switch (r.request()) {
              case Request.Samples samples -> (long) samples.shots() * r.bindings().rows();
              case Request.Exact _ -> 0;
            })
        .sum();
  }
}
