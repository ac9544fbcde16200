package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Circuit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What a plan is made for; equal aims give equal plans.
///
/// @param circuit what runs
/// @param extra device qubits that observables name beside those in use
/// @param kept what becomes of measurements of which one outcome is kept
/// @param form of the state
public record Aim(Circuit circuit, List<Integer> extra, Kept kept, Form form) {
  /// Copies the list.
  public Aim {
    extra = List.copyOf(extra);
  }

  /// What a measurement with a kept outcome does.
  public enum Kept {
    /// The other outcome is cut off.
    PROJECTED,
    /// Both outcomes are recorded.
    RECORDED
  }

  /// How the state is stored.
  public enum Form {
    /// `2^n` amplitudes.
    PURE,
    /// `2^n` amplitudes in single precision.
    SINGLE,
    /// `4^n` entries of a density matrix.
    MIXED;

    /// Whether there are amplitudes.
    public boolean isPure() {
      return this != MIXED;
    }
  }

  /// The qubits to simulate: those in use on a device, else all.
  public List<Integer> labels() {
    if (!circuit.isPhysical()) {
      return IntStream.range(0, circuit.qubits()).boxed().toList();
    }
    var used = new TreeSet<>(circuit.usedQubits());
    used.addAll(extra);
    return List.copyOf(used);
  }
}
