package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.CX;
import static io.diffraqt.circuit.StandardGate.H;
import static io.diffraqt.circuit.StandardGate.ISWAP;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.S;
import static io.diffraqt.circuit.StandardGate.SDG;
import static io.diffraqt.circuit.StandardGate.T;
import static io.diffraqt.circuit.StandardGate.TDG;
import static io.diffraqt.circuit.StandardGate.X;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.GateSet;
import java.util.List;
import java.util.Optional;

/// The two-qubit gate from which a target's others are made.
///
/// @param gate a row of the table on two qubits
/// @param reach with which angles it runs
record Entangler(StandardGate gate, Reach reach) {
  /// With which angles a gate runs.
  enum Reach {
    /// With all, or it has none.
    ALL,
    /// At least with those from 0 to π/2, from which local gates make the others.
    QUADRANT,
    /// At least with π/2, which makes it a gate of the `cx` class.
    QUARTER
  }

  private static final double HALF = Math.PI / 2;
  private static final List<Integer> PAIR = List.of(0, 1);

  /// Best first.
  private static final List<StandardGate> ORDER =
      List.of(
          StandardGate.CZ,
          StandardGate.CX,
          StandardGate.ECR,
          StandardGate.CY,
          StandardGate.CH,
          StandardGate.RZZ,
          StandardGate.RXX,
          StandardGate.RYY,
          StandardGate.RZX,
          StandardGate.CP,
          StandardGate.CRZ,
          StandardGate.ISWAP);

  /// A gate without limits.
  static Entangler of(StandardGate gate) {
    return new Entangler(gate, Reach.ALL);
  }

  /// The one to use among the gates of a target; empty when it has none that is known.
  static Optional<Entangler> of(GateSet gates) {
    return ORDER.stream()
        .filter(gates::contains)
        .flatMap(gate -> reach(gates, gate).map(r -> new Entangler(gate, r)).stream())
        .findFirst();
  }

  private static Optional<Reach> reach(GateSet gates, StandardGate gate) {
    var limit = gates.limit(gate);
    if (limit.isEmpty()) {
      return Optional.of(Reach.ALL);
    }
    return switch (gate) {
      case RZZ, RXX, RYY, RZX -> reach(limit.get());
      default -> Optional.empty();
    };
  }

  private static Optional<Reach> reach(AngleLimit limit) {
    if (limit instanceof AngleLimit.Range && limit.allows(0) && limit.allows(HALF)) {
      return Optional.of(Reach.QUADRANT);
    }
    return limit.allows(HALF) ? Optional.of(Reach.QUARTER) : Optional.empty();
  }

  /// The names that [#of] knows.
  static String known() {
    return String.join(", ", ORDER.stream().map(StandardGate::gateName).toList());
  }

  /// Whether the gate has an angle to choose and is `exp(−iθ·ZZ/2)` up to local gates.
  boolean isIsing() {
    return gate.angleCount() == 1 && reach != Reach.QUARTER;
  }

  /// Whether its angle may be bound later.
  boolean takesParameters() {
    return isIsing() && reach == Reach.ALL;
  }

  /// Whether exchanging the operands leaves the gate as it is.
  static boolean isSymmetric(StandardGate gate) {
    return switch (gate) {
      case CZ, CP, SWAP, ISWAP, RXX, RYY, RZZ -> true;
      default -> false;
    };
  }

  /// How many of this gate a unitary takes.
  int count(Kak kak) {
    var cx = TwoQubitSynthesis.count(kak);
    if (isIsing()) {
      return (kak.a() > 1e-9 ? 1 : 0)
          + (kak.b() > 1e-9 ? 1 : 0)
          + (Math.abs(kak.c()) > 1e-9 ? 1 : 0);
    }
    return gate == ISWAP && cx == 1 ? 2 : gate == ISWAP && isIswap(kak) ? 1 : cx;
  }

