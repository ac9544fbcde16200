package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Keep;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.List;

/// One thing to do to a state. Qubits are places in the simulated register.
///
/// Arrays inside steps are never written after the plan is made.
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public sealed interface Step {
  /// A matrix on zero or more qubits.
  ///
  /// @param targets operand `k` is bit `k` of a matrix index
  /// @param controls where it acts
  /// @param diagonal whether only the diagonal is not zero
  /// @param factors whose product it is
  /// @param at where its matrix lies in a frame
  /// @param place index of the first instruction it stems from
  record Unitary(
      int[] targets, Controls controls, boolean diagonal, List<Factor> factors, int at, int place)
      implements Step {
    /// Copies the factors.
    public Unitary {
      factors = List.copyOf(factors);
    }

    /// Whether a binding changes it.
    public boolean isDynamic() {
      for (var factor : factors) {
        if (factor instanceof Factor.Turn) {
          return true;
        }
      }
      return false;
    }

    /// Whether it is the identity but for drawn errors.
    public boolean isIdle() {
      for (var factor : factors) {
        if (!(factor instanceof Factor.Site)) {
          return false;
        }
      }
      return true;
    }

    /// Whether its matrix is stored as a diagonal: phases, and diagonals on two or more qubits.
    public boolean isDiagonalStored() {
      return targets.length == 0 || diagonal && targets.length > 1;
    }

    /// Length of its matrix in a frame.
    public int length() {
      return isDiagonalStored() ? 2 << targets.length : 2 << 2 * targets.length;
    }
  }

  /// Exchanges the two values of a qubit.
  ///
  /// @param controls where it acts
  /// @param target which qubit
  record Flip(Controls controls, int target) implements Step {}

  /// Exchanges two qubits.
  ///
  /// @param controls where it acts
  /// @param first one
  /// @param second the other
  record Swap(Controls controls, int first, int second) implements Step {}

  /// Several flips and swaps at once.
  ///
  /// @param from the old index for each new one
  /// @param back the new index for each old one
  record Permute(int[] from, int[] back) implements Step {}

  /// Steps that run together on blocks of `2^k` amplitudes.
  ///
  /// @param active the `k` qubits of a block, rising; the others, rising, number the blocks
  /// @param passes on places: those of the active qubits, then those of the others
  /// @param back what takes them back, matrices not inverted yet; diagonals may look at any qubit
  record Sweep(int[] active, List<Pass> passes, List<Pass> back) implements Step {
    /// Copies the passes.
    public Sweep {
      passes = List.copyOf(passes);
      back = List.copyOf(back);
    }
  }

  /// Steps on a density matrix that have one outcome, on its Pauli coefficients.
  ///
  /// @param program what they come to
  record Span(PauliProgram program) implements Step {}

  /// A measurement whose outcome matters before the end.
  ///
  /// @param qubit what is measured
  /// @param bit where the outcome goes
  /// @param keep which recorded outcomes go on
  /// @param readout how the record errs
  /// @param place index of its instruction
  record Measure(int qubit, int bit, Keep keep, ReadoutError readout, int place) implements Step {}

  /// Puts a qubit in state 0, whatever it is entangled with.
  ///
  /// @param qubit which
  /// @param place index of its instruction
  record Reset(int qubit, int place) implements Step {}

  /// Puts qubits that are in state 0 in another state.
  ///
  /// @param offsets the index of each of the `2^k` basis states of those qubits, others 0
  /// @param source where the amplitudes come from
  /// @param place index of its instruction
  record Load(int[] offsets, Source source, int place) implements Step {
    /// The index bits of the qubits.
    public int mask() {
      return offsets[offsets.length - 1];
    }
  }

  /// Where amplitudes come from.
  sealed interface Source {
    /// The plan.
    ///
    /// @param re real parts, of unit norm
    /// @param im imaginary parts
    record Fixed(double[] re, double[] im) implements Source {}

    /// The bindings.
    ///
    /// @param name of the slot
    /// @param column of the real part of amplitude 0
    record Slot(String name, int column) implements Source {}
  }

  /// A channel.
  ///
  /// @param channel what happens
  /// @param targets operand `k` is bit `k` of a matrix index
  /// @param place index of the instruction it follows
  record Noise(Channel channel, int[] targets, int place) implements Step {}

  /// Goes on behind the first branch when a condition fails.
  ///
  /// @param condition on the bits recorded so far
  /// @param otherwise index of the step to go on with
  record Branch(Condition condition, int otherwise) implements Step {}

  /// Goes on elsewhere.
  ///
  /// @param to index of the step to go on with
  record Jump(int to) implements Step {}
}
