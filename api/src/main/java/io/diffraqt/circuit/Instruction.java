package io.diffraqt.circuit;

import java.util.HashSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/// One step of a circuit.
public sealed interface Instruction {
  /// The qubits it touches, in operand order.
  List<Integer> qubits();

  /// The classical bits that it writes or reads, those of its branches included.
  default List<Integer> bits() {
    return switch (this) {
      case Measure measure -> List.of(measure.bit());
      case Conditional(var condition, var then, var otherwise) -> {
        var inside =
            Stream.of(then, otherwise).flatMap(List::stream).flatMap(i -> i.bits().stream());
        yield Stream.concat(condition.bitsRead().stream(), inside).distinct().toList();
      }
      case Apply _, Reset _, Barrier _, Delay _, Noise _, Prepare _ -> List.of();
    };
  }

  /// The same step with qubit `q` replaced by `places.applyAsInt(q)`.
  default Instruction movedTo(IntUnaryOperator places) {
    return Relabel.qubits(this, places);
  }

  /// A gate on operands.
  ///
  /// @param gate what acts
  /// @param angles one per angle of the gate
  /// @param qubits distinct, one per operand of the gate; operand `k` is bit `k` of the matrix
  record Apply(Gate gate, List<Angle> angles, List<Integer> qubits) implements Instruction {
    /// @throws IllegalArgumentException when a count does not fit the gate or a qubit repeats
    public Apply {
      angles = List.copyOf(angles);
      qubits = List.copyOf(qubits);
      requireCount(gate, "angles", gate.angleCount(), angles.size());
      requireCount(gate, "qubits", gate.qubits(), qubits.size());
      requireDistinct(gate.gateName(), qubits);
    }

    /// The gate's inverse on the same operands.
    public Apply inverse() {
      return gate.inverse(angles, qubits);
    }

    /// The same gate with operand `q` replaced by `places.get(q)`.
    public Apply onQubits(List<Integer> places) {
      return new Apply(gate, angles, qubits.stream().map(places::get).toList());
    }
  }

  /// A measurement in the computational basis.
  ///
  /// @param qubit what is measured
  /// @param bit where the outcome goes, among all bits of the circuit
  /// @param keep which outcomes go on
  record Measure(int qubit, int bit, Keep keep) implements Instruction {
    @Override
    public List<Integer> qubits() {
      return List.of(qubit);
    }
  }

  /// Puts a qubit in state 0.
  ///
  /// @param qubit the qubit
  record Reset(int qubit) implements Instruction {
    @Override
    public List<Integer> qubits() {
      return List.of(qubit);
    }
  }

  /// Forbids moving gates across it.
  ///
  /// @param qubits on which qubits
  record Barrier(List<Integer> qubits) implements Instruction {
    /// @throws IllegalArgumentException when a qubit repeats
    public Barrier {
      qubits = List.copyOf(qubits);
      requireDistinct("barrier", qubits);
    }
  }

  /// Lets time pass.
  ///
  /// @param duration not negative, in `unit`
  /// @param unit seconds, or the device's own clock
  /// @param qubits which wait
  record Delay(double duration, DelayUnit unit, List<Integer> qubits) implements Instruction {
    /// @throws IllegalArgumentException when the duration is negative or not finite
    public Delay {
      qubits = List.copyOf(qubits);
      requireDistinct("delay", qubits);
      if (!(duration >= 0) || !Double.isFinite(duration)) {
        throw new IllegalArgumentException("delay of " + duration + " is not a waiting time");
      }
    }
  }

  /// The unit of a [Delay].
  enum DelayUnit {
    /// SI seconds.
    SECOND,
    /// Samples of the device's clock; their length is in the target.
    DT
  }

  /// Resets its qubits and puts them in a given pure state.
  ///
  /// @param qubits distinct; operand `k` is bit `k` of the amplitude's index
  /// @param amplitudes `2^(number of qubits)` of them
  record Prepare(List<Integer> qubits, Amplitudes amplitudes) implements Instruction {
    /// @throws IllegalArgumentException when the sizes differ or a qubit repeats
    public Prepare {
      qubits = List.copyOf(qubits);
      requireDistinct("prepare", qubits);
      if (qubits.size() != amplitudes.qubits()) {
        throw new IllegalArgumentException(
            "prepare on %d qubits, and the amplitudes are those of %d"
                .formatted(qubits.size(), amplitudes.qubits()));
      }
    }
  }

  /// A channel that acts here, whatever noise a simulator adds of its own.
  ///
  /// @param channel what happens
  /// @param qubits distinct, one per operand of the channel; operand `k` is bit `k` of its matrices
  record Noise(Channel channel, List<Integer> qubits) implements Instruction {
    /// @throws IllegalArgumentException when the count does not fit or a qubit repeats
    public Noise {
      qubits = List.copyOf(qubits);
      if (qubits.size() != channel.qubits()) {
        throw new IllegalArgumentException(
            "noise takes %d qubits, and got %d".formatted(channel.qubits(), qubits.size()));
      }
      requireDistinct("noise", qubits);
    }
  }

  /// Instructions that depend on measured bits.
  ///
  /// @param condition what decides
  /// @param then run when it holds
  /// @param otherwise run when it does not
  record Conditional(Condition condition, List<Instruction> then, List<Instruction> otherwise)
      implements Instruction {
    /// Copies both branches.
    public Conditional {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public List<Integer> qubits() {
      return Stream.of(then, otherwise)
          .flatMap(List::stream)
          .flatMap(i -> i.qubits().stream())
          .distinct()
          .toList();
    }
  }

  private static void requireCount(Gate gate, String what, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "gate %s takes %d %s, and got %d".formatted(gate.gateName(), expected, what, actual));
    }
  }

  private static void requireDistinct(String what, List<Integer> qubits) {
    // A barrier on thousands of qubits must not take millions of comparisons.
    if (qubits.size() > 16 && new HashSet<>(qubits).size() == qubits.size()) {
      return;
    }
    for (var k = 1; k < qubits.size(); k++) {
      if (qubits.subList(0, k).contains(qubits.get(k))) {
        throw new IllegalArgumentException(
            "%s on qubits %s: qubit %d occurs twice".formatted(what, qubits, qubits.get(k)));
      }
    }
  }
}
