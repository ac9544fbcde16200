package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.plan.Aim.Form;

/// Asked before one more state is made.
public interface Room {
  /// As much as is wanted.
  Room ENDLESS = (_, _) -> {};

  /// Refuses a state that does not fit beside those that live.
  ///
  /// @param bits the state has `2^bits` amplitudes or coefficients
  /// @throws io.diffraqt.error.UnsupportedCircuitException saying what it needs and what there is
  void require(Form form, int bits);
}
