package io.diffraqt.simulator.internal.reference;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The slow oracle: follows the definitions with whole matrices on up to six qubits. Fast code is
/// tested against it, and it shares nothing with fast code.
public final class Reference {
  private static final int MOST_QUBITS = 6;

  private final int qubits;
  private final NoiseModel noise;

  private Reference(int qubits, NoiseModel noise) {
    if (qubits > MOST_QUBITS) {
      throw new IllegalArgumentException(
          "%d qubits; the reference takes at most %d".formatted(qubits, MOST_QUBITS));
    }
    this.qubits = qubits;
    this.noise = noise;
  }

  /// What is known of the bits, with the state that goes with it.
  ///
  /// @param bits as a number, bit 0 least significant
  /// @param rho not normalised: its trace is the probability of the branch
  public record Branch(int bits, ComplexMatrix rho) {
    /// The probability of the branch.
    public double weight() {
      return rho.trace().re();
    }
  }

  /// Amplitudes at the end of a bound circuit of gates, barriers, and states prepared first, as one
  /// column.
  public static ComplexMatrix state(Circuit circuit) {
    return new Reference(circuit.qubits(), NoiseModel.none()).amplitudes(circuit);
  }

  /// Every branch of a bound circuit; those that are not kept are left out.
  public static List<Branch> branches(Circuit circuit, NoiseModel noise) {
    var start =
        ComplexMatrix.fill(
            1 << circuit.qubits(),
            1 << circuit.qubits(),
            (r, c) -> r == 0 && c == 0 ? Complex.ONE : Complex.ZERO);
    var reference = new Reference(circuit.qubits(), noise);
    return reference.all(circuit.instructions(), List.of(new Branch(0, start)));
  }

  /// The probability of each value of the bits, given the kept outcomes.
  public static double[] probabilities(Circuit circuit, NoiseModel noise) {
    var branches = branches(circuit, noise);
    var total = branches.stream().mapToDouble(Branch::weight).sum();
    var probabilities = new double[1 << circuit.bits()];
    branches.forEach(b -> probabilities[b.bits()] += b.weight() / total);
    return probabilities;
  }

  /// The average state at the end, given the kept outcomes.
  public static ComplexMatrix density(Circuit circuit, NoiseModel noise) {
    var sum = branches(circuit, noise).stream().map(Branch::rho).reduce(ComplexMatrix::plus);
    var rho = sum.orElseThrow();
    return rho.times(Complex.of(1 / rho.trace().re()));
  }

  private ComplexMatrix amplitudes(Circuit circuit) {
    var psi = ComplexMatrix.fill(1 << qubits, 1, (r, c) -> r == 0 ? Complex.ONE : Complex.ZERO);
    for (var instruction : circuit.instructions()) {
      psi =
          switch (instruction) {
            case Instruction.Apply apply -> unitary(apply).times(psi);
            case Instruction.Prepare(var on, Amplitudes.Fixed fixed) ->
                embed(loading(fixed), on).times(psi);
            case Instruction.Barrier _ -> psi;
            case Instruction.Prepare _,
                Instruction.Measure _,
                Instruction.Reset _,
                Instruction.Delay _,
                Instruction.Noise _,
                Instruction.Conditional _ ->
                throw new IllegalArgumentException(instruction + " has no pure state");
          };
    }
    return psi;
  }

  private List<Branch> all(List<Instruction> instructions, List<Branch> from) {
    var branches = from;
    for (var instruction : instructions) {
      var next = new ArrayList<Branch>();
      branches.forEach(b -> next.addAll(step(instruction, b)));
      branches = next;
    }
    return branches;
  }

  private List<Branch> step(Instruction instruction, Branch from) {
    if (instruction instanceof Instruction.Conditional(var condition, var then, var otherwise)) {
      var holds = condition.holds(bit -> from.bits() >> bit & 1);
      return all(holds ? then : otherwise, List.of(from));
    }
    return outcomes(instruction, from).stream()
        .map(b -> new Branch(b.bits(), noisy(instruction, b.rho())))
        .toList();
  }

