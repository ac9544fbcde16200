package io.diffraqt.run;

import java.util.List;

/// When enough was measured, and how much more is needed. Units are circuits × rows, rows
/// innermost.
sealed interface Goal permits StandardErrorGoal, TotalVariationGoal {
  /// The precision that is wanted.
  double wanted();

  /// Shots of each unit in the first round: needed in any case.
  long[] first();

  /// Shots of each unit with which the goal is met whatever comes, unless shots are dropped.
  long[] enough();

  /// How it stands.
  ///
  /// @param tallies one per unit
  /// @param look counted from 1
  Standing judge(List<Tally> tallies, int look);

  /// What is known after a round.
  ///
  /// @param reached precision of the least exact part
  /// @param wanted shots that each unit should have kept in all after the next round
  record Standing(double reached, long[] wanted) {}
}
