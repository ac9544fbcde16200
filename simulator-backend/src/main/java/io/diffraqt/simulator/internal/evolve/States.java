package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.plan.Plan;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The states of the branches of one plan; what a branch leaves is used again by the next one,
/// which finds it in cache. Thread-safe.
final class States {
  private final Plan plan;
  private final Registers registers;
  private final Queue<Register> free = new ConcurrentLinkedQueue<>();

  States(Plan plan, Registers registers) {
    this.plan = plan;
    this.registers = registers;
  }

  /// All qubits in state 0.
  Register zeros() {
    var found = free.poll();
    if (found == null) {
      return registers.zeros(plan);
    }
    found.restart();
    return found;
  }

  /// An equal state that evolves on its own.
  Register copy(Register state) {
    var found = free.poll();
    if (found == null) {
      registers.requireRoom(plan);
      return state.copy();
    }
    found.become(state);
    return found;
  }

  /// Takes back what is of no use any more.
  void release(Register state) {
    free.add(state);
  }
}
