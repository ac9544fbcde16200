package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.observable.Pauli;
import io.diffraqt.simulator.internal.evolve.Bits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Exact values of a script without noise: every outcome that can occur is followed, with its
/// weight. Not thread-safe.
final class Branches {
  private static final int MOST_BRANCHES = 1 << 16;

  private final Script script;
  private final List<? extends Map<Integer, Pauli>> strings;
  private final double[] probabilities;
  private final double[] sums;
  private double total;
  private int leaves;

  /// @param strings whose values are asked for, factors by place in the register
  /// @param wantsProbabilities whether the distribution of the bits is asked for
  Branches(Script script, List<? extends Map<Integer, Pauli>> strings, boolean wantsProbabilities) {
    this.script = script;
    this.strings = strings;
    this.probabilities = new double[wantsProbabilities ? 1 << script.bits() : 0];
    this.sums = new double[strings.size()];
  }

  /// Follows all branches.
  ///
  /// @throws UnsupportedCircuitException when there are more than 65,536
  void follow() {
    new Branch(new Tableau(script.qubits()), 0, Bits.zeros(script.bits()), 1, List.of()).run();
  }

  /// The probability of the kept branches.
  double total() {
    return total;
  }

  /// The value of each string, given the kept branches.
  double[] values() {
    return over(sums);
  }

  /// The distribution of all bits, given the kept branches; empty when not asked for.
  double[] probabilities() {
    return over(probabilities);
  }

  private double[] over(double[] values) {
    var given = new double[values.length];
    for (var k = 0; k < given.length; k++) {
      given[k] = values[k] / total;
    }
    return given;
  }

  /// A measurement that waits until the end.
  private record Waiting(int qubit, int bit) {}

  private final class Branch {
    private final Tableau tableau;
    private final List<Waiting> waiting;
    private int line;
    private Bits bits;
    private double weight;

    Branch(Tableau tableau, int line, Bits bits, double weight, List<Waiting> waiting) {
      this.tableau = tableau;
      this.line = line;
      this.bits = bits;
      this.weight = weight;
      this.waiting = new ArrayList<>(waiting);
    }

    void run() {
      while (line < script.size() && weight > 0) {
        var at = line++;
        step(script.op(at), script.a(at), script.b(at));
      }
      if (weight > 0) {
        end();
      }
    }

    private void step(Op op, int a, int b) {
      switch (op) {
        case MEASURE -> measure(a, script.measurements().get(b));
        case RESET -> reset(a);
        case BRANCH -> line = script.conditions().get(a).holds(bits::value) ? line : b;
        case JUMP -> line = b;
        case H, S, SX, CX, CZ, SWAP, X, Z -> tableau.move(op, a, b);
        case NOISE -> throw new IllegalStateException("noise has no exact branches");
        case RETIRE_X, RETIRE_Z -> {}
      }
    }

    private void measure(int qubit, Script.Measurement measurement) {
      if (measurement.waits()) {
        waiting.add(new Waiting(qubit, measurement.bit()));
        return;
      }
      if (tableau.isRandom(qubit)) {
        weight /= 2;
        if (measurement.keep().accepts(1)) {
          var other = new Branch(tableau.copy(), line, bits, weight, waiting);
          other.tableau.measure(qubit, () -> true);
          other.bits = bits.with(measurement.bit(), 1);
          other.run();
        }
      }
      var outcome = tableau.measure(qubit, () -> false);
      bits = bits.with(measurement.bit(), outcome);
      weight = measurement.keep().accepts(outcome) ? weight : 0;
    }

    private void reset(int qubit) {
      if (tableau.isRandom(qubit)) {
        weight /= 2;
        var other = new Branch(tableau.copy(), line, bits, weight, waiting);
        other.tableau.measure(qubit, () -> true);
        other.tableau.move(Op.X, qubit, qubit);
        other.run();
      }
      if (tableau.measure(qubit, () -> false) == 1) {
        tableau.move(Op.X, qubit, qubit);
      }
    }

    private void end() {
      if (leaves++ == MOST_BRANCHES) {
        throw new UnsupportedCircuitException(
            "simulator",
            List.of(
                "its mid-circuit measurements and resets make more than %d branches, too many to follow all; ask for counts instead"
                    .formatted(MOST_BRANCHES)));
      }
      total += weight;
      for (var k = 0; k < sums.length; k++) {
        sums[k] += weight * tableau.expectation(strings.get(k));
      }
      if (probabilities.length > 0) {
        spread();
      }
    }

    /// The outcomes that wait are one of them, changed by any subset of a few patterns, all of the
    /// same weight.
    private void spread() {
      var first = outcomes(-1);
      var patterns = new ArrayList<Integer>();
      var random = first.random();
      for (var k = 0; k < random; k++) {
        patterns.add(outcomes(k).index() ^ first.index());
      }
      var index = first.index();
      var each = Math.scalb(weight, -random);
      for (var k = 1; k <= 1 << random; k++) {
        probabilities[index] += each;
        if (k < 1 << random) {
          index ^= patterns.get(Integer.numberOfTrailingZeros(k));
        }
      }
    }

    /// The bits, read as a number, when of all random outcomes only number `one` is 1.
    private Outcomes outcomes(int one) {
      var measured = tableau.copy();
      var random = 0;
      var found = bits;
      for (var next : waiting) {
        var isRandom = measured.isRandom(next.qubit);
        var isOne = isRandom && random == one;
        random += isRandom ? 1 : 0;
        found = found.with(next.bit, measured.measure(next.qubit, () -> isOne));
      }
      return new Outcomes(found.index(), random);
    }
  }

  /// @param index bits as a number
  /// @param random how many outcomes were not known
  private record Outcomes(int index, int random) {}
}
