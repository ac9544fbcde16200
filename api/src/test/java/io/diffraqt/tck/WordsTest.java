package io.diffraqt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private static final int SHOTS = 2_000;

  /// How unlikely the counts expected of the changed gate must be for the gate itself: far below
  /// the limit of one comparison, so that nearly every run notices the change.
  private static final double NOTICED = 1e-13;

  private static final Target ALL = Target.unrestricted("all", 5);

  private static final List<List<StandardGate>> FAMILIES =
      List.of(
          List.of(StandardGate.RZ, StandardGate.SX),
          List.of(StandardGate.H, StandardGate.T),
          List.of(StandardGate.RX, StandardGate.RZ),
          List.of(StandardGate.R, StandardGate.RZ));

  @ParameterizedTest
  @EnumSource(value = StandardGate.class, names = "GPHASE", mode = EnumSource.Mode.EXCLUDE)
  void countsTellAGateFromItsTransposeItsAdjointAndItsMirrorImage(StandardGate gate) {
    Stream<UnaryOperator<ComplexMatrix>> changes =
        Stream.of(ComplexMatrix::transpose, ComplexMatrix::adjoint, WordsTest::mirrored);
    changes.forEach(change -> assertSeen(ALL, gate, change));
  }

  @ParameterizedTest
  @EnumSource(
      value = StandardGate.class,
      names = {"CX", "CZ", "ECR", "RZZ", "ISWAP", "CRX"})
  void smallGateSetsTellTwoQubitGatesToo(StandardGate gate) {
    for (var family : FAMILIES) {
      var gates = new TreeSet<>(family);
      gates.add(gate);
      var target =
          new Target(
              "small",
              5,
              GateSet.of(gates),
              ALL.coupling(),
              ALL.limits(),
              ALL.tariff(),
              ALL.calibration());
      assertSeen(target, gate, ComplexMatrix::adjoint);
      assertSeen(target, gate, WordsTest::mirrored);
    }
  }

  private static void assertSeen(
      Target target, StandardGate gate, UnaryOperator<ComplexMatrix> change) {
    var words = new Words(target);
    var odds = 1.0;
    var differs = false;
    for (var circuit : ProgramChecks.circuits(words, gate)) {
      differs |= differs(circuit, gate, change);
      odds = Math.min(odds, odds(circuit, changed(circuit, gate, change)));
    }
    assertThat(!differs || odds < NOTICED)
        .as("%s: the counts of the changed gate have probability %s", gate, odds)
        .isTrue();
  }

  private static boolean differs(
      Circuit circuit, StandardGate gate, UnaryOperator<ComplexMatrix> change) {
    return circuit.instructions().stream()
        .filter(i -> i instanceof Instruction.Apply apply && apply.gate() == gate)
        .map(i -> matrix((Instruction.Apply) i))
        .anyMatch(m -> change.apply(m).distanceUpToPhase(m) > 1e-3);
  }

  private static Circuit changed(
      Circuit circuit, StandardGate gate, UnaryOperator<ComplexMatrix> change) {
    return circuit.withInstructions(
        circuit.instructions().stream()
            .map(i ->
                i instanceof Instruction.Apply apply && apply.gate() == gate
                    ? new Instruction.Apply(
                        new UnitaryGate("changed", change.apply(matrix(apply))),
                        List.of(),
                        apply.qubits())
                    : i)
            .toList());
  }

  private static ComplexMatrix matrix(Instruction.Apply apply) {
    return apply
        .gate()
        .matrix(apply.angles().stream().mapToDouble(a -> a.value(_ -> Double.NaN)).toArray());
  }

  /// The gate on its operands in the other order.
  private static ComplexMatrix mirrored(ComplexMatrix matrix) {
    var bits = Integer.numberOfTrailingZeros(matrix.rows());
    return ComplexMatrix.fill(
        matrix.rows(), matrix.rows(), (r, c) -> matrix.at(mirror(r, bits), mirror(c, bits)));
  }

  private static int mirror(int index, int bits) {
    return bits == 0 ? index : Integer.reverse(index) >>> (Integer.SIZE - bits);
  }

  /// The least probable count, if `other` is run in place of `one`.
  private static double odds(Circuit one, Circuit other) {
    var right = Ideal.of(one).probabilities();
    var wrong = Ideal.of(other).probabilities();
    return Stream.concat(right.keySet().stream(), wrong.keySet().stream())
        .mapToDouble(
            k -> odds(right.getOrDefault(k, 0.0), Math.round(SHOTS * wrong.getOrDefault(k, 0.0))))
        .min()
        .orElse(1);
  }

  private static double odds(double probability, long count) {
    return Math.min(
        Tails.atLeast(SHOTS, probability, count), Tails.atMost(SHOTS, probability, count));
  }
}
