package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApproximationTest {
  private static final Entangler CZ = Entangler.of(StandardGate.CZ);

  @Test
  void whatIsGivenUpIsTheAverageGateFidelity() {
    var nearer = 0;
    for (var seed = 0; seed < 30; seed++) {
      var unitary = new RandomCircuits(seed, 2).unitary(4);
      var circuit = Circuit.onQubits(2).apply(new UnitaryGate("m", unitary), 0, 1).build();
      var near = ApproximatePairs.of(circuit, CZ, (a, b) -> .1);
      if (near.kept() < 1) {
        var made = product(near.circuit());
        var trace = trace(unitary.adjoint().times(made));
        assertEquals((4 + trace.squaredAbs()) / 20, near.kept(), 1e-9, "seed " + seed);
        assertTrue(CZ.count(Kak.of(made)) < CZ.count(Kak.of(unitary)), "seed " + seed);
        nearer++;
      }
    }
    assertTrue(nearer > 10, nearer + " approximated");
  }

  @Test
  void withoutErrorsNothingIsApproximated() {
    var circuit = new RandomCircuits(3, 3).gates(30);
    var near = ApproximatePairs.of(circuit, CZ, (a, b) -> 0);
    assertEquals(1, near.kept());
  }

  @Test
  void aGateThatDoesLessThanItsErrorsIsLeftOut() {
    var circuit = Circuit.onQubits(2).h(0).h(1).cp(.01, 0, 1).build();
    var device = noisy(2, .01);
    var exact = Transpiler.to(device).withLevel(3).compile(circuit);
    var near = Transpiler.to(device).withLevel(3).withApproximation().compile(circuit);
    assertEquals(2, exact.circuit().multiQubitGates());
    assertEquals(0, near.circuit().multiQubitGates());
    assertTrue(exact.isExact());
    // Average fidelity (4 + |tr|²)/20 of exp(i·t·ZZ), t = 0.0025, to none.
    assertEquals((1 + 4 * Math.pow(Math.cos(.0025), 2)) / 5, near.figures().kept(), 1e-12);
  }

  @Test
  void theEstimateIsNeverWorseThanThatOfTheExactCircuit() {
    var better = 0;
    for (var seed = 0; seed < 40; seed++) {
      var random = new RandomCircuits(seed, 4);
      var circuit = random.gates(20);
      var transpiler = Transpiler.to(noisy(5, .002 * (1 + seed % 10))).withLevel(3).withSeed(seed);
      var exact = transpiler.withTrials(2).compile(circuit);
      var near = transpiler.withTrials(2).withApproximation().compile(circuit);
      var before = exact.estimatedSuccess().orElseThrow();
      var after = near.estimatedSuccess().orElseThrow();
      assertTrue(after >= before - 1e-12, "seed " + seed);
      assertEquals(near.isExact(), near.circuit().equals(exact.circuit()), "seed " + seed);
      better += after > before ? 1 : 0;
      if (near.isExact()) {
        Equivalence.require("seed " + seed, circuit, near, random.values(circuit));
      }
    }
    assertTrue(better > 5, better + " circuits gained");
  }

  @Test
  void lowerLevelsAndTargetsWithoutFiguresStayExact() {
    var circuit = Circuit.onQubits(2).h(0).h(1).cp(.01, 0, 1).build();
    var plain = Transpiler.to(Targets.lineCz(2)).withLevel(3).withApproximation();
    assertTrue(plain.compile(circuit).isExact());
    var low = Transpiler.to(noisy(2, .01)).withLevel(2).withApproximation().compile(circuit);
    assertTrue(low.isExact());
    Equivalence.require("low", circuit, low, Bindings.none());
  }

  private static Target noisy(int qubits, double error) {
    var errors = new HashMap<Pair, Double>();
    IntStream.range(0, qubits - 1).forEach(q -> errors.put(new Pair(q, q + 1), error));
    return Targets.calibrated(Targets.lineCz(qubits), errors);
  }

  private static ComplexMatrix product(Circuit circuit) {
    var product = ComplexMatrix.identity(4);
    for (var gate : circuit.instructions()) {
      var apply = (Instruction.Apply) gate;
      assertEquals(List.of(0, 1), apply.qubits());
      product = apply.gate().matrix().times(product);
    }
    return product;
  }

  private static Complex trace(ComplexMatrix matrix) {
    return IntStream.range(0, 4).mapToObj(k -> matrix.at(k, k)).reduce(Complex.ZERO, Complex::plus);
  }
}
