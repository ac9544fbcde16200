package io.diffraqt.simulator.internal.kernel;

/// Index bits that must have given values for a step to act.
///
/// @param mask the bits that are looked at
/// @param value what they must be, within the mask
public record Controls(int mask, int value) {
  /// Acts everywhere.
  public static final Controls NONE = new Controls(0, 0);

  /// These and one more.
  public Controls and(int qubit, boolean one) {
    return new Controls(mask | 1 << qubit, one ? value | 1 << qubit : value);
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return mask == 0;
  }

  /// The same on index bits that lie `bits` higher.
  public Controls shifted(int bits) {
    return new Controls(mask << bits, value << bits);
  }
}
