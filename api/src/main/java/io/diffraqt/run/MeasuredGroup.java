package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.result.Counts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Pauli strings that one circuit measures together, because they differ only by identities.
///
/// @param basis the factor to measure on each qubit
/// @param strings members of the group
record MeasuredGroup(PauliString basis, List<PauliString> strings) {
  private static final String REGISTER = "observed";

  MeasuredGroup {
    strings = List.copyOf(strings);
  }

  /// Groups by first fit, heaviest string first. Identities need no group.
  static List<MeasuredGroup> of(Collection<PauliString> strings) {
    var groups = new ArrayList<MeasuredGroup>();
    strings.stream()
        .distinct()
        .filter(s -> s.weight() > 0)
        .sorted(Comparator.comparingInt(PauliString::weight).reversed())
        .forEach(string -> place(string, groups));
    return groups;
  }

  private static void place(PauliString string, List<MeasuredGroup> groups) {
    for (var k = 0; k < groups.size(); k++) {
      if (groups.get(k).basis().commutesQubitWise(string)) {
        groups.set(k, groups.get(k).with(string));
        return;
      }
    }
    groups.add(new MeasuredGroup(string, List.of(string)));
  }

  private MeasuredGroup with(PauliString string) {
    var factors = new TreeMap<>(basis.factors());
    factors.putAll(string.factors());
    var members = new ArrayList<>(strings);
    members.add(string);
    return new MeasuredGroup(new PauliString(factors), members);
  }

  /// The program, turned into the basis and measured into a register after its own.
  Circuit measuring(Circuit program) {
    var builder =
        program.isPhysical()
            ? Circuit.onDeviceQubits(program.qubits())
            : Circuit.onQubits(program.qubits());
    program.parameters().forEach(builder::parameter);
    program.registers().forEach(r -> builder.register(r.name(), r.size()));
    builder.register(freeName(program), basis.weight()).addAll(program.instructions());
    var bit = program.bits();
    for (var factor : basis.factors().entrySet()) {
      turn(builder, factor.getValue(), factor.getKey());
      builder.measure(factor.getKey(), bit++);
    }
    return builder.build();
  }

  private static void turn(Circuit.Builder builder, Pauli pauli, int qubit) {
    switch (pauli) {
      case X -> builder.h(qubit);
      case Y -> builder.sdg(qubit).h(qubit);
      case Z -> {}
    }
  }

  private static String freeName(Circuit program) {
    var name = REGISTER;
    while (program.register(name).isPresent()) {
      name += "_";
    }
    return name;
  }

  /// The product of the members' outcomes ±1 in one shot.
  ///
  /// @param firstBit of the register that was added
  int sign(PauliString string, String bits, int firstBit) {
    var ones = 0;
    var bit = firstBit;
    for (var qubit : basis.factors().keySet()) {
      ones += string.factors().containsKey(qubit) ? bits.charAt(bits.length() - 1 - bit) - '0' : 0;
      bit++;
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
        value += weights[k] * sign(strings.get(k), entry.getKey(), firstBit);
      }
      sum += entry.getValue() * value;
      squares += entry.getValue() * value * value;
    }
    var shots = counts.shots();
    var mean = sum / shots;
    var spread = shots < 2 ? 0 : Math.max(0, (squares - sum * mean) / (shots - 1));
    return new Moments(mean, spread, shots);
  }

  /// @param mean over the shots
  /// @param variance of one shot, unbiased
  /// @param shots that were kept
  record Moments(double mean, double variance, long shots) {}
}
