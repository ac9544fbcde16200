package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.kernel.SingleKernels;
import io.diffraqt.simulator.internal.kernel.SingleParts;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Plan;

/// Makes registers of either form.
///
/// @param form how states are stored
/// @param kernels what acts on them
/// @param team who shares the work on one state
public record Registers(Aim.Form form, Kernels kernels, Team team) {
  /// All qubits of a plan in state 0.
  public Register zeros(Plan plan) {
    return switch (form) {
      case PURE -> PureState.zeros(kernels, team, Parts.zeros(1 << plan.qubits()));
      case SINGLE ->
          PureState.zeros(SingleKernels.with(kernels), team, SingleParts.zeros(1 << plan.qubits()));
      case MIXED ->
          plan.isInPauliBasis()
              ? PauliState.zeros(kernels, team, plan.qubits())
              : MixedState.zeros(kernels, plan.qubits());
    };
  }
}
