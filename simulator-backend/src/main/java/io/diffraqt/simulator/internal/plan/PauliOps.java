package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.SparseMatrix;
import io.diffraqt.simulator.internal.plan.PauliOp.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/// Turns steps into operations on Pauli coefficients: gates and channels of one qubit merge into
/// one matrix, mixtures of Pauli words into the Clifford gate before them, and swaps only rename
/// qubits.
final class PauliOps {
  /// A matrix on more qubits has `16^k` entries; such plans keep complex density matrices.
  private static final int MOST_QUBITS = 3;

  private final int qubits;
  private final List<PauliOp> done = new ArrayList<>();
  private final List<List<Source>> chains = new ArrayList<>();

  /// Where the content of each qubit lies by now.
  private final int[] wire;

  /// Index of the last operation on each wire, or −1.
  private final int[] last;

  private final IdentityHashMap<Channel, double[]> channels = new IdentityHashMap<>();

  PauliOps(int qubits) {
    this.qubits = qubits;
    this.wire = new int[qubits];
    this.last = new int[qubits];
    Arrays.setAll(wire, q -> q);
    Arrays.fill(last, -1);
    for (var q = 0; q < qubits; q++) {
      chains.add(new ArrayList<>());
    }
  }

  /// Whether a step has one outcome for a density matrix, and a small matrix.
  static boolean takes(Step step) {
    return switch (step) {
      case Step.Unitary unitary -> fits(unitary.controls(), unitary.targets().length);
      case Step.Flip(var controls, _) -> fits(controls, 1);
      case Step.Swap(var controls, _, _) -> fits(controls, 2);
      case Step.Noise(_, var targets, _) -> targets.length <= MOST_QUBITS;
      case Step.Reset _ -> true;
      case Step.Permute _,
          Step.Measure _,
          Step.Load _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          false;
    };
  }

  private static boolean fits(Controls controls, int targets) {
    return targets + Integer.bitCount(controls.mask()) <= MOST_QUBITS;
  }

  /// Appends a step that it [takes][#takes].
  void add(Step step) {
    switch (step) {
      case Step.Unitary unitary -> unitary(unitary);
      case Step.Flip(var controls, var target) ->
          gate(Operands.of(controls, target), Operands.flip(controls));
      case Step.Swap(var controls, var first, var second) -> {
        if (controls.isEmpty()) {
          var moved = wire[first];
          wire[first] = wire[second];
          wire[second] = moved;
        } else {
          gate(Operands.of(controls, first, second), Operands.swap(controls));
        }
      }
      case Step.Noise(var channel, var targets, _) ->
          matrix(
              targets, channels.computeIfAbsent(channel, c -> PauliMatrices.of(c, targets.length)));
      case Step.Reset(var qubit, _) -> matrix(new int[] {qubit}, PauliMatrices.reset());
      case Step.Permute _,
          Step.Measure _,
          Step.Load _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          throw new IllegalStateException(step + " among Pauli coefficients");
    }
  }

  private void unitary(Step.Unitary step) {
    var on = Operands.of(step.controls(), step.targets());
    if (on.length == 0) {
      return; // A factor on the whole state, which no density matrix shows.
    }
    if (!step.isDynamic()) {
      gate(on, Operands.matrix(step, Matrices.constant(step), 0));
    } else if (on.length == 1) {
      chains.get(wire[on[0]]).add(new Source.Bound(step));
    } else {
      emit(new PauliOp.Open(wires(on), step));
    }
  }

  private void gate(int[] on, double[] unitary) {
    matrix(on, PauliMatrices.ofUnitary(unitary, on.length));
  }

  private void matrix(int[] on, double[] m) {
    if (on.length == 1) {
      chain(chains.get(wire[on[0]]), m);
    } else if (PauliMatrices.isDiagonal(m)) {
      scale(wires(on), PauliMatrices.diagonal(m));
    } else if (on.length == 2 && PauliMatrices.moves(m).length > 0) {
      var from = PauliMatrices.moves(m);
      var factors = new double[16];
      Arrays.setAll(factors, k -> m[16 * k + from[k]]);
      emit(new PauliOp.Moves(wires(on), from, factors));
    } else {
      emit(new PauliOp.Known(wires(on), SparseMatrix.of(1 << 2 * on.length, m, 0)));
    }
  }

  private int[] wires(int[] on) {
    return Arrays.stream(on).map(q -> wire[q]).toArray();
  }

  private static void chain(List<Source> chain, double[] m) {
    if (!chain.isEmpty() && chain.getLast() instanceof Source.Constant(var before)) {
      chain.set(chain.size() - 1, new Source.Constant(PauliMatrices.product(m, before)));
    } else {
      chain.add(new Source.Constant(m));
    }
  }

  /// A mixture of Pauli words goes before the gates of single qubits that only permute words, and
  /// into the Clifford gate before those.
  private void scale(int[] on, double[] factors) {
    var earlier = factors;
    for (var k = 0; k < on.length; k++) {
      var chain = chains.get(on[k]);
      var moves = moves(chain);
      if (moves.length > 0) {
        earlier = before(earlier, k, moves);
      } else {
        settle(on[k]);
      }
    }
    merge(on, earlier);
  }

  /// Which letter becomes which; empty for a chain that does more.
  private static int[] moves(List<Source> chain) {
    if (chain.isEmpty()) {
      return new int[] {0, 1, 2, 3};
    }
    return chain.size() == 1 && chain.getFirst() instanceof Source.Constant(var m)
        ? PauliMatrices.moves(m)
        : new int[0];
  }

  /// `D' = C⁻¹DC`: the factor of a word is the one that it has after letter `k` has moved.
  private static double[] before(double[] factors, int k, int[] from) {
    var earlier = new double[factors.length];
    for (var word = 0; word < factors.length; word++) {
      var letter = from[word >> 2 * k & 3];
      earlier[word & ~(3 << 2 * k) | letter << 2 * k] = factors[word];
    }
    return earlier;
  }

  private void merge(int[] on, double[] factors) {
    var index = last[on[0]];
    if (on.length == 2
        && index >= 0
        && index == last[on[1]]
        && done.get(index) instanceof PauliOp.Moves(var qubits, var from, var old)) {
      var same = qubits[0] == on[0];
      var product = new double[16];
      Arrays.setAll(product, w -> old[w] * factors[same ? w : w >> 2 | (w & 3) << 2]);
      done.set(index, new PauliOp.Moves(qubits, from, product));
    } else {
      append(new PauliOp.Scale(on, factors));
    }
  }

  private void emit(PauliOp op) {
    for (var q : op.qubits()) {
      settle(q);
    }
    append(op);
  }

  private void append(PauliOp op) {
    for (var q : op.qubits()) {
      last[q] = done.size();
    }
    done.add(op);
  }

  private void settle(int q) {
    var chain = chains.get(q);
    if (!chain.isEmpty()) {
      append(new PauliOp.Turn(new int[] {q}, chain));
      chain.clear();
    }
  }

  /// All operations so far.
  List<PauliOp> settled() {
    for (var q = 0; q < qubits; q++) {
      settle(q);
    }
    return done;
  }

  /// Where the content of each qubit lies at the end.
  int[] wires() {
    return wire.clone();
  }
}
