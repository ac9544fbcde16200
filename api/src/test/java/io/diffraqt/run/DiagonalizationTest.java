package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The oracle multiplies matrices and knows nothing of the symplectic form.
final class DiagonalizationTest {
  private static final int SETS = 300;

  @Test
  void everyStringOfARandomCommutingSetBecomesItsProductOfZ() {
    var random = new Random(11);
    for (var set = 0; set < SETS; set++) {
      var qubits = 1 + random.nextInt(4);
      var strings = commuting(qubits, 1 + random.nextInt(2 * qubits), random);
      var diagonal = new Diagonalization(strings);
      var turning = matrix(diagonal.steps(), qubits);
      for (var k = 0; k < strings.size(); k++) {
        var turned = turning.times(matrix(strings.get(k), qubits)).times(turning.adjoint());
        var reading = diagonal.readings().get(k);
        assertThat(turned.distance(matrix(reading, qubits)))
            .as(strings + ", member " + k)
            .isLessThan(1e-12);
      }
    }
  }

  @Test
  void stringsThatAgreeQubitByQubitNeedNoTwoQubitGate() {
    var group =
        MeasuredGroup.of(
            List.of(PauliString.parse("XYZ"), PauliString.parse("XII"), PauliString.parse("IYZ")));
    assertThat(group.twoQubitGates()).isZero();
    assertThat(group.measured()).containsExactly(0, 1, 2);
  }

  @Test
  void bellStringsNeedOneTwoQubitGate() {
    var strings =
        List.of(PauliString.parse("XX"), PauliString.parse("ZZ"), PauliString.parse("YY"));
    assertThat(MeasuredGroup.of(strings).twoQubitGates()).isEqualTo(1);
  }

  @Test
  void aQubitOfWhichAllAskTheSameIsTurnedAlone() {
    var strings = List.of(PauliString.parse("YXX"), PauliString.parse("YZZ"));
    assertThat(MeasuredGroup.of(strings).twoQubitGates()).isEqualTo(1);
  }

  /// Random strings, each kept when it commutes with those before it.
  private static List<PauliString> commuting(int qubits, int count, Random random) {
    var strings = new ArrayList<PauliString>();
    for (var tries = 0; tries < 400 && strings.size() < count; tries++) {
      var string = random(qubits, random);
      if (string.weight() > 0
          && !strings.contains(string)
          && strings.stream().allMatch(string::commutes)) {
        strings.add(string);
      }
    }
    return List.copyOf(strings);
  }

  static PauliString random(int qubits, Random random) {
    var factors = new TreeMap<Integer, Pauli>();
    for (var qubit = 0; qubit < qubits; qubit++) {
      var letter = random.nextInt(4);
      if (letter > 0) {
        factors.put(qubit, Pauli.values()[letter - 1]);
      }
    }
    return new PauliString(factors);
  }

  private static ComplexMatrix matrix(List<Diagonalization.Step> steps, int qubits) {
    var columns = new ArrayList<Complex[]>();
    for (var basis = 0; basis < 1 << qubits; basis++) {
      var circuit = Circuit.onQubits(qubits);
      for (var qubit = 0; qubit < qubits; qubit++) {
        if ((basis >> qubit & 1) == 1) {
          circuit.x(qubit);
        }
      }
      steps.forEach(s -> circuit.apply(s.gate(), List.of(), s.qubits()));
      columns.add(TinySimulator.state(circuit.build()));
    }
    return ComplexMatrix.fill(1 << qubits, 1 << qubits, (row, column) -> columns.get(column)[row]);
  }

  private static ComplexMatrix matrix(PauliString string, int qubits) {
    var product = ComplexMatrix.identity(1);
    for (var qubit = 0; qubit < qubits; qubit++) {
      var factor = string.factors().get(qubit);
      product = (factor == null ? ComplexMatrix.identity(2) : factor.matrix()).kron(product);
    }
    return product;
  }

  private static ComplexMatrix matrix(Diagonalization.Reading reading, int qubits) {
    var factors = new TreeMap<Integer, Pauli>();
    reading.qubits().forEach(qubit -> factors.put(qubit, Pauli.Z));
    return matrix(new PauliString(factors), qubits)
        .times(new Complex(reading.negative() ? -1 : 1, 0));
  }
}
