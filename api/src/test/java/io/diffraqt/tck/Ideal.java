package io.diffraqt.tck;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// What a bound circuit gives without noise: the kit's own oracle, slow and obvious.
///
/// Every measurement and reset splits the state into branches whose norms are their probabilities.
/// Qubits that no instruction touches are left out, so that wide circuits on few qubits are cheap.
final class Ideal {
  private static final double NOTHING = 1e-300;

  private final List<Integer> used;
  private final Reading reading;
  private final List<Branch> branches;

  /// What becomes of outcomes that are not to be kept.
  enum Reading {
    /// They are counted: a device measures in any case.
    ALL_SHOTS,
    /// They are projected out.
    KEPT_BRANCHES
  }

  private record Branch(Complex[] state, long bits) {
    double probability() {
      return Arrays.stream(state).mapToDouble(Complex::squaredAbs).sum();
    }
  }

  private Ideal(Circuit circuit, Reading reading) {
    this.used = circuit.usedQubits();
    this.reading = reading;
    var zero = new Complex[1 << used.size()];
    Arrays.fill(zero, Complex.ZERO);
    zero[0] = Complex.ONE;
    this.branches = after(circuit.instructions(), List.of(new Branch(zero, 0)));
  }

  /// Of all shots.
  static Ideal of(Circuit circuit) {
    return new Ideal(circuit, Reading.ALL_SHOTS);
  }

  /// Of the shots that post-selection keeps.
  static Ideal kept(Circuit circuit) {
    return new Ideal(circuit, Reading.KEPT_BRANCHES);
  }

  /// Probability of each value of the bits that can occur, given the kept branches.
  TreeMap<Long, Double> probabilities() {
    var sums = new TreeMap<Long, Double>();
    branches.forEach(b -> sums.merge(b.bits(), b.probability() / acceptance(), Double::sum));
    return sums;
  }

  /// Probability of the kept branches.
  double acceptance() {
    return branches.stream().mapToDouble(Branch::probability).sum();
  }

  /// `⟨O⟩` at the end, given the kept branches.
  double expectation(PauliSum observable) {
    var sum = 0.0;
    for (var branch : branches) {
      for (var term : observable.terms()) {
        sum += term.coefficient() * expectation(term.string(), branch.state());
      }
    }
    return sum / acceptance();
  }

  private double expectation(PauliString string, Complex[] state) {
    var moved = state;
    for (var factor : string.factors().entrySet()) {
      if (used.contains(factor.getKey())) {
        moved = applied(factor.getValue().matrix(), List.of(factor.getKey()), moved);
      } else if (factor.getValue() != Pauli.Z) {
        return 0;
      }
    }
    return product(state, moved).re();
  }

  /// Amplitudes at the end over all `qubits`; only where there is a single branch.
  Complex[] state(int qubits) {
    var full = new Complex[1 << qubits];
    Arrays.fill(full, Complex.ZERO);
    var norm = Math.sqrt(acceptance());
    var only = branches.getFirst().state();
    for (var index = 0; index < only.length; index++) {
      full[spread(index)] = only[index].times(1 / norm);
    }
    return full;
  }

  /// Density matrix at the end over all `qubits`, given the kept branches.
  ComplexMatrix densityMatrix(int qubits) {
    var sum = ComplexMatrix.fill(1 << qubits, 1 << qubits, (_, _) -> Complex.ZERO);
    for (var branch : branches) {
      var full = new Complex[1 << qubits];
      Arrays.fill(full, Complex.ZERO);
      for (var index = 0; index < branch.state().length; index++) {
        full[spread(index)] = branch.state()[index];
      }
      sum =
          sum.plus(
              ComplexMatrix.fill(
                  full.length, full.length, (r, c) -> full[r].times(full[c].conjugate())));
    }
    return sum.times(Complex.of(1 / acceptance()));
  }

  private int spread(int index) {
    var full = 0;
    for (var k = 0; k < used.size(); k++) {
      full |= (index >> k & 1) << used.get(k);
    }
    return full;
  }

  private List<Branch> after(List<Instruction> instructions, List<Branch> before) {
    var now = before;
    for (var instruction : instructions) {
      var next = new ArrayList<Branch>();
      for (var branch : now) {
        next.addAll(after(instruction, branch));
      }
      next.removeIf(b -> b.probability() < NOTHING);
      now = next;
    }
    return now;
  }

