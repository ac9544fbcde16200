package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/// One walk that replaces blocks on pairs by near ones of fewer two-qubit gates, where the gates
/// saved lose more than the approximation. Not thread-safe.
///
/// A block keeps its local gates and has its interaction moved to a cheaper point of the Weyl
/// chamber; no other choice of local gates is nearer. Source: Cross et al. (2019), Phys. Rev. A
/// 100, 032328, appendix B.
final class ApproximatePairs {
  private static final double QUARTER = Math.PI / 4;

  private final Entangler entangler;
  private final PairErrors errors;
  private double kept = 1;

  /// The error of the entangler on a pair.
  interface PairErrors {
    double of(int one, int other);
  }

  /// A circuit and the product of the average fidelities of its approximated blocks.
  record Result(Circuit circuit, double kept) {}

  /// A block's replacement.
  private record Choice(Kak kak, double fidelity, int gates) {
    /// The fidelity of making it by gates that err.
    double value(IntToDoubleFunction ofGates) {
      return fidelity * ofGates.applyAsDouble(gates);
    }
  }

  private ApproximatePairs(Entangler entangler, PairErrors errors) {
    this.entangler = entangler;
    this.errors = errors;
  }

  static Result of(Circuit circuit, Entangler entangler, PairErrors errors) {
    var walk = new ApproximatePairs(entangler, errors);
    var collector = new PairCollector(walk::cheaper, circuit.qubits());
    var instructions = collector.rewrite(circuit.instructions());
    return new Result(circuit.withInstructions(instructions), walk.kept);
  }

  private Optional<ComplexMatrix> cheaper(PairBlock block) {
    var kak = Kak.of(block.matrix());
    var gates = Math.min(block.cost(entangler), entangler.count(kak));
    var error = errors.of(block.low(), block.high());
    IntToDoubleFunction ofGates = n -> Math.pow(1 - error, n);
    var best =
        choices(kak)
            .filter(c -> c.gates < gates)
            .max(Comparator.comparingDouble(c -> c.value(ofGates)));
    if (best.isEmpty() || best.get().value(ofGates) <= ofGates.applyAsDouble(gates)) {
      return Optional.empty();
    }
    kept *= best.get().fidelity;
    return best.map(c -> c.kak.matrix());
  }

  private Stream<Choice> choices(Kak kak) {
    return Stream.of(
        moved(kak, 0, 0),
        moved(kak, QUARTER, 0),
        moved(kak, kak.a(), 0),
        moved(kak, QUARTER, QUARTER),
        moved(kak, kak.a(), kak.b()));
  }

  /// The block with its interaction at `(a, b, 0)`.
  private Choice moved(Kak kak, double a, double b) {
    var there = new Kak(kak.phase(), a, b, 0, kak.left0(), kak.left1(), kak.right0(), kak.right1());
    return new Choice(there, fidelity(kak.a() - a, kak.b() - b, kak.c()), entangler.count(there));
  }

  /// Average gate fidelity of an interaction to none.
  private static double fidelity(double a, double b, double c) {
    var cosines = Math.cos(a) * Math.cos(b) * Math.cos(c);
    var sines = Math.sin(a) * Math.sin(b) * Math.sin(c);
    return (1 + 4 * (cosines * cosines + sines * sines)) / 5;
  }
}
