package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.noise.ReadoutError;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Many noisy shots of a script at once, as what differs from one reference run: a Pauli for each
/// shot, one bit per shot in every word. Not thread-safe.
///
/// A Z on a qubit in state 0, or just measured, changes nothing that can be seen; putting it there
/// at random makes the outcomes that the reference fixed as random as they are. A Pauli under a
/// condition is a difference in those shots that decide otherwise than the reference did.
///
/// Source: Rall, Liang, Cook and Kretschmer (2019), "Simulation of qubit quantum circuits via Pauli
/// propagation"; Gidney (2021), "Stim", section 4.2.
final class Frames {
  private final Script script;
  private final int words;
  private final long[][] x;
  private final long[][] z;
  private final long[][] records;
  private final long[] everywhere;
  private final List<Alias> paulis = new ArrayList<>();
  private RandomGenerator random = Seeds.generator(0);
  private Rare[] errors = {};
  private Map<Double, Rare> misreadings = Map.of();

  /// @param words 64 shots each
  Frames(Script script, int words) {
    this.script = script;
    this.words = words;
    this.x = new long[script.qubits()][words];
    this.z = new long[script.qubits()][words];
    this.records = new long[script.bits()][words];
    this.everywhere = new long[words];
    Arrays.fill(everywhere, -1);
    script.channels().forEach(channel -> paulis.add(Alias.of(channel)));
  }

  /// Starts `64 · words` shots anew.
  void restart(long seed) {
    seed(seed);
    for (var q = 0; q < x.length; q++) {
      Arrays.fill(x[q], 0);
      randomise(z[q]);
    }
    for (var record : records) {
      Arrays.fill(record, 0);
    }
  }

  private void seed(long seed) {
    random = Seeds.generator(seed);
    errors = new Rare[paulis.size()];
    for (var k = 0; k < errors.length; k++) {
      errors[k] = new Rare(script.channels().get(k).error(), random);
    }
    misreadings = new HashMap<>();
  }

  /// What was recorded so far: by bit, one word per 64 shots; shared.
  long[][] records() {
    return records;
  }

  /// In which shots a condition holds now.
  long[] holding(int condition) {
    return new Feedback(records, words).holds(script.conditions().get(condition));
  }

  /// Runs a line that is no branch.
  ///
  /// @param expected the outcome of the reference, if the line is a measurement
  void run(Op op, int a, int b, int expected) {
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
      case MEASURE -> measure(a, script.measurements().get(b), expected);
      case RESET -> {
        Arrays.fill(x[a], 0);
        randomise(z[a]);
      }
      case NOISE -> disturb(script.noises().get(a), everywhere);
      case X, Z, RETIRE_X, RETIRE_Z -> {}
      case BRANCH, JUMP -> throw new IllegalStateException("a branch is no line of its own");
    }
  }

  /// Runs a branch whose arms hold Paulis and noise alone.
  ///
  /// @param holds whether a condition, given by number, holds in the reference
  void feed(Script.Arms arms, Predicate<Integer> holds) {
    feed(arms, everywhere, true, holds);
  }

  private void feed(Script.Arms arms, long[] shots, boolean isReference, Predicate<Integer> holds) {
    var found = holding(arms.condition());
    var then = new long[words];
    var otherwise = new long[words];
    Arrays.setAll(then, w -> shots[w] & found[w]);
    Arrays.setAll(otherwise, w -> shots[w] & ~found[w]);
    var referenceHolds = holds.test(arms.condition());
    feed(arms.then(), arms.otherwise() - 1, then, isReference && referenceHolds, holds);
    feed(arms.otherwise(), arms.end(), otherwise, isReference && !referenceHolds, holds);
  }

  private void feed(int from, int to, long[] shots, boolean isReference, Predicate<Integer> holds) {
    var line = from;
    while (line < to) {
      var a = script.a(line);
      switch (script.op(line)) {
        case X -> differ(x[a], shots, isReference);
        case Z -> differ(z[a], shots, isReference);
        case NOISE -> disturb(script.noises().get(a), shots);
        case BRANCH -> {
          feed(script.arms(line), shots, isReference, holds);
          line = script.arms(line).end() - 1;
        }
        case H, S, SX, CX, CZ, SWAP, MEASURE, RESET, JUMP, RETIRE_X, RETIRE_Z ->
            throw new IllegalStateException(script.op(line) + " among Paulis");
      }
      line++;
    }
  }

  private static void differ(long[] row, long[] shots, boolean isReference) {
    for (var w = 0; w < row.length; w++) {
      row[w] ^= isReference ? ~shots[w] : shots[w];
    }
  }

  /// Some of the shots, in order, with frames relative to the first of them; draws from here on are
  /// by a seed of their own.
  ///
  /// @param shots their numbers, at least one
  Frames chosen(int[] shots, long seed) {
    var chosen = new Frames(script, (shots.length + 63) / 64);
    chosen.seed(seed);
    for (var q = 0; q < x.length; q++) {
      choose(x[q], shots, chosen.x[q], -bit(x[q], shots[0]));
      choose(z[q], shots, chosen.z[q], -bit(z[q], shots[0]));
    }
    for (var k = 0; k < records.length; k++) {
      choose(records[k], shots, chosen.records[k], 0);
    }
    return chosen;
  }

  private static void choose(long[] from, int[] shots, long[] to, long flip) {
    for (var k = 0; k < shots.length; k++) {
      to[k >> 6] |= (bit(from, shots[k]) ^ flip & 1) << (k & 63);
    }
  }

  private static long bit(long[] row, int shot) {
    return row[shot >> 6] >>> (shot & 63) & 1;
  }

  /// Whether the frame of a shot has an X, or a Z, on a qubit.
  boolean has(Op pauli, int qubit, int shot) {
    return bit(pauli == Op.X ? x[qubit] : z[qubit], shot) == 1;
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

  private void measure(int qubit, Script.Measurement measurement, int outcome) {
    var record = records[measurement.bit()];
    var expected = -outcome;
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

  private void disturb(Script.Noise noise, long[] where) {
    var rare = errors[noise.channel()];
    var alias = paulis.get(noise.channel());
    var qubits = script.channels().get(noise.channel()).qubits();
    for (var s = rare.nextOf(64 * words); s >= 0; s = rare.nextOf(64 * words)) {
      var pauli = alias.draw(random);
      var w = s >> 6;
      var here = where[w] >>> (s & 63) & 1;
      x[noise.first()][w] ^= (pauli & here) << (s & 63);
      z[noise.first()][w] ^= (pauli >> qubits & here) << (s & 63);
      if (qubits == 2) {
        x[noise.second()][w] ^= (pauli >> 1 & here) << (s & 63);
        z[noise.second()][w] ^= (pauli >> 3 & here) << (s & 63);
      }
    }
  }
}
