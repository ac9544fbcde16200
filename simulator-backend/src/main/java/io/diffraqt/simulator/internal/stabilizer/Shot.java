package io.diffraqt.simulator.internal.stabilizer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// Single runs of a script on a tableau. Not thread-safe.
final class Shot {
  private final Script script;
  private final Tableau tableau;

  /// By measurement, before records err.
  private final int[] outcomes;

  private final long[] bits;
  private final BitSet held = new BitSet();

  Shot(Script script) {
    this.script = script;
    this.tableau = new Tableau(script.qubits());
    this.outcomes = new int[script.measurements().size()];
    this.bits = new long[(script.bits() + 63) / 64];
  }

  /// A run without noise, in which an outcome is 0 wherever both are possible.
  ///
  /// @param outcomes of each measurement
  /// @param held which conditions held when they were asked
  @SuppressWarnings("ArrayRecordComponent") // Shared inside the package, not compared.
  record Reference(int[] outcomes, BitSet held) {}

  /// The run that frames differ from.
  Reference reference() {
    run(() -> false, _ -> {}, _ -> 0);
    return new Reference(outcomes.clone(), (BitSet) held.clone());
  }

  /// The bits of one shot, bit `k` at `k % 64` of word `k / 64`; copied.
  long[] drawn(RandomGenerator random) {
    run(random::nextBoolean, noise -> draw(noise, random), number -> misread(number, random));
    return bits.clone();
  }

  private void draw(Script.Noise noise, RandomGenerator random) {
    var channel = script.channels().get(noise.channel());
    var place = random.nextDouble();
    if (place < channel.error()) {
      var pauli = channel.at(place);
      var qubits = channel.qubits();
      for (var k = 0; k < qubits; k++) {
        var q = k == 0 ? noise.first() : noise.second();
        if ((pauli >> k & 1) == 1) {
          tableau.move(Op.X, q, q);
        }
        if ((pauli >> qubits + k & 1) == 1) {
          tableau.move(Op.Z, q, q);
        }
      }
    }
  }

  private int misread(int measurement, RandomGenerator random) {
    var readout = script.measurements().get(measurement).readout();
    var flip = readout.probability(1 - outcomes[measurement], outcomes[measurement]);
    return flip > 0 && random.nextDouble() < flip ? 1 : 0;
  }

  /// What a channel does to this run.
  private interface Disturbance {
    void by(Script.Noise noise);
  }

  /// Whether the record of a measurement, given by number, differs from its outcome.
  private interface Misreading {
    int of(int measurement);
  }

  private void run(BooleanSupplier coin, Disturbance disturbance, Misreading misreading) {
    tableau.restart();
    Arrays.fill(bits, 0);
    var line = 0;
    while (line < script.size()) {
      var a = script.a(line);
      var b = script.b(line);
      switch (script.op(line)) {
        case MEASURE -> {
          outcomes[b] = tableau.measure(a, coin);
          record(script.measurements().get(b).bit(), outcomes[b] ^ misreading.of(b));
        }
        case RESET -> reset(a, coin);
        case NOISE -> disturbance.by(script.noises().get(a));
        case BRANCH -> {
          held.set(a, script.conditions().get(a).holds(this::bit));
          line = held.get(a) ? line : b - 1;
        }
        case JUMP -> line = b - 1;
        case H, S, SX, CX, CZ, SWAP, X, Z, RETIRE_X, RETIRE_Z ->
            tableau.move(script.op(line), a, b);
      }
      line++;
    }
  }

  private void reset(int qubit, BooleanSupplier coin) {
    if (tableau.measure(qubit, coin) == 1) {
      tableau.move(Op.X, qubit, qubit);
    }
  }

  private void record(int bit, int value) {
    var mask = 1L << (bit & 63);
    bits[bit >> 6] = value == 1 ? bits[bit >> 6] | mask : bits[bit >> 6] & ~mask;
  }

  private int bit(int index) {
    return (int) (bits[index >> 6] >>> (index & 63) & 1);
  }
}
