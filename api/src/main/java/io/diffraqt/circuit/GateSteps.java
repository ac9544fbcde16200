package io.diffraqt.circuit;

import java.util.List;

/// The gate table as fluent steps; angles first, then operands, controls before targets.
///
/// @param <S> what each step returns
public sealed interface GateSteps<S> permits Circuit.Builder {
  /// Appends any gate.
  S apply(Gate gate, List<Angle> angles, List<Integer> qubits);

  /// Appends a gate without angles.
  default S apply(Gate gate, Integer... qubits) {
    return apply(gate, List.of(), List.of(qubits));
  }

  /// Appends [StandardGate#ID].
  default S id(int qubit) {
    return apply(StandardGate.ID, qubit);
  }

  /// Appends [StandardGate#X].
  default S x(int qubit) {
    return apply(StandardGate.X, qubit);
  }

  /// Appends [StandardGate#Y].
  default S y(int qubit) {
    return apply(StandardGate.Y, qubit);
  }

  /// Appends [StandardGate#Z].
  default S z(int qubit) {
    return apply(StandardGate.Z, qubit);
  }

  /// Appends [StandardGate#H].
  default S h(int qubit) {
    return apply(StandardGate.H, qubit);
  }

  /// Appends [StandardGate#S].
  default S s(int qubit) {
    return apply(StandardGate.S, qubit);
  }

  /// Appends [StandardGate#SDG].
  default S sdg(int qubit) {
    return apply(StandardGate.SDG, qubit);
  }

  /// Appends [StandardGate#T].
  default S t(int qubit) {
    return apply(StandardGate.T, qubit);
  }

  /// Appends [StandardGate#TDG].
  default S tdg(int qubit) {
    return apply(StandardGate.TDG, qubit);
  }

  /// Appends [StandardGate#SX].
  default S sx(int qubit) {
    return apply(StandardGate.SX, qubit);
  }

  /// Appends [StandardGate#SXDG].
  default S sxdg(int qubit) {
    return apply(StandardGate.SXDG, qubit);
  }

  /// Appends [StandardGate#RX].
  default S rx(double angle, int qubit) {
    return rx(Angle.of(angle), qubit);
  }

  /// Appends [StandardGate#RX].
  default S rx(Angle angle, int qubit) {
    return apply(StandardGate.RX, List.of(angle), List.of(qubit));
  }

  /// Appends [StandardGate#RY].
  default S ry(double angle, int qubit) {
    return ry(Angle.of(angle), qubit);
  }

  /// Appends [StandardGate#RY].
  default S ry(Angle angle, int qubit) {
    return apply(StandardGate.RY, List.of(angle), List.of(qubit));
  }

  /// Appends [StandardGate#RZ].
  default S rz(double angle, int qubit) {
    return rz(Angle.of(angle), qubit);
  }

  /// Appends [StandardGate#RZ].
  default S rz(Angle angle, int qubit) {
    return apply(StandardGate.RZ, List.of(angle), List.of(qubit));
  }

  /// Appends [StandardGate#P].
  default S p(double angle, int qubit) {
    return p(Angle.of(angle), qubit);
  }

  /// Appends [StandardGate#P].
  default S p(Angle angle, int qubit) {
    return apply(StandardGate.P, List.of(angle), List.of(qubit));
  }

  /// Appends [StandardGate#U].
  default S u(double theta, double phi, double lambda, int qubit) {
    return u(Angle.of(theta), Angle.of(phi), Angle.of(lambda), qubit);
  }

  /// Appends [StandardGate#U].
  default S u(Angle theta, Angle phi, Angle lambda, int qubit) {
    return apply(StandardGate.U, List.of(theta, phi, lambda), List.of(qubit));
  }

  /// Appends [StandardGate#CX].
  default S cx(int control, int target) {
    return apply(StandardGate.CX, control, target);
  }

  /// Appends [StandardGate#CY].
  default S cy(int control, int target) {
    return apply(StandardGate.CY, control, target);
  }

  /// Appends [StandardGate#CZ].
  default S cz(int control, int target) {
    return apply(StandardGate.CZ, control, target);
  }

