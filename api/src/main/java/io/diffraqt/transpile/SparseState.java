package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.Complex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Gates that make a state with few amplitudes that are not zero: `O(n·m)` gates `cx` for `m` of
/// them on `n` qubits. Not thread-safe.
///
/// Two basis states at a time become one: `cx` make them differ in one qubit only, and a rotation
/// of it under as many controls as single out the two joins them. Source: Gleinig and Hoefler
/// (2021), An efficient algorithm for sparse quantum state preparation, DAC 2021.
final class SparseState {
  private final List<Integer> operands;
  private final TreeMap<Integer, Complex> amplitudes;

  /// What undoes the joining, last step first.
  private final List<Apply> backwards = new ArrayList<>();

  private SparseState(Map<Integer, Complex> amplitudes, List<Integer> operands) {
    this.operands = operands;
    this.amplitudes = new TreeMap<>(amplitudes);
  }

  /// The gates in time order, global phase included.
  ///
  /// @param amplitudes by basis state, none of them zero
  static List<Apply> gates(Map<Integer, Complex> amplitudes, List<Integer> operands) {
    var work = new SparseState(amplitudes, operands);
    while (work.amplitudes.size() > 1) {
      work.join();
    }
    work.finish();
    return work.backwards.reversed();
  }

  private void join() {
    var apart = Pair.of(amplitudes.keySet(), operands.size());
    var differ = apart.zero() ^ apart.one() ^ 1 << apart.qubit();
    for (var b = 0; b < operands.size(); b++) {
      if ((differ >> b & 1) == 1) {
        backwards.add(
            new Apply(
                StandardGate.CX, List.of(), List.of(operands.get(apart.qubit()), operands.get(b))));
      }
    }
    toggle(apart.qubit(), differ);
    rotate(apart);
  }

  /// Flips bits of all basis states in which a qubit is 1.
  private void toggle(int qubit, int bits) {
    var moved = new TreeMap<Integer, Complex>();
    amplitudes.forEach((k, a) -> moved.put((k >> qubit & 1) == 1 ? k ^ bits : k, a));
    amplitudes.clear();
    amplitudes.putAll(moved);
  }

  /// Puts the amplitude of the state with the qubit at 1 to the one with it at 0.
  private void rotate(Pair apart) {
    var zero = Objects.requireNonNull(amplitudes.get(apart.zero()));
    var one = Objects.requireNonNull(amplitudes.remove(apart.zero() | 1 << apart.qubit()));
    var controls = apart.controls();
    var values = controls.stream().map(b -> (apart.zero() >> b & 1) == 1).toList();
    var on = new ArrayList<>(controls.stream().map(operands::get).toList());
    on.add(operands.get(apart.qubit()));
    var ratio = one.times(zero.conjugate());
    var isReal = Math.abs(ratio.im()) < 1e-15;
    var theta =
        2 * Math.atan2(isReal ? Math.copySign(one.abs(), ratio.re()) : one.abs(), zero.abs());
    var gate = isReal ? StandardGate.RY : StandardGate.R;
    // R(θ, δ + π/2) carries 0 to cos(θ/2)·0 + e^{iδ}·sin(θ/2)·1.
    var angles =
        isReal
            ? List.of(Angle.of(theta))
            : List.of(Angle.of(theta), Angle.of(ratio.arg() + Math.PI / 2));
    backwards.add(new Apply(ControlledGate.of(gate, values), angles, on));
    amplitudes.put(apart.zero(), Complex.cis(zero.arg()).times(Math.hypot(zero.abs(), one.abs())));
  }

  private void finish() {
    GlobalPhase.instruction(Angle.of(amplitudes.firstEntry().getValue().arg()))
        .ifPresent(backwards::add);
    for (var b = 0; b < operands.size(); b++) {
      if ((amplitudes.firstKey() >> b & 1) == 1) {
        backwards.add(new Apply(StandardGate.X, List.of(), List.of(operands.get(b))));
      }
    }
  }

  /// Two basis states that are told from all others by few qubits.
  ///
  /// @param zero the one with `qubit` at 0
  /// @param one the other
  /// @param qubit in which they differ
  /// @param controls the qubits that, once the two differ in `qubit` only, single them out
  private record Pair(int zero, int one, int qubit, List<Integer> controls) {
    static Pair of(Collection<Integer> states, int qubits) {
      var path = new ArrayList<Integer>();
      var first = lonely(states, qubits, path);
      int qubit = path.removeLast();
      var others = new TreeSet<>(states);
      others.remove(first);
      others.removeIf(k -> path.stream().anyMatch(b -> ((k ^ first) >> b & 1) == 1));
      var second = lonely(others, qubits, path);
      var firstIsOne = (first >> qubit & 1) == 1;
      return new Pair(
          firstIsOne ? second : first,
          firstIsOne ? first : second,
          qubit,
          path.stream().distinct().toList());
    }

    /// A state that is alone at the end of a path of qubits, each of which leaves the fewest.
    private static int lonely(Collection<Integer> states, int qubits, List<Integer> path) {
      var left = List.copyOf(states);
      while (left.size() > 1) {
        var among = left;
        var counts =
            IntStream.range(0, qubits)
                .mapToObj(b -> among.stream().filter(k -> (k >> b & 1) == 1).count())
                .toList();
        var size = left.size();
        int best =
            IntStream.range(0, qubits)
                .filter(b -> counts.get(b) > 0 && counts.get(b) < size)
                .boxed()
                .max((a, b) ->
                    Long.compare(
                        Math.abs(size - 2 * counts.get(a)), Math.abs(size - 2 * counts.get(b))))
                .orElseThrow();
        var fewerAreOne = 2 * counts.get(best) <= size;
        left = left.stream().filter(k -> (k >> best & 1) == 1 == fewerAreOne).toList();
        path.add(best);
      }
      return left.getFirst();
    }
  }
}
