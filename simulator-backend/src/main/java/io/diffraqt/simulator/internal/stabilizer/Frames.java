package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.noise.ReadoutError;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Many noisy shots of a script at once, as what differs from one reference run: a Pauli for each
/// shot, one bit per shot in every word. Not thread-safe.
///
/// A Z on a qubit in state 0, or just measured, changes nothing that can be seen; putting it there
/// at random makes the outcomes that the reference fixed as random as they are.
///
/// Source: Rall, Liang, Cook and Kretschmer (2019), "Simulation of qubit quantum circuits via Pauli
/// propagation"; Gidney (2021), "Stim", section 4.2.
final class Frames {
  private final Script script;
  private final int[] reference;
  private final int words;
  private final long[][] x;
  private final long[][] z;
  private final long[][] records;
  private final long[] everywhere;
  private final List<Alias> paulis = new ArrayList<>();
  private RandomGenerator random = Seeds.generator(0);
  private Rare[] errors = {};
  private Map<Double, Rare> misreadings = Map.of();

  /// @param reference outcome of each measurement without noise
  /// @param words 64 shots each
  Frames(Script script, int[] reference, int words) {
    this.script = script;
    this.reference = reference;
    this.words = words;
    this.x = new long[script.qubits()][words];
    this.z = new long[script.qubits()][words];
    this.records = new long[script.bits()][words];
    this.everywhere = new long[words];
    Arrays.fill(everywhere, -1);
    script.channels().forEach(channel -> paulis.add(Alias.of(channel)));
  }

  /// Draws `64 · words` shots anew.
  ///
  /// @return by bit, one word per 64 shots; shared, valid until the next call
  long[][] run(long seed) {
    random = Seeds.generator(seed);
    errors = new Rare[paulis.size()];
    for (var k = 0; k < errors.length; k++) {
      errors[k] = new Rare(script.channels().get(k).error(), random);
    }
    misreadings = new HashMap<>();
    for (var q = 0; q < x.length; q++) {
      Arrays.fill(x[q], 0);
      randomise(z[q]);
    }
    for (var record : records) {
      Arrays.fill(record, 0);
    }
    for (var line = 0; line < script.size(); line++) {
      run(script.op(line), script.a(line), script.b(line));
    }
    return records;
  }

  private void run(Op op, int a, int b) {
    switch (op) {
      case H -> exchange(x, a, z, a);
      case S -> add(x[a], z[a]);
      case SX -> add(z[a], x[a]);
      case CX -> {
        add(x[a], x[b]);
        add(z[b], z[a]);
      }
      case CZ -> {
        add(x[a], z[b]);
        add(x[b], z[a]);
      }
      case SWAP -> {
        exchange(x, a, x, b);
        exchange(z, a, z, b);
      }
      case MEASURE -> measure(a, b);
      case RESET -> {
        Arrays.fill(x[a], 0);
        randomise(z[a]);
      }
      case NOISE -> disturb(script.noises().get(a));
      case X, Z, RETIRE_X, RETIRE_Z -> {}
      case BRANCH, JUMP -> throw new IllegalStateException("frames follow no conditions");
    }
  }

  private static void exchange(long[][] one, int a, long[][] other, int b) {
    var row = one[a];
    one[a] = other[b];
    other[b] = row;
  }

  private static void add(long[] from, long[] to) {
    for (var w = 0; w < to.length; w++) {
      to[w] ^= from[w];
    }
  }

  private void randomise(long[] row) {
    for (var w = 0; w < row.length; w++) {
      row[w] = random.nextLong();
    }
  }

  private void measure(int qubit, int number) {
    var measurement = script.measurements().get(number);
    var record = records[measurement.bit()];
    var expected = -reference[number];
    for (var w = 0; w < words; w++) {
      record[w] = x[qubit][w] ^ expected;
    }
    if (!measurement.waits()) {
      randomise(z[qubit]);
    }
    misread(record, measurement.readout());
  }

  private void misread(long[] record, ReadoutError readout) {
    if (readout.oneGivenZero() == readout.zeroGivenOne()) {
      flip(record, readout.oneGivenZero(), everywhere);
    } else {
      // Each error acts on its own state of the qubit alone, as it was before any record erred.
      var ones = record.clone();
      var zeros = record.clone();
      Arrays.setAll(zeros, w -> ~ones[w]);
      flip(record, readout.oneGivenZero(), zeros);
      flip(record, readout.zeroGivenOne(), ones);
    }
  }

  private void flip(long[] record, double probability, long[] where) {
    if (probability > 0) {
      var rare = misreadings.computeIfAbsent(probability, p -> new Rare(p, random));
      for (var s = rare.nextOf(64 * words); s >= 0; s = rare.nextOf(64 * words)) {
        record[s >> 6] ^= 1L << (s & 63) & where[s >> 6];
      }
    }
  }

  private void disturb(Script.Noise noise) {
    var rare = errors[noise.channel()];
    var alias = paulis.get(noise.channel());
    var qubits = script.channels().get(noise.channel()).qubits();
    for (var s = rare.nextOf(64 * words); s >= 0; s = rare.nextOf(64 * words)) {
      var pauli = alias.draw(random);
      var w = s >> 6;
      x[noise.first()][w] ^= (pauli & 1L) << (s & 63);
      z[noise.first()][w] ^= (pauli >> qubits & 1L) << (s & 63);
      if (qubits == 2) {
        x[noise.second()][w] ^= (pauli >> 1 & 1L) << (s & 63);
        z[noise.second()][w] ^= (pauli >> 3 & 1L) << (s & 63);
      }
    }
  }
}
