package io.diffraqt.examples.cli;

import io.diffraqt.backend.Outcome;
import io.diffraqt.linalg.Complex;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.StateVector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A state at the end, seen on some of its qubits; the first of those is the least significant bit
/// of an index, and rightmost in a basis state.
sealed interface StatePart {
  /// Its qubits, rising.
  List<Integer> qubits();

  /// An entry of the density matrix.
  Complex at(int row, int column);

  /// An amplitude, where it is pure.
  Complex amplitude(int index);

  /// A pure state.
  record Pure(StateVector state) implements StatePart {
    @Override
    public List<Integer> qubits() {
      return state.qubits();
    }

    @Override
    public Complex at(int row, int column) {
      return state.amplitude(row).times(state.amplitude(column).conjugate());
    }

    @Override
    public Complex amplitude(int index) {
      return state.amplitude(index);
    }
  }

  /// A mixed one.
  record Mixed(DensityMatrix matrix) implements StatePart {
    @Override
    public List<Integer> qubits() {
      return matrix.qubits();
    }

    @Override
    public Complex at(int row, int column) {
      return matrix.at(row, column);
    }

    @Override
    public Complex amplitude(int index) {
      throw new IllegalStateException("a mixed state has no amplitudes");
    }
  }

  /// Nothing was asked of the state.
  record None() implements StatePart {
    @Override
    public List<Integer> qubits() {
      return List.of();
    }

    @Override
    public Complex at(int row, int column) {
      return Complex.ONE;
    }

    @Override
    public Complex amplitude(int index) {
      return Complex.ONE;
    }
  }

  static StatePart of(Outcome.Evaluated outcome) {
    return outcome
        .state()
        .<StatePart>map(Pure::new)
        .or(() -> outcome.densityMatrix().map(Mixed::new))
        .orElseGet(None::new);
  }

  /// Probabilities of the basis states of some qubits.
  default double[] probabilities(List<Integer> some) {
    var probabilities = new double[1 << some.size()];
    for (var index = 0; index < 1 << qubits().size(); index++) {
      probabilities[part(index, some)] += at(index, index).re();
    }
    return probabilities;
  }

  /// The density matrix of some qubits, traced over the others, as pairs.
  default double[][][] density(List<Integer> some) {
    var size = 1 << some.size();
    var matrix = new double[size][size][2];
    for (var row = 0; row < 1 << qubits().size(); row++) {
      for (var c = 0; c < size; c++) {
        var entry = at(row, replaced(row, some, c));
        var r = part(row, some);
        matrix[r][c][0] += entry.re();
        matrix[r][c][1] += entry.im();
      }
    }
    return matrix;
  }

  /// All amplitudes on these qubits, as pairs, where the others are 0.
  default double[][] amplitudes(List<Integer> some) {
    return IntStream.range(0, 1 << some.size())
        .mapToObj(k -> Pairs.of(amplitude(replaced(0, some, k))))
        .toArray(double[][]::new);
  }

  /// The amplitudes of some basis states of these qubits, as pairs.
  default Map<String, double[]> amplitudes(List<Integer> some, List<String> states) {
    var found = new LinkedHashMap<String, double[]>();
    states.forEach(
        s -> found.put(s, Pairs.of(amplitude(replaced(0, some, Integer.parseInt(s, 2))))));
    return found;
  }

  /// The bits of some qubits in an index of all.
  private int part(int index, List<Integer> some) {
    var part = 0;
    for (var k = 0; k < some.size(); k++) {
      part |= (index >> place(some.get(k)) & 1) << k;
    }
    return part;
  }

  /// The index with the bits of some qubits replaced.
  private int replaced(int index, List<Integer> some, int bits) {
    var changed = index;
    for (var k = 0; k < some.size(); k++) {
      var place = place(some.get(k));
      changed = changed & ~(1 << place) | (bits >> k & 1) << place;
    }
    return changed;
  }

  private int place(int qubit) {
    return qubits().indexOf(qubit);
  }
}
