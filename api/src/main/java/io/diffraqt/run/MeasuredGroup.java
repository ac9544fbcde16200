package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.observable.PauliString;
import io.diffraqt.result.Counts;
import java.util.List;

/// Pauli strings that one circuit measures together, because they commute.
///
/// Where they commute qubit by qubit, each qubit is turned alone; otherwise controlled gates turn
/// them, so that each string is a product of measured bits with a sign.
///
/// @param strings members of the group
/// @param steps gates after the program
/// @param measured qubits, rising; the k-th goes to the k-th bit of the added register
/// @param readings what each member has become, on bits of the added register
record MeasuredGroup(
    List<PauliString> strings,
    List<Diagonalization.Step> steps,
    List<Integer> measured,
    List<Diagonalization.Reading> readings) {
  private static final String REGISTER = "observed";

  /// Shots that a cautious variance counts at each extreme.
  static final double EXTREMES = 2;

  /// @param strings that commute with one another, none the identity
  static MeasuredGroup of(List<PauliString> strings) {
    var diagonal = new Diagonalization(strings);
    var measured =
        diagonal.readings().stream().flatMap(r -> r.qubits().stream()).distinct().sorted().toList();
    var readings =
        diagonal.readings().stream()
            .map(r ->
                new Diagonalization.Reading(
                    r.qubits().stream().map(measured::indexOf).toList(), r.negative()))
            .toList();
    return new MeasuredGroup(List.copyOf(strings), diagonal.steps(), measured, readings);
  }

  /// Number of gates that join two qubits.
  int twoQubitGates() {
    return (int) steps.stream().filter(s -> s.gate() == StandardGate.CX).count();
  }

  /// The program, turned into the basis and measured into a register after its own.
  Circuit measuring(Circuit program) {
    return measured(program, steps);
  }

  /// The program, measured as it is: what the turning is compared with.
  Circuit measuringUnturned(Circuit program) {
    return measured(program, List.of());
  }

  private Circuit measured(Circuit program, List<Diagonalization.Step> turning) {
    var builder =
        program.isPhysical()
            ? Circuit.onDeviceQubits(program.qubits())
            : Circuit.onQubits(program.qubits());
    program.parameters().forEach(builder::parameter);
    program.registers().forEach(r -> builder.register(r.name(), r.size()));
    builder.register(freeName(program), measured.size()).addAll(program.instructions());
    turning.forEach(step -> builder.apply(step.gate(), List.of(), step.qubits()));
    for (var k = 0; k < measured.size(); k++) {
      builder.measure(measured.get(k), program.bits() + k);
    }
    return builder.build();
  }

  private static String freeName(Circuit program) {
    var name = REGISTER;
    while (program.register(name).isPresent()) {
      name += "_";
    }
    return name;
  }

  /// The outcome ±1 of a member in one shot.
  ///
  /// @param firstBit of the register that was added
  int sign(int member, String bits, int firstBit) {
    var reading = readings.get(member);
    var ones = reading.negative() ? 1 : 0;
    for (var bit : reading.qubits()) {
      ones += bits.charAt(bits.length() - 1 - firstBit - bit) - '0';
    }
    return ones % 2 == 0 ? 1 : -1;
  }

  /// Mean and sample variance of a weighted sum of members over the shots.
  ///
  /// @param weights one per member of the group
  /// @param firstBit of the register that was added
  Moments moments(double[] weights, Counts counts, int firstBit) {
    var sum = 0.0;
    var squares = 0.0;
    for (var entry : counts.asMap().entrySet()) {
      var value = 0.0;
      for (var k = 0; k < weights.length; k++) {
        value += weights[k] == 0 ? 0 : weights[k] * sign(k, entry.getKey(), firstBit);
      }
      sum += entry.getValue() * value;
      squares += entry.getValue() * value * value;
    }
    return new Moments(sum, squares, counts.shots());
  }

  /// Sums over the shots of one group.
  ///
  /// @param sum of the values
  /// @param squares sum of their squares
  /// @param shots that were kept
  record Moments(double sum, double squares, long shots) {
    double mean() {
      return sum / shots;
    }

    /// Of one shot, unbiased; 0 for a single shot.
    double variance() {
      return shots < 2 ? 0 : Math.max(0, (squares - sum * mean()) / (shots - 1));
    }

    /// Of one shot, as if two more shots had given each of the extremes: what looks certain after
    /// few shots is not taken for certain. At most `bound²`. Source: Agresti, Coull 1998, for a
    /// proportion.
    ///
    /// @param bound no value is further from 0
    double cautiousVariance(double bound) {
      var all = shots + 2 * EXTREMES;
      var mean = sum / all;
      return (squares + 2 * EXTREMES * bound * bound) / all - mean * mean;
    }
  }
}
