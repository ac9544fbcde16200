package io.diffraqt.run;

import io.diffraqt.error.QuantumException;
import java.util.List;

/// A result with the precision it has.
///
/// @param <R> what was asked for
/// @param result from all rounds together, the first one included
/// @param wanted the precision that was asked for
/// @param reached the precision of the least exact part; `wanted` or less where it was met
/// @param rounds what was bought, in order
/// @param end why no more was bought
public record Attained<R>(R result, double wanted, double reached, List<Round> rounds, End end) {
  /// Copies the rounds.
  public Attained {
    rounds = List.copyOf(rounds);
  }

  /// One round.
  ///
  /// @param circuits that ran
  /// @param shots of all of them
  /// @param reached precision of the least exact part after it
  public record Round(int circuits, long shots, double reached) {}

  /// Why no more was bought.
  public sealed interface End {
    /// The precision is met.
    record Met() implements End {}

    /// The rounds or shots that were allowed are used up.
    ///
    /// @param limit which, in words
    record LimitReached(String limit) implements End {}

    /// More was refused by the budget, or failed.
    ///
    /// @param cause what was said
    record Stopped(QuantumException cause) implements End {}
  }

  /// Whether the wanted precision was met.
  public boolean isMet() {
    return end instanceof End.Met;
  }

  /// One sentence: what was reached with how much, and why it ended.
  public String sentence() {
    var shots = rounds.stream().mapToLong(Round::shots).sum();
    var spent =
        "precision %.3g of %.3g wanted, with %d shots in %d rounds"
            .formatted(reached, wanted, shots, rounds.size());
    return switch (end) {
      case End.Met _ -> spent + ": met";
      case End.LimitReached(var limit) -> spent + ": not met, since " + limit;
      case End.Stopped(var cause) -> spent + ": not met, since " + Messages.of(cause);
    };
  }
}