  /// `cx` with control 0 and target 1.
  List<Apply> cx() {
    var out = new LocalGates(PAIR);
    switch (gate) {
      case CX -> out.add(CX, 0, 1);
      case CZ -> out.add(H, 1).add(gate, 0, 1).add(H, 1);
      // ECR is X on 0 after exp(−iπ/4·ZX), and CX is exp(+iπ/4·ZX) and two quarter turns.
      case ECR ->
          out.add(X, 0)
              .add(gate, 0, 1)
              .add(RZ, Angle.of(HALF), 0)
              .add(RX, Angle.of(HALF), 1)
              .phase(HALF / 2);
      case CY -> out.add(S, 1).add(gate, 0, 1).add(SDG, 1);
      case CH ->
          out.add(TDG, 1).add(H, 1).add(SDG, 1).add(gate, 0, 1).add(S, 1).add(H, 1).add(T, 1);
      case ISWAP -> {
        return new IswapSynthesis(PAIR).of(Kak.of(CX.matrix()));
      }
      default -> {
        // CX = e^{iπ/4}·Rz(π/2)·Rx(π/2)·exp(+iπ/4·ZX).
        out.add(H, 1).add(X, 0);
        ising(Angle.of(HALF)).forEach(a -> out.add(a.gate(), a.angles(), on(a)));
        out.add(X, 0).add(H, 1).add(RZ, Angle.of(HALF), 0).add(RX, Angle.of(HALF), 1);
        out.phase(HALF / 2);
      }
    }
    return out.gates();
  }

  /// `exp(−iθ·ZZ/2)` by this gate, or by two where it has no angle; θ is within its reach.
  List<Apply> ising(Angle theta) {
    var out = new LocalGates(PAIR);
    switch (gate) {
      case RZZ -> out.add(gate, theta, 0, 1);
      case RXX -> out.add(H, 0).add(H, 1).add(gate, theta, 0, 1).add(H, 0).add(H, 1);
      case RYY -> {
        out.add(RX, Angle.of(-HALF), 0).add(RX, Angle.of(-HALF), 1).add(gate, theta, 0, 1);
        out.add(RX, Angle.of(HALF), 0).add(RX, Angle.of(HALF), 1);
      }
      case RZX -> out.add(H, 1).add(gate, theta, 0, 1).add(H, 1);
      case CP ->
          out.add(gate, theta.times(-2), 0, 1)
              .add(RZ, theta, 0)
              .add(RZ, theta, 1)
              .phase(theta.times(.5));
      case CRZ -> out.add(gate, theta.times(-2), 0, 1).add(RZ, theta, 1);
      case ISWAP -> {
        out.add(H, 1);
        new IswapSynthesis(PAIR).isingX(theta, out);
        out.add(H, 1);
      }
      default -> {
        cx().forEach(a -> out.add(a.gate(), a.angles(), on(a)));
        out.add(RZ, theta, 1);
        cx().forEach(a -> out.add(a.gate(), a.angles(), on(a)));
      }
    }
    return out.gates();
  }

  /// Any constant unitary.
  List<Apply> unitary(ComplexMatrix matrix) {
    var kak = Kak.of(matrix);
    if (gate == ISWAP) {
      return new IswapSynthesis(PAIR).of(kak);
    }
    return isIsing() ? byCoordinates(kak) : TwoQubitSynthesis.of(kak, PAIR);
  }

  /// One Ising gate for each coordinate that is not zero.
  private List<Apply> byCoordinates(Kak kak) {
    var out = new LocalGates(PAIR).phase(kak.phase());
    out.add(kak.right0(), 0).add(kak.right1(), 1);
    coordinate(kak.c(), ComplexMatrix.identity(2), out);
    coordinate(kak.b(), RX.matrix(-HALF), out);
    coordinate(kak.a(), H.matrix(), out);
    return out.add(kak.left0(), 0).add(kak.left1(), 1).gates();
  }

  /// `exp(i·t·ZZ)` with both operands turned by `turn` from the axis Z.
  private void coordinate(double t, ComplexMatrix turn, LocalGates out) {
    if (Math.abs(t) > 1e-9) {
      out.add(turn.adjoint(), 0).add(turn.adjoint(), 1);
      ising(Angle.of(-2 * t)).forEach(a -> out.add(a.gate(), a.angles(), on(a)));
      out.add(turn, 0).add(turn, 1);
    }
  }

  private static boolean isIswap(Kak kak) {
    return Math.abs(kak.a() - Math.PI / 4) < 1e-9
        && Math.abs(kak.b() - Math.PI / 4) < 1e-9
        && Math.abs(kak.c()) < 1e-9;
  }

  private static Integer[] on(Apply apply) {
    return apply.qubits().toArray(Integer[]::new);
  }
}