  private List<Branch> after(Instruction instruction, Branch branch) {
    return switch (instruction) {
      case Instruction.Apply(var gate, var angles, var qubits) -> {
        var values = angles.stream().mapToDouble(a -> a.value(_ -> Double.NaN)).toArray();
        yield List.of(
            new Branch(applied(gate.matrix(values), qubits, branch.state()), branch.bits()));
      }
      case Instruction.Measure(var qubit, var bit, var keep) -> measured(branch, qubit, bit, keep);
      case Instruction.Reset(var qubit) -> emptied(branch, qubit);
      case Instruction.Prepare(var qubits, var amplitudes) ->
          prepared(branch, qubits, (Amplitudes.Fixed) amplitudes);
      case Instruction.Conditional(var condition, var then, var otherwise) -> {
        var holds = condition.holds(bit -> (int) (branch.bits() >> bit & 1));
        yield after(holds ? then : otherwise, List.of(branch));
      }
      case Instruction.Noise(var channel, var qubits) ->
          channel.kraus().operators().stream()
              .map(k -> new Branch(applied(k, qubits, branch.state()), branch.bits()))
              .toList();
      case Instruction.Barrier _, Instruction.Delay _ -> List.of(branch);
    };
  }

  private List<Branch> measured(Branch branch, int qubit, int bit, Keep keep) {
    var split = new ArrayList<Branch>();
    for (var value = 0; value < 2; value++) {
      if (reading == Reading.ALL_SHOTS || keep.accepts(value)) {
        var bits = branch.bits() & ~(1L << bit) | (long) value << bit;
        split.add(new Branch(projected(branch.state(), qubit, value), bits));
      }
    }
    return split;
  }

  private List<Branch> emptied(Branch branch, int qubit) {
    var flipped =
        applied(StandardGate.X.matrix(), List.of(qubit), projected(branch.state(), qubit, 1));
    return List.of(
        new Branch(projected(branch.state(), qubit, 0), branch.bits()),
        new Branch(flipped, branch.bits()));
  }

  private List<Branch> prepared(Branch branch, List<Integer> qubits, Amplitudes.Fixed amplitudes) {
    var empty = List.of(branch);
    for (var qubit : qubits) {
      empty = empty.stream().flatMap(b -> emptied(b, qubit).stream()).toList();
    }
    var size = 1 << qubits.size();
    var load =
        ComplexMatrix.fill(
            size,
            size,
            (r, c) -> c == 0 ? new Complex(amplitudes.re(r), amplitudes.im(r)) : Complex.ZERO);
    return empty.stream().map(b -> new Branch(applied(load, qubits, b.state()), b.bits())).toList();
  }

  private Complex[] projected(Complex[] state, int qubit, int value) {
    var place = used.indexOf(qubit);
    var kept = state.clone();
    for (var index = 0; index < kept.length; index++) {
      if ((index >> place & 1) != value) {
        kept[index] = Complex.ZERO;
      }
    }
    return kept;
  }

  private Complex[] applied(ComplexMatrix matrix, List<Integer> operands, Complex[] state) {
    var places = operands.stream().map(used::indexOf).toList();
    var next = new Complex[state.length];
    Arrays.fill(next, Complex.ZERO);
    for (var from = 0; from < state.length; from++) {
      var column = gathered(from, places);
      for (var row = 0; row < matrix.rows(); row++) {
        var factor = matrix.at(row, column);
        if (factor.re() != 0 || factor.im() != 0) {
          var to = scattered(from, row, places);
          next[to] = next[to].plus(factor.times(state[from]));
        }
      }
    }
    return next;
  }

  private static int gathered(int index, List<Integer> places) {
    var small = 0;
    for (var k = 0; k < places.size(); k++) {
      small |= (index >> places.get(k) & 1) << k;
    }
    return small;
  }

  private static int scattered(int index, int small, List<Integer> places) {
    var changed = index;
    for (var k = 0; k < places.size(); k++) {
      changed = changed & ~(1 << places.get(k)) | (small >> k & 1) << places.get(k);
    }
    return changed;
  }

  static Complex product(Complex[] bra, Complex[] ket) {
    var sum = Complex.ZERO;
    for (var k = 0; k < bra.length; k++) {
      sum = sum.plus(bra[k].conjugate().times(ket[k]));
    }
    return sum;
  }
}
