package io.diffraqt.simulator.internal.sample;

/// Takes outcomes and how often they came.
@FunctionalInterface
public interface Drawn {
  /// Called once per outcome that came.
  ///
  /// @param outcome an index of the distribution
  /// @param count at least 1
  void outcome(int outcome, long count);
}
