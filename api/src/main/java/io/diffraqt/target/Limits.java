package io.diffraqt.target;

/// How much one submission may hold.
///
/// @param maxShots per circuit
/// @param maxCircuits per submission
/// @param midCircuit whether measured qubits may be used again
/// @param conditions whether gates may depend on measured bits
/// @param prepare whether states are loaded directly, without gates
public record Limits(
    int maxShots, int maxCircuits, boolean midCircuit, boolean conditions, boolean prepare) {
  /// No limit but the memory of the machine.
  public static final Limits NONE =
      new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, true, true, true);
}
