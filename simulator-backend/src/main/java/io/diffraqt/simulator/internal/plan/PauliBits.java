package io.diffraqt.simulator.internal.plan;

/// Where the two index bits of a place lie among the Pauli coefficients of a register.
///
/// The `z` bits of the first three places come first, since kernels keep those in the lanes of a
/// vector; then their `x` bits; then pairs, `z` below `x`.
public final class PauliBits {
  /// The places whose bits come first.
  static final int LOW = 3;

  private PauliBits() {}

  /// The index bit that says whether the letter of a place has a Z in it.
  public static int z(int place) {
    return place < LOW ? place : 2 * place;
  }

  /// The index bit that says whether the letter of a place has an X in it.
  public static int x(int place, int places) {
    return place < LOW ? Math.min(LOW, places) + place : 2 * place + 1;
  }

  /// The bits of some places, `z` before `x` for each.
  static int[] of(int[] on, int places) {
    var bits = new int[2 * on.length];
    for (var k = 0; k < on.length; k++) {
      bits[2 * k] = z(on[k]);
      bits[2 * k + 1] = x(on[k], places);
    }
    return bits;
  }
}
