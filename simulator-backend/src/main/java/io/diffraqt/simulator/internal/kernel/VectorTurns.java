package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.S;

/// Turns `1 − i·t·X` on several qubits, up to four in one pass.
///
/// Such a turn mixes real parts with imaginary ones only: `re[a] += t·im[b]`, `im[b] −= t·re[a]`
/// for indices `a`, `b` that differ in the target. So one pass takes real parts where an even
/// number of targets is 1 and imaginary parts where it is odd, a second one the other half, and the
/// 16 vectors of four targets fit the registers.
///
/// Targets are low where they select lanes, near where they select one of 16 neighbouring vectors,
/// whose places the compiler then knows, and far beyond.
final class VectorTurns {
  /// Vectors that lie multiples of 4 KiB apart share one set of the first cache, which holds twelve
  /// lines on the machine this was tuned on; so no more than eight are read together.
  private static final int CONFLICTS = 15 - Integer.numberOfTrailingZeros(S.elementSize());

  private VectorTurns() {}

  /// @param targets rising
  /// @param t one tangent per target
  static void apply(Parts psi, int[] targets, double[] t) {
    var next = VectorLowTurns.apply(psi, targets, t);
    next = VectorNearTurns.apply(psi, targets, t, next);
    while (next < targets.length) {
      var most = targets[next] < CONFLICTS ? 4 : 3;
      var count = Math.min(most, targets.length - next);
      VectorFarTurns.apply(psi, targets, t, next, count);
      next += count;
    }
  }
}
