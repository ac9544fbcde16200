package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.HermitianEigen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Seeded circuits with all that a program may hold.
final class RandomCircuits {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.of("a"), Parameter.of("b"), Parameter.of("c"));

  private final Random random;
  private final int qubits;

  RandomCircuits(long seed, int qubits) {
    this.random = new Random(seed);
    this.qubits = qubits;
  }

  /// Gates only, of every row of the table, with and without parameters.
  Circuit gates(int length) {
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < length; k++) {
      builder.add(gate());
    }
    return builder.build();
  }

  /// Layers of `ry` on every qubit and so many `cx` on random pairs.
  Circuit cxNetworks(int layers, int length) {
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < layers * length; k++) {
      if (k % length == 0) {
        IntStream.range(0, qubits).forEach(q -> builder.ry(random.nextDouble(), q));
      }
      var a = random.nextInt(qubits);
      builder.cx(a, (a + 1 + random.nextInt(qubits - 1)) % qubits);
    }
    return builder.build();
  }

  /// Gates, measurements, resets, branches, prepared states, barriers and delays.
  Circuit programs(int length) {
    var builder = Circuit.onQubits(qubits).register("m", 3).register("n", 1);
    for (var k = 0; k < length; k++) {
      builder.add(anything(builder.bits()));
    }
    return builder.build();
  }

  /// Such programs with a channel at three places.
  Circuit noisyPrograms(int length) {
    var circuit = programs(length);
    var instructions = new ArrayList<>(circuit.instructions());
    for (var k = 0; k < 3; k++) {
      instructions.add(random.nextInt(instructions.size() + 1), noise());
    }
    return circuit.withInstructions(instructions);
  }

  private Instruction noise() {
    var channels =
        List.of(
            StandardChannel.TWO_QUBIT_DEPHASING.of(.2),
            StandardChannel.BIT_FLIP.of(.1),
            StandardChannel.AMPLITUDE_DAMPING.of(.3));
    var channel = channels.get(random.nextInt(qubits < 2 ? 1 : 0, 3));
    return new Instruction.Noise(channel, some(channel.qubits()));
  }

  /// A row of values for the free parameters and slots of a circuit.
  Bindings values(Circuit circuit) {
    var columns = circuit.columns();
    var row = random.doubles(columns.width(), -4, 4).toArray();
    return Bindings.of(Columns.of(columns.parameters(), columns.slots()), 1, row);
  }

  ComplexMatrix unitary(int size) {
    return HermitianEigen.of(hermitian(size))
        .vectors()
        .times(phases(size))
        .times(HermitianEigen.of(hermitian(size)).vectors());
  }

  private ComplexMatrix phases(int size) {
    return ComplexMatrix.diagonal(
        random.doubles(size, -3, 3).mapToObj(Complex::cis).toArray(Complex[]::new));
  }

  private ComplexMatrix hermitian(int size) {
    var m =
        ComplexMatrix.fill(
            size, size, (r, c) -> new Complex(random.nextGaussian(), random.nextGaussian()));
    return m.plus(m.adjoint());
  }

  private Instruction anything(int bits) {
    return switch (random.nextInt(14)) {
      case 0 -> new Instruction.Measure(random.nextInt(qubits), random.nextInt(bits), Keep.BOTH);
      case 1 -> new Instruction.Reset(random.nextInt(qubits));
      case 2 -> new Instruction.Barrier(some(1 + random.nextInt(qubits)));
      case 3 -> new Instruction.Delay(1e-7, Instruction.DelayUnit.SECOND, some(1));
      case 4 ->
          new Instruction.Conditional(
              new Condition.Bit(random.nextInt(bits)),
              List.of(gate(), gate()),
              random.nextBoolean() ? List.of() : List.of(gate()));
      case 5 -> prepare();
      default -> gate();
    };
  }

  private Instruction prepare() {
    var size = 1 + random.nextInt(Math.min(3, qubits));
    if (random.nextInt(3) == 0) {
      return new Instruction.Prepare(some(size), new Amplitudes.Slot("psi" + size, size));
    }
    var sparse = random.nextBoolean();
    var re = random.doubles(1 << size, -1, 1).map(x -> sparse && x < 0 ? 0 : x).toArray();
    re[0] += 1.5;
    var im =
        random.nextBoolean() ? new double[1 << size] : random.doubles(1 << size, -1, 1).toArray();
    return new Instruction.Prepare(some(size), Amplitudes.of(re, im));
  }

  private Apply gate() {
    while (true) {
      var gate = anyGate();
      if (gate.qubits() <= qubits) {
        var angles = IntStream.range(0, gate.angleCount()).mapToObj(k -> angle()).toList();
        return new Apply(gate, angles, some(gate.qubits()));
      }
    }
  }

  private Gate anyGate() {
    var rows = StandardGate.values();
    return switch (random.nextInt(12)) {
      case 0 -> new UnitaryGate("m", unitary(1 << 1 + random.nextInt(3)));
      case 1 ->
          ControlledGate.of(
              rows[random.nextInt(rows.length)],
              IntStream.range(0, 1 + random.nextInt(3))
                  .mapToObj(k -> random.nextBoolean())
                  .toList());
      default -> rows[random.nextInt(rows.length)];
    };
  }

  private Angle angle() {
    var special = new double[] {0, Math.PI, Math.PI / 2, -Math.PI / 2, 3 * Math.PI, Math.PI / 4};
    return switch (random.nextInt(4)) {
      case 0 ->
          PARAMETERS
              .get(random.nextInt(3))
              .angle()
              .times(random.nextBoolean() ? 1 : -0.5)
              .plus(random.nextBoolean() ? 0 : random.nextDouble());
      case 1 -> Angle.of(special[random.nextInt(special.length)]);
      default -> Angle.of(random.nextDouble(-7, 7));
    };
  }

  private List<Integer> some(int count) {
    var all = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    Collections.shuffle(all, random);
    return List.copyOf(all.subList(0, count));
  }
}
