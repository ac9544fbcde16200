package io.diffraqt.circuit;

import static io.diffraqt.circuit.AngleKind.AXIS;
import static io.diffraqt.circuit.AngleKind.CONTROLLED_ROTATION;
import static io.diffraqt.circuit.AngleKind.PHASE;
import static io.diffraqt.circuit.AngleKind.ROTATION;
import static java.lang.Math.PI;

import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of named gates: one row each with its OpenQASM 3 name, number of operands, matrix,
/// inverse, decomposition, and the kind of every angle.
///
/// Names are those of OpenQASM 3's `stdgates.inc`, and beyond it `r`, `rxx`, `ryy`, `rzz`, `rzx`,
/// `iswap`, `ecr`, `sxdg`, `csx`, `ccz` as devices and other frameworks use them. Controls come
/// first among the operands. Decompositions are exact, global phase included, and end in `u`, `cx`
/// and `gphase`. Angles `a[k]` are in the order of the OpenQASM parameters.
public enum StandardGate implements Gate {
  /// Identity.
  ID("id", 1, a -> GateMatrices.ID, Inverse.SELF, (c, a) -> {}),
  /// Pauli X.
  X("x", 1, a -> GateMatrices.X, Inverse.SELF, (c, a) -> c.u(PI, 0, PI, 0)),
  /// Pauli Y.
  Y("y", 1, a -> GateMatrices.Y, Inverse.SELF, (c, a) -> c.u(PI, PI / 2, PI / 2, 0)),
  /// Pauli Z.
  Z("z", 1, a -> GateMatrices.Z, Inverse.SELF, (c, a) -> c.p(PI, 0)),
  /// Hadamard.
  H("h", 1, a -> GateMatrices.H, Inverse.SELF, (c, a) -> c.u(PI / 2, 0, PI, 0)),
  /// Phase π/2.
  S("s", 1, a -> GateMatrices.p(PI / 2), Inverse.PARTNER, (c, a) -> c.p(PI / 2, 0)),
  /// Phase −π/2.
  SDG("sdg", 1, a -> GateMatrices.p(-PI / 2), Inverse.PARTNER, (c, a) -> c.p(-PI / 2, 0)),
  /// Phase π/4.
  T("t", 1, a -> GateMatrices.p(PI / 4), Inverse.PARTNER, (c, a) -> c.p(PI / 4, 0)),
  /// Phase −π/4.
  TDG("tdg", 1, a -> GateMatrices.p(-PI / 4), Inverse.PARTNER, (c, a) -> c.p(-PI / 4, 0)),
  /// Square root of X.
  SX("sx", 1, a -> GateMatrices.SX, Inverse.PARTNER, (c, a) -> c.gphase(PI / 4).rx(PI / 2, 0)),
  /// Inverse square root of X.
  SXDG(
      "sxdg",
      1,
      a -> GateMatrices.SX.adjoint(),
      Inverse.PARTNER,
      (c, a) -> c.gphase(-PI / 4).rx(-PI / 2, 0)),
  /// `exp(−iθX/2)`.
  RX(
      "rx",
      1,
      a -> GateMatrices.rx(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.u(a[0], Angle.of(-PI / 2), Angle.of(PI / 2), 0),
      ROTATION),
  /// `exp(−iθY/2)`.
  RY(
      "ry",
      1,
      a -> GateMatrices.ry(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.u(a[0], Angle.zero(), Angle.zero(), 0),
      ROTATION),
  /// `exp(−iθZ/2)`.
  RZ(
      "rz",
      1,
      a -> GateMatrices.rz(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.gphase(a[0].times(-.5)).p(a[0], 0),
      ROTATION),
  /// `diag(1, e^{iλ})`.
  P(
      "p",
      1,
      a -> GateMatrices.p(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.u(Angle.zero(), Angle.zero(), a[0], 0),
      PHASE),
  /// Rotation by `θ` about the axis `cos φ·X + sin φ·Y`; `prx` of some devices.
  R(
      "r",
      1,
      a -> GateMatrices.r(a[0], a[1]),
      Inverse.FIRST_NEGATED,
      (c, a) -> c.u(a[0], a[1].plus(-PI / 2), a[1].negated().plus(PI / 2), 0),
      ROTATION,
      AXIS),
  /// General one-qubit gate `u(θ, φ, λ)` with a real first entry; OpenQASM's `U`.
  U(
      "u",
      1,
      a -> GateMatrices.u(a[0], a[1], a[2]),
      Inverse.EULER,
      (c, a) -> c.u(a[0], a[1], a[2], 0),
      ROTATION,
      PHASE,
      PHASE),
  /// Controlled X.
  CX("cx", 2, a -> GateMatrices.controlled(GateMatrices.X), Inverse.SELF, (c, a) -> c.cx(0, 1)),
  /// Controlled Y.
  CY(
      "cy",
      2,
      a -> GateMatrices.controlled(GateMatrices.Y),
      Inverse.SELF,
      (c, a) -> c.sdg(1).cx(0, 1).s(1)),
  /// Controlled Z.
  CZ(
      "cz",
      2,
      a -> GateMatrices.controlled(GateMatrices.Z),
      Inverse.SELF,
      (c, a) -> c.h(1).cx(0, 1).h(1)),
  /// Controlled Hadamard.
  CH(
      "ch",
      2,
      a -> GateMatrices.controlled(GateMatrices.H),
      Inverse.SELF,
      (c, a) -> c.s(1).h(1).t(1).cx(0, 1).tdg(1).h(1).sdg(1)),
  /// Controlled square root of X.
  CSX(
      "csx",
      2,
      a -> GateMatrices.controlled(GateMatrices.SX),
      Inverse.MATRIX,
      (c, a) -> c.h(1).cp(PI / 2, 0, 1).h(1)),
  /// Controlled phase.
  CP(
      "cp",
      2,
      a -> GateMatrices.controlled(GateMatrices.p(a[0])),
      Inverse.NEGATED,
      (c, a) -> c.p(a[0].times(.5), 0).cx(0, 1).p(a[0].times(-.5), 1).cx(0, 1).p(a[0].times(.5), 1),
      PHASE),
  /// Controlled `rx`.
  CRX(
      "crx",
      2,
      a -> GateMatrices.controlled(GateMatrices.rx(a[0])),
      Inverse.NEGATED,
      (c, a) -> c.h(1).crz(a[0], 0, 1).h(1),
      CONTROLLED_ROTATION),
  /// Controlled `ry`.
  CRY(
      "cry",
      2,
      a -> GateMatrices.controlled(GateMatrices.ry(a[0])),
      Inverse.NEGATED,
      (c, a) -> c.ry(a[0].times(.5), 1).cx(0, 1).ry(a[0].times(-.5), 1).cx(0, 1),
      CONTROLLED_ROTATION),
  /// Controlled `rz`.
  CRZ(
      "crz",
      2,
      a -> GateMatrices.controlled(GateMatrices.rz(a[0])),
      Inverse.NEGATED,
      (c, a) -> c.rz(a[0].times(.5), 1).cx(0, 1).rz(a[0].times(-.5), 1).cx(0, 1),
      CONTROLLED_ROTATION),
  /// Controlled `e^{iγ}·u(θ, φ, λ)`.
  CU(
      "cu",
      2,
      a -> GateMatrices.cu(a[0], a[1], a[2], a[3]),
      Inverse.EULER,
      (c, a) ->
          c.p(a[3].plus(a[2].plus(a[1]).times(.5)), 0)
              .p(a[2].minus(a[1]).times(.5), 1)
              .cx(0, 1)
              .u(a[0].times(-.5), Angle.zero(), a[1].plus(a[2]).times(-.5), 1)
              .cx(0, 1)
              .u(a[0].times(.5), a[1], Angle.zero(), 1),
      CONTROLLED_ROTATION,
      PHASE,
      PHASE,
      PHASE),
  /// Exchanges two qubits.
  SWAP("swap", 2, a -> GateMatrices.SWAP, Inverse.SELF, (c, a) -> c.cx(0, 1).cx(1, 0).cx(0, 1)),
  /// Exchanges two qubits with a factor i.
  ISWAP(
      "iswap",
      2,
      a -> GateMatrices.ISWAP,
      Inverse.MATRIX,
      (c, a) -> c.s(0).s(1).h(0).cx(0, 1).cx(1, 0).h(1)),
  /// Echoed cross resonance; operand 0 is the control.
  ECR(
      "ecr",
      2,
      a -> GateMatrices.ECR,
      Inverse.SELF,
      (c, a) -> c.rzx(PI / 4, 0, 1).x(0).rzx(-PI / 4, 0, 1)),
  /// `exp(−iθ X⊗X/2)`.
  RXX(
      "rxx",
      2,
      a -> GateMatrices.rxx(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.h(0).h(1).rzz(a[0], 0, 1).h(0).h(1),
      ROTATION),
  /// `exp(−iθ Y⊗Y/2)`.
  RYY(
      "ryy",
      2,
      a -> GateMatrices.ryy(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.rx(PI / 2, 0).rx(PI / 2, 1).rzz(a[0], 0, 1).rx(-PI / 2, 0).rx(-PI / 2, 1),
      ROTATION),
  /// `exp(−iθ Z⊗Z/2)`.
  RZZ(
      "rzz",
      2,
      a -> GateMatrices.rzz(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.cx(0, 1).rz(a[0], 1).cx(0, 1),
      ROTATION),
  /// `exp(−iθ Z⊗X/2)` with Z on operand 0.
  RZX(
      "rzx",
      2,
      a -> GateMatrices.rzx(a[0]),
      Inverse.NEGATED,
      (c, a) -> c.h(1).rzz(a[0], 0, 1).h(1),
      ROTATION),
  /// Doubly controlled X.
  CCX(
      "ccx",
      3,
      a -> GateMatrices.controlled(GateMatrices.controlled(GateMatrices.X)),
      Inverse.SELF,
      (c, a) ->
          c.h(2)
              .cx(1, 2)
              .tdg(2)
              .cx(0, 2)
              .t(2)
              .cx(1, 2)
              .tdg(2)
              .cx(0, 2)
              .t(1)
              .t(2)
              .h(2)
              .cx(0, 1)
              .t(0)
              .tdg(1)
              .cx(0, 1)),
  /// Doubly controlled Z.
  CCZ(
      "ccz",
      3,
      a -> GateMatrices.controlled(GateMatrices.controlled(GateMatrices.Z)),
      Inverse.SELF,
      (c, a) -> c.h(2).ccx(0, 1, 2).h(2)),
  /// Controlled swap.
  CSWAP(
      "cswap",
      3,
      a -> GateMatrices.controlled(GateMatrices.SWAP),
      Inverse.SELF,
      (c, a) -> c.cx(2, 1).ccx(0, 1, 2).cx(2, 1)),
  /// A global phase `e^{iγ}`, on no qubit.
  GPHASE(
      "gphase", 0, a -> GateMatrices.phase(a[0]), Inverse.NEGATED, (c, a) -> c.gphase(a[0]), PHASE);

  private static final Map<String, StandardGate> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(g -> g.gateName, g -> g));

  private static final Map<StandardGate, StandardGate> CONTROLLED =
      Map.ofEntries(
          Map.entry(X, CX),
          Map.entry(Y, CY),
          Map.entry(Z, CZ),
          Map.entry(H, CH),
          Map.entry(SX, CSX),
          Map.entry(P, CP),
          Map.entry(RX, CRX),
          Map.entry(RY, CRY),
          Map.entry(RZ, CRZ),
          Map.entry(CX, CCX),
          Map.entry(CZ, CCZ),
          Map.entry(SWAP, CSWAP),
          Map.entry(GPHASE, P));

  private final String gateName;
  private final int qubits;
  private final Function<double[], ComplexMatrix> matrix;
  private final Inverse inverse;
  private final BiConsumer<Circuit.Builder, Angle[]> decomposition;
  private final List<AngleKind> kinds;

  StandardGate(
      String gateName,
      int qubits,
      Function<double[], ComplexMatrix> matrix,
      Inverse inverse,
      BiConsumer<Circuit.Builder, Angle[]> decomposition,
      AngleKind... kinds) {
    this.gateName = gateName;
    this.qubits = qubits;
    this.matrix = matrix;
    this.inverse = inverse;
    this.decomposition = decomposition;
    this.kinds = List.of(kinds);
  }

  /// The gate with this OpenQASM name, if it is in the table.
  public static Optional<StandardGate> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The row that is `base` under one positive control, if there is one.
  public static Optional<StandardGate> controlled(Gate base) {
    return base instanceof StandardGate gate
        ? Optional.ofNullable(CONTROLLED.get(gate))
        : Optional.empty();
  }

  @Override
  public String gateName() {
    return gateName;
  }

  @Override
  public int qubits() {
    return qubits;
  }

  @Override
  public int angleCount() {
    return kinds.size();
  }

  @Override
  public AngleKind angleKind(int index) {
    return kinds.get(index);
  }

  @Override
  public ComplexMatrix matrix(double... angles) {
    requireAngles(angles.length);
    return matrix.apply(angles);
  }

  @Override
  public ComplexMatrix derivative(int index, double... angles) {
    requireAngles(angles.length);
    return kinds
        .get(index)
        .derivative(
            angle -> {
              var moved = angles.clone();
              moved[index] = angle;
              return matrix.apply(moved);
            },
            angles[index]);
  }

  @Override
  public Apply inverse(List<Angle> angles, List<Integer> operands) {
    return inverse.of(this, angles, operands);
  }

  /// Whether [#decomposition] gives simpler gates: false for `u`, `cx` and `gphase`.
  public boolean isElementary() {
    return this == U || this == CX || this == GPHASE;
  }

  /// The same unitary by simpler gates of this table, global phase included.
  public List<Apply> decomposition(List<Angle> angles, List<Integer> operands) {
    requireAngles(angles.size());
    var builder = Circuit.onQubits(qubits);
    decomposition.accept(builder, angles.toArray(Angle[]::new));
    return builder.build().instructions().stream()
        .map(Apply.class::cast)
        .map(step -> step.onQubits(operands))
        .toList();
  }

  private void requireAngles(int count) {
    if (count != kinds.size()) {
      throw new IllegalArgumentException(
          "gate %s takes %d angles, and got %d".formatted(gateName, kinds.size(), count));
    }
  }
}
