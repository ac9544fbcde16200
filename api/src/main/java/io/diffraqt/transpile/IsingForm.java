package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.H;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.RZZ;
import static io.diffraqt.circuit.StandardGate.X;
import static io.diffraqt.circuit.StandardGate.Z;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.List;

/// Gates that are one `rzz` up to one-qubit gates, written so; angles may be symbolic.
final class IsingForm {
  private static final double HALF = Math.PI / 2;

  private IsingForm() {}

  /// The same unitary by one `rzz` and one-qubit gates; empty where there is no such form.
  static List<Apply> of(Apply apply) {
    if (!(apply.gate() instanceof StandardGate row) || apply.angles().isEmpty()) {
      return List.of();
    }
    var out = new LocalGates(apply.qubits());
    return write(row, apply.angles().getFirst(), out) ? out.gates() : List.of();
  }

  /// A constant `rzz` by one with an angle in `[0, π/2]` and one-qubit gates.
  static List<Apply> folded(Apply rzz) {
    var theta = rzz.angles().getFirst().value(p -> Double.NaN);
    var rest = Math.IEEEremainder(theta, 2 * Math.PI);
    var out = new LocalGates(rzz.qubits()).phase((rest - theta) / 2);
    if (Math.abs(rest) > HALF) {
      // rzz(±π) is ∓i·Z⊗Z.
      out.add(Z, 0).add(Z, 1).phase(-Math.copySign(HALF, rest));
      rest -= Math.copySign(Math.PI, rest);
    }
    if (rest < 0) {
      out.add(X, 0).add(RZZ, Angle.of(-rest), 0, 1).add(X, 0);
    } else {
      out.add(RZZ, Angle.of(rest), 0, 1);
    }
    return out.gates();
  }

  private static boolean write(StandardGate row, Angle theta, LocalGates out) {
    switch (row) {
      case RZZ -> out.add(RZZ, theta, 0, 1);
      case RXX -> out.add(H, 0).add(H, 1).add(RZZ, theta, 0, 1).add(H, 0).add(H, 1);
      case RYY -> {
        out.add(RX, Angle.of(HALF), 0).add(RX, Angle.of(HALF), 1).add(RZZ, theta, 0, 1);
        out.add(RX, Angle.of(-HALF), 0).add(RX, Angle.of(-HALF), 1);
      }
      case RZX -> out.add(H, 1).add(RZZ, theta, 0, 1).add(H, 1);
      case CP ->
          out.add(RZZ, theta.times(-.5), 0, 1)
              .add(RZ, theta.times(.5), 0)
              .add(RZ, theta.times(.5), 1)
              .phase(theta.times(.25));
      case CRZ -> crz(theta, out);
      case CRX -> {
        out.add(H, 1);
        crz(theta, out);
        out.add(H, 1);
      }
      case CRY -> {
        out.add(RX, Angle.of(HALF), 1);
        crz(theta, out);
        out.add(RX, Angle.of(-HALF), 1);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void crz(Angle theta, LocalGates out) {
    out.add(RZZ, theta.times(-.5), 0, 1).add(RZ, theta.times(.5), 1);
  }
}