  private List<Branch> outcomes(Instruction instruction, Branch from) {
    return switch (instruction) {
      case Instruction.Apply apply -> List.of(under(from, unitary(apply)));
      case Instruction.Measure measure -> measured(measure, from);
      case Instruction.Reset(var qubit) -> List.of(reset(from, List.of(qubit)));
      case Instruction.Prepare(var on, Amplitudes.Fixed fixed) ->
          List.of(under(reset(from, on), embed(loading(fixed), on)));
      case Instruction.Prepare(_, Amplitudes.Slot slot) ->
          throw new IllegalArgumentException("slot " + slot.name() + " is not bound");
      case Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Conditional _ ->
          List.of(from);
    };
  }

  private List<Branch> measured(Instruction.Measure measure, Branch from) {
    var readout = noise.readout(measure.qubit()).orElse(ReadoutError.symmetric(0));
    var branches = new ArrayList<Branch>();
    for (var read = 0; read < 2; read++) {
      if (measure.keep() == Keep.BOTH || measure.keep().accepts(read)) {
        var rho = ComplexMatrix.fill(1 << qubits, 1 << qubits, (r, c) -> Complex.ZERO);
        for (var actual = 0; actual < 2; actual++) {
          var projector = embed(projector(actual), List.of(measure.qubit()));
          var part = projector.times(from.rho()).times(projector);
          rho = rho.plus(part.times(Complex.of(readout.probability(read, actual))));
        }
        var bits = from.bits() & ~(1 << measure.bit()) | read << measure.bit();
        branches.add(new Branch(bits, rho));
      }
    }
    return branches;
  }

  private Branch reset(Branch from, List<Integer> on) {
    var branch = from;
    for (var qubit : on) {
      var stay = embed(projector(0), List.of(qubit));
      var fall = embed(ComplexMatrix.real(2, 2, 0, 1, 0, 0), List.of(qubit));
      var rho = sandwich(stay, branch.rho()).plus(sandwich(fall, branch.rho()));
      branch = new Branch(from.bits(), rho);
    }
    return branch;
  }

  private ComplexMatrix noisy(Instruction instruction, ComplexMatrix before) {
    var rho = before;
    for (var placed : noise.channels(instruction)) {
      var state = rho;
      rho =
          placed.channel().operators().stream()
              .map(k -> sandwich(embed(k, placed.qubits()), state))
              .reduce(ComplexMatrix::plus)
              .orElseThrow();
    }
    return rho;
  }

  private ComplexMatrix unitary(Instruction.Apply apply) {
    var angles = apply.angles().stream().mapToDouble(Reference::radians).toArray();
    return embed(apply.gate().matrix(angles), apply.qubits());
  }

  private static double radians(Angle angle) {
    return angle.value(parameter -> {
      throw new IllegalArgumentException("parameter " + parameter + " is not bound");
    });
  }

  /// A matrix whose first column is the state; the others are never used.
  private static ComplexMatrix loading(Amplitudes.Fixed state) {
    var size = 1 << state.qubits();
    return ComplexMatrix.fill(
        size, size, (r, c) -> c == 0 ? new Complex(state.re(r), state.im(r)) : Complex.ZERO);
  }

  private static ComplexMatrix projector(int value) {
    var entries = new double[4];
    Arrays.fill(entries, 0);
    entries[3 * value] = 1;
    return ComplexMatrix.real(2, 2, entries);
  }

  private ComplexMatrix embed(ComplexMatrix small, List<Integer> on) {
    return Embedding.of(small, on, qubits);
  }

  private static Branch under(Branch from, ComplexMatrix matrix) {
    return new Branch(from.bits(), sandwich(matrix, from.rho()));
  }

  private static ComplexMatrix sandwich(ComplexMatrix matrix, ComplexMatrix rho) {
    return matrix.times(rho).times(matrix.adjoint());
  }
}
