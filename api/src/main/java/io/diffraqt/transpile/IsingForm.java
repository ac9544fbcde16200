package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.H;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.RZZ;

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
