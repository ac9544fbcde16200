package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Grows the steps of a plan: merges runs of one-qubit gates, and runs of flips and swaps into one
/// index map where that pays.
///
/// Two kinds of work are pending at any time. A *chain* holds the one-qubit factors of a qubit; the
/// *shuffle* holds flips and swaps. A chain whose qubit the shuffle has not touched may be written
/// before it, so that `rz rz … cx cx …` becomes all matrices, then one map.
final class Steps {
  /// An index map costs one gather per amplitude; taken from this many moves on; not tuned.
  private static final int LEAST_MOVES = 3;

  private final int qubits;
  private final int mapQubits;
  private final List<Step> done = new ArrayList<>();
  private final List<List<Factor>> chains = new ArrayList<>();
  private final int[] chainPlace;
  private final List<Step> shuffle = new ArrayList<>();
  private final ErrorTracker errors;
  private int shuffled;
  private int matrixLength;

  /// @param mapQubits index maps are made for registers of at most this size
  /// @param errors that are carried through all that is appended
  Steps(int qubits, int mapQubits, ErrorTracker errors) {
    this.qubits = qubits;
    this.mapQubits = mapQubits;
    this.errors = errors;
    this.chainPlace = new int[qubits];
    for (var q = 0; q < qubits; q++) {
      chains.add(new ArrayList<>());
    }
  }

  /// Appends a one-qubit factor.
  void chain(int qubit, Factor factor, int place) {
    var chain = chains.get(qubit);
    if (chain.isEmpty()) {
      chainPlace[qubit] = place;
    }
    site(chain, errors.before(qubit, factor));
    append(chain, factor);
  }

  private static void site(List<Factor> chain, int landing) {
    if (landing >= 0) {
      chain.add(new Factor.Site(landing));
    }
  }

  /// Ends the way of errors on some qubits in front of what comes next.
  private void land(int touched, boolean xs, boolean zs) {
    for (var q = 0; q < qubits; q++) {
      if ((touched >> q & 1) == 1) {
        site(chains.get(q), errors.land(q, xs, zs));
      }
    }
  }

  private static void append(List<Factor> chain, Factor factor) {
    if (factor instanceof Factor.Constant(var matrix)
        && !chain.isEmpty()
        && chain.getLast() instanceof Factor.Constant(var before)) {
      var product = before.clone();
      Flat.multiply2(matrix, product, 0);
      chain.set(chain.size() - 1, new Factor.Constant(product));
    } else {
      chain.add(factor);
    }
  }

  /// Appends a flip or a swap.
  void move(Step move, int touched) {
    if (move instanceof Step.Flip(var controls, var target)
        && Integer.bitCount(controls.mask()) <= 1) {
      errors.flip(controls, target);
    } else if (move instanceof Step.Swap(var controls, var first, var second)
        && controls.isEmpty()) {
      errors.swap(first, second);
    } else {
      land(touched, true, true);
    }
    settleChains(touched);
    shuffle.add(move);
    shuffled |= touched;
  }

  /// Appends a matrix on zero or more qubits.
  void unitary(int[] targets, Controls controls, List<Factor> factors, int place) {
    var touched = controls.mask() | mask(targets);
    carry(step(targets, controls, factors, place));
    settle(touched);
    write(targets, controls, factors, place);
  }

  private void carry(Step.Unitary step) {
    var on = Operands.of(step.controls(), step.targets());
    var moves = new int[0];
    if (on.length == 2 && !step.isDynamic()) {
      var unitary = Operands.matrix(step, Matrices.constant(step), 0);
      moves = PauliMatrices.moves(PauliMatrices.ofUnitary(unitary, 2));
    }
    if (moves.length > 0) {
      errors.clifford(on, moves);
    } else {
      land(mask(on), true, !step.diagonal());
    }
  }

  /// Appends any other step.
  void other(Step step, int touched) {
    land(touched, true, true);
    settle(touched);
    done.add(step);
  }

  /// Writes all that is pending; the index of the next step.
  int settleAll() {
    settle((1 << qubits) - 1);
    return done.size();
  }

  /// Replaces a step that was written with a place for a jump.
  void patch(int index, Step step) {
    done.set(index, step);
  }

  List<Step> build() {
    settleAll();
    return done;
  }

  private void settle(int touched) {
    if ((shuffled & touched) != 0) {
      writeShuffle();
    }
    settleChains(touched);
  }

  /// Writes the chains of some qubits, and the shuffle first where it came before one of them.
  private void settleChains(int touched) {
    for (var q = 0; q < qubits; q++) {
      if ((touched >> q & 1) == 1 && !chains.get(q).isEmpty()) {
        if ((shuffled >> q & 1) == 1) {
          writeShuffle();
        }
        writeChain(q);
      }
    }
  }

  private void writeChain(int qubit) {
    var chain = chains.get(qubit);
    if (chain.size() == 1 && chain.getFirst() instanceof Factor.Constant(var m) && isFlip(m)) {
      done.add(new Step.Flip(Controls.NONE, qubit));
    } else if (!(chain.size() == 1
        && chain.getFirst() instanceof Factor.Constant(var same)
        && isIdentity(same))) {
      write(new int[] {qubit}, Controls.NONE, chain, chainPlace[qubit]);
    }
    chain.clear();
  }

  private void write(int[] targets, Controls controls, List<Factor> factors, int place) {
    var step = step(targets, controls, factors, place);
    matrixLength += step.length();
    done.add(step);
  }

  private Step.Unitary step(int[] targets, Controls controls, List<Factor> factors, int place) {
    var diagonal = targets.length == 0 || factors.stream().allMatch(f -> isDiagonal(f, targets));
    return new Step.Unitary(targets, controls, diagonal, factors, matrixLength, place);
  }

  private void writeShuffle() {
    if (shuffle.size() >= LEAST_MOVES && qubits <= mapQubits) {
      done.add(Shuffle.of(qubits, shuffle));
    } else {
      done.addAll(shuffle);
    }
    shuffle.clear();
    shuffled = 0;
  }

  private static boolean isDiagonal(Factor factor, int[] targets) {
    return switch (factor) {
      case Factor.Turn(var axis, _) -> axis.isDiagonal();
      case Factor.Site _ -> false;
      case Factor.Constant(var m) ->
          targets.length == 1
              ? m[2] == 0 && m[3] == 0 && m[4] == 0 && m[5] == 0
              : m.length == 2 << targets.length;
    };
  }

  private static boolean isFlip(double[] m) {
    return Arrays.equals(m, new double[] {0, 0, 1, 0, 1, 0, 0, 0});
  }

  private static boolean isIdentity(double[] m) {
    return Arrays.equals(m, new double[] {1, 0, 0, 0, 0, 0, 1, 0});
  }

  static int mask(int[] targets) {
    var mask = 0;
    for (var target : targets) {
      mask |= 1 << target;
    }
    return mask;
  }
}