  /// Appends [StandardGate#CH].
  default S ch(int control, int target) {
    return apply(StandardGate.CH, control, target);
  }

  /// Appends [StandardGate#CSX].
  default S csx(int control, int target) {
    return apply(StandardGate.CSX, control, target);
  }

  /// Appends [StandardGate#SWAP].
  default S swap(int first, int second) {
    return apply(StandardGate.SWAP, first, second);
  }

  /// Appends [StandardGate#ISWAP].
  default S iswap(int first, int second) {
    return apply(StandardGate.ISWAP, first, second);
  }

  /// Appends [StandardGate#ECR].
  default S ecr(int control, int target) {
    return apply(StandardGate.ECR, control, target);
  }

  /// Appends [StandardGate#CP].
  default S cp(double angle, int control, int target) {
    return cp(Angle.of(angle), control, target);
  }

  /// Appends [StandardGate#CP].
  default S cp(Angle angle, int control, int target) {
    return apply(StandardGate.CP, List.of(angle), List.of(control, target));
  }

  /// Appends [StandardGate#CRX].
  default S crx(double angle, int control, int target) {
    return crx(Angle.of(angle), control, target);
  }

  /// Appends [StandardGate#CRX].
  default S crx(Angle angle, int control, int target) {
    return apply(StandardGate.CRX, List.of(angle), List.of(control, target));
  }

  /// Appends [StandardGate#CRY].
  default S cry(double angle, int control, int target) {
    return cry(Angle.of(angle), control, target);
  }

  /// Appends [StandardGate#CRY].
  default S cry(Angle angle, int control, int target) {
    return apply(StandardGate.CRY, List.of(angle), List.of(control, target));
  }

  /// Appends [StandardGate#CRZ].
  default S crz(double angle, int control, int target) {
    return crz(Angle.of(angle), control, target);
  }

  /// Appends [StandardGate#CRZ].
  default S crz(Angle angle, int control, int target) {
    return apply(StandardGate.CRZ, List.of(angle), List.of(control, target));
  }

  /// Appends [StandardGate#RXX].
  default S rxx(double angle, int first, int second) {
    return rxx(Angle.of(angle), first, second);
  }

  /// Appends [StandardGate#RXX].
  default S rxx(Angle angle, int first, int second) {
    return apply(StandardGate.RXX, List.of(angle), List.of(first, second));
  }

  /// Appends [StandardGate#RYY].
  default S ryy(double angle, int first, int second) {
    return ryy(Angle.of(angle), first, second);
  }

  /// Appends [StandardGate#RYY].
  default S ryy(Angle angle, int first, int second) {
    return apply(StandardGate.RYY, List.of(angle), List.of(first, second));
  }

  /// Appends [StandardGate#RZZ].
  default S rzz(double angle, int first, int second) {
    return rzz(Angle.of(angle), first, second);
  }

  /// Appends [StandardGate#RZZ].
  default S rzz(Angle angle, int first, int second) {
    return apply(StandardGate.RZZ, List.of(angle), List.of(first, second));
  }

  /// Appends [StandardGate#RZX].
  default S rzx(double angle, int first, int second) {
    return rzx(Angle.of(angle), first, second);
  }

  /// Appends [StandardGate#RZX].
  default S rzx(Angle angle, int first, int second) {
    return apply(StandardGate.RZX, List.of(angle), List.of(first, second));
  }

  /// Appends [StandardGate#CCX].
  default S ccx(int first, int second, int target) {
    return apply(StandardGate.CCX, first, second, target);
  }

  /// Appends [StandardGate#CCZ].
  default S ccz(int first, int second, int third) {
    return apply(StandardGate.CCZ, first, second, third);
  }

  /// Appends [StandardGate#CSWAP].
  default S cswap(int control, int first, int second) {
    return apply(StandardGate.CSWAP, control, first, second);
  }

  /// Appends [StandardGate#GPHASE].
  default S gphase(double angle) {
    return gphase(Angle.of(angle));
  }

  /// Appends [StandardGate#GPHASE].
  default S gphase(Angle angle) {
    return apply(StandardGate.GPHASE, List.of(angle), List.of());
  }
}
