package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.simulator.internal.stabilizer.Word.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/// The cheapest word of primitives for every Clifford gate on one or two qubits, signs aside: 6 and
/// 720 of them, found once by Dijkstra's search. Immutable.
final class Words {
  private static final Words ONE = new Words(1);
  private static final Words TWO = new Words(2);

  private final int qubits;
  private final Map<Integer, Reached> reached = new HashMap<>();

  /// How an action was reached.
  ///
  /// @param images of the generators, as [PauliAction] has them
  /// @param cost of all steps up to it
  /// @param from the action before the last step; the same as `images` at the start
  /// @param last what led here
  private record Reached(int images, int cost, int from, Step last) {}

  private Words(int qubits) {
    this.qubits = qubits;
    var moves = moves();
    var open = new PriorityQueue<>(Comparator.comparingInt(Reached::cost));
    var identity = PauliAction.identity(qubits);
    open.add(new Reached(identity, 0, identity, new Step(Primitive.H, 0, 0)));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (reached.putIfAbsent(next.images, next) == null) {
        moves.forEach(move -> open.add(after(next, move)));
      }
    }
  }

  private List<Step> moves() {
    var moves = new ArrayList<Step>();
    for (var primitive : Primitive.values()) {
      for (var a = 0; a < qubits; a++) {
        var wide = primitive.gate().qubits() == 2;
        if (!wide) {
          moves.add(new Step(primitive, a, a));
        } else if (qubits == 2) {
          moves.add(new Step(primitive, a, 1 - a));
        }
      }
    }
    return moves;
  }

  private Reached after(Reached before, Step move) {
    var images = 0;
    for (var g = 0; g < 2 * qubits; g++) {
      var image = before.images >> 2 * qubits * g & (1 << 2 * qubits) - 1;
      var moved = move.primitive().on(image, qubits, move.a(), move.b());
      images |= moved << 2 * qubits * g;
    }
    return new Reached(images, before.cost + move.primitive().cost(), before.images, move);
  }

  /// The word of an action.
  static Word of(PauliAction action) {
    var words = action.qubits() == 1 ? ONE : TWO;
    var steps = words.steps(action.images());
    var unsigned = PauliAction.of(words.matrix(steps)).orElseThrow();
    return words.signed(steps, action, unsigned.signs() ^ action.signs());
  }

  private List<Step> steps(int images) {
    var steps = new ArrayList<Step>();
    for (var at = way(images); at.from != at.images; at = way(at.from)) {
      steps.addFirst(at.last);
    }
    return steps;
  }

  private Reached way(int images) {
    return Objects.requireNonNull(reached.get(images), "no Clifford gate acts like this");
  }

  private ComplexMatrix matrix(List<Step> steps) {
    var product = ComplexMatrix.identity(1 << qubits);
    for (var step : steps) {
      product = embedded(step).times(product);
    }
    return product;
  }

  private ComplexMatrix embedded(Step step) {
    var matrix = step.primitive().gate().matrix();
    var identity = ComplexMatrix.identity(2);
    if (matrix.rows() == 1 << qubits) {
      return step.a() <= step.b() ? matrix : exchanged(matrix);
    }
    return step.a() == 0 ? identity.kron(matrix) : matrix.kron(identity);
  }

  private static ComplexMatrix exchanged(ComplexMatrix matrix) {
    return ComplexMatrix.fill(4, 4, (r, c) -> matrix.at(turned(r), turned(c)));
  }

  private static int turned(int index) {
    return index >> 1 | (index & 1) << 1;
  }

  /// A Pauli at the end flips the signs of the images with which it anticommutes; one fits.
  private Word signed(List<Step> steps, PauliAction action, int flips) {
    for (var pauli = 0; pauli < 1 << 2 * qubits; pauli++) {
      var flipped = 0;
      for (var g = 0; g < 2 * qubits; g++) {
        flipped |= PauliCode.clash(pauli, action.image(g), qubits) ? 1 << g : 0;
      }
      if (flipped == flips) {
        return new Word(steps, PauliCode.x(pauli, qubits), pauli >> qubits);
      }
    }
    throw new IllegalStateException("no Pauli gives the signs of " + action);
  }
}
