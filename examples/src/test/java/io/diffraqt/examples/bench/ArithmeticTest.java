package io.diffraqt.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  @Test
  void aRunOfGatesOnOneQubitIsOneMatrix() {
    var circuit = Circuit.onQubits(1).rx(1, 0).rz(1, 0).h(0).build();
    assertThat(Arithmetic.perAmplitude(circuit)).isEqualTo(8);
  }

  @Test
  void aSingleGateCostsHalfOfAMatrix() {
    assertThat(Arithmetic.perAmplitude(Circuit.onQubits(1).h(0).build())).isEqualTo(4);
  }

  @Test
  void permutationsAreFreeAndEndTheRunsOfTheirQubits() {
    var circuit = Circuit.onQubits(2).rx(1, 0).rz(1, 0).cx(0, 1).rx(1, 0).rz(1, 0).build();
    assertThat(Arithmetic.perAmplitude(circuit)).isEqualTo(16);
  }

  @Test
  void neighbouringPhasesAreOnePass() {
    var circuit = Circuit.onQubits(3).cp(1, 0, 1).cp(1, 1, 2).cp(1, 0, 2).build();
    assertThat(Arithmetic.perAmplitude(circuit)).isEqualTo(4);
  }

  @Test
  void theLayersOfCaseATakeEightPerQubitAndLayer() {
    assertThat(Arithmetic.perAmplitude(Circuits.layers(20, 10))).isEqualTo(8 * 20 * 10);
  }

  @Test
  void underNoiseAMatrixOnACoefficientCostsThreeAndAPairOfQubitsOne() {
    assertThat(Arithmetic.perCoefficient(Circuits.layers(8, 5))).isEqualTo(3 * 8 * 5 + 7 * 5);
  }
}
