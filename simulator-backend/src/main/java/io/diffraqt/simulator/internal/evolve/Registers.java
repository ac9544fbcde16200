package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.plan.Aim;

/// Makes registers of either form.
///
/// @param form how states are stored
/// @param kernels what acts on them
/// @param team who shares the work on one state
public record Registers(Aim.Form form, Kernels kernels, Team team) {
  /// All of `qubits` qubits in state 0.
  public Register zeros(int qubits) {
    return switch (form) {
      case PURE -> PureState.zeros(kernels, team, qubits);
      case MIXED -> MixedState.zeros(kernels, qubits);
    };
  }
}
