package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.CX;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RY;
import static io.diffraqt.circuit.StandardGate.RZ;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import java.util.List;

/// A two-qubit unitary by as few `cx` as possible, zero to three.
///
/// Sources: Vatan and Williams (2004), Phys. Rev. A 69, 032315, figure 6, for three; the rest
/// follows from `cx` carrying X⊗1 to X⊗X and 1⊗Z to Z⊗Z.
final class TwoQubitSynthesis {
  private static final double TOLERANCE = 1e-9;
  private static final double HALF = Math.PI / 2;
  private static final Kak CX_FACTORS = Kak.of(StandardGate.CX.matrix());
  private static final ComplexMatrix TURN_X = StandardGate.RX.matrix(HALF);

  private TwoQubitSynthesis() {}

  /// How many `cx` it takes.
  static int count(Kak kak) {
    if (kak.a() < TOLERANCE) {
      return 0;
    }
    if (Math.abs(kak.c()) > TOLERANCE) {
      return 3;
    }
    return kak.b() < TOLERANCE && Math.abs(kak.a() - Math.PI / 4) < TOLERANCE ? 1 : 2;
  }

  /// Gates `u`, `rx`, `ry`, `rz`, `cx` and a global phase, in time order.
  static List<Apply> of(Kak kak, List<Integer> operands) {
    var out = new LocalGates(operands).phase(kak.phase());
    switch (count(kak)) {
      case 0 -> out.add(kak.left0().times(kak.right0()), 0).add(kak.left1().times(kak.right1()), 1);
      case 1 -> one(kak, out);
      case 2 -> two(kak, out);
      default -> three(kak, out);
    }
    return out.gates();
  }

  /// Three `cx` whatever the coordinates, for entanglers that come in odd numbers.
  static List<Apply> ofThree(Kak kak, List<Integer> operands) {
    var out = new LocalGates(operands).phase(kak.phase());
    three(kak, out);
    return out.gates();
  }

  /// Two `cx` for coordinates with `c = 0`, also where one would do.
  static List<Apply> ofTwo(Kak kak, List<Integer> operands) {
    var out = new LocalGates(operands).phase(kak.phase());
    two(kak, out);
    return out.gates();
  }

  private static void one(Kak kak, LocalGates out) {
    var cx = CX_FACTORS;
    out.phase(-cx.phase())
        .add(cx.right0().adjoint().times(kak.right0()), 0)
        .add(cx.right1().adjoint().times(kak.right1()), 1)
        .add(CX, 0, 1)
        .add(kak.left0().times(cx.left0().adjoint()), 0)
        .add(kak.left1().times(cx.left1().adjoint()), 1);
  }

  private static void two(Kak kak, LocalGates out) {
    // A quarter turn about X on both qubits exchanges YY with ZZ.
    var back = TURN_X.adjoint();
    out.add(TURN_X.times(kak.right0()), 0)
        .add(TURN_X.times(kak.right1()), 1)
        .add(CX, 0, 1)
        .add(RX, Angle.of(-2 * kak.a()), 0)
        .add(RZ, Angle.of(-2 * kak.b()), 1)
        .add(CX, 0, 1)
        .add(kak.left0().times(back), 0)
        .add(kak.left1().times(back), 1);
  }

  private static void three(Kak kak, LocalGates out) {
    var quarter = StandardGate.RZ.matrix(HALF);
    out.phase(Math.PI / 4)
        .add(kak.right0(), 0)
        .add(quarter.times(kak.right1()), 1)
        .add(CX, 1, 0)
        .add(RZ, Angle.of(HALF - 2 * kak.c()), 0)
        .add(RY, Angle.of(HALF - 2 * kak.a()), 1)
        .add(CX, 0, 1)
        .add(RY, Angle.of(2 * kak.b() - HALF), 1)
        .add(CX, 1, 0)
        .add(kak.left0().times(quarter.adjoint()), 0)
        .add(kak.left1(), 1);
  }

  /// `u` with its operands exchanged.
  static ComplexMatrix exchanged(ComplexMatrix unitary) {
    return StandardGate.SWAP.matrix().times(unitary).times(StandardGate.SWAP.matrix());
  }
}
