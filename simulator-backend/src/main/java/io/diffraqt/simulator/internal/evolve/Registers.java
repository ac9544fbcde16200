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
/// @param room for more than the first one
public record Registers(Aim.Form form, Kernels kernels, Team team, Room room) {
  /// Where memory is seen to elsewhere.
  public Registers(Aim.Form form, Kernels kernels, Team team) {
    this(form, kernels, team, Room.ENDLESS);
  }

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

  /// Refuses one more state of a plan where there is no room for it.
  void requireRoom(Plan plan) {
    room.require(form, form == Aim.Form.MIXED ? 2 * plan.qubits() : plan.qubits());
  }
}
