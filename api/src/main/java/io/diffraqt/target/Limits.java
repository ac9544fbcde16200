package io.diffraqt.target;

import java.util.Objects;

/// How much one submission may hold.
///
/// @param maxShots per circuit
/// @param maxCircuits per submission
/// @param midCircuit whether measured qubits may be used again
/// @param conditions whether gates may depend on measured bits
/// @param prepare whether states are loaded directly, without gates
/// @param noise whether channels run that are written into a circuit
/// @param whole what the circuits of one submission may hold together
public record Limits(
    int maxShots,
    int maxCircuits,
    boolean midCircuit,
    boolean conditions,
    boolean prepare,
    boolean noise,
    Whole whole) {
  /// No limit but the memory of the machine.
  public static final Limits NONE =
      new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, true, true, true, true, Whole.FREE);

  /// Limits of both kinds.
  public Limits {
    Objects.requireNonNull(whole);
  }

  /// Limits of a device, which has noise of its own alone.
  public Limits(
      int maxShots,
      int maxCircuits,
      boolean midCircuit,
      boolean conditions,
      boolean prepare,
      Whole whole) {
    this(maxShots, maxCircuits, midCircuit, conditions, prepare, false, whole);
  }

  /// Limits of each circuit of a device alone; together they may hold anything.
  public Limits(
      int maxShots, int maxCircuits, boolean midCircuit, boolean conditions, boolean prepare) {
    this(maxShots, maxCircuits, midCircuit, conditions, prepare, Whole.FREE);
  }

  /// The same with other limits of the whole.
  public Limits withWhole(Whole other) {
    return new Limits(maxShots, maxCircuits, midCircuit, conditions, prepare, noise, other);
  }

  /// What the circuits of one submission may hold together.
  ///
  /// @param maxShots sum over all circuits
  /// @param maxBytes of program text and values, as they are sent
  /// @param equalShots whether all circuits must ask for the same number of shots
  public record Whole(long maxShots, long maxBytes, boolean equalShots) {
    /// Anything.
    public static final Whole FREE = new Whole(Long.MAX_VALUE, Long.MAX_VALUE, false);
  }
}
