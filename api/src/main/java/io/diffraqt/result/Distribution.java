package io.diffraqt.result;

import io.diffraqt.circuit.Register;
import java.util.Arrays;
import java.util.List;

/// Exact probabilities of all `2^m` values of `m` classical bits. Immutable and thread-safe.
public final class Distribution {
  private final List<Register> registers;
  private final double[] probabilities;

  private Distribution(List<Register> registers, double[] probabilities) {
    this.registers = List.copyOf(registers);
    this.probabilities = probabilities;
  }

  /// Probabilities over the bits of `registers`, copied.
  ///
  /// @param registers without gaps, first bit 0
  /// @param probabilities length `2^m`, bit 0 of the index is bit 0
  public static Distribution of(List<Register> registers, double[] probabilities) {
    var bits = registers.isEmpty() ? 0 : registers.getLast().end();
    if (bits > 30 || probabilities.length != 1 << bits) {
      throw new IllegalArgumentException(
          "%d bits have 2^%d values, and got %d probabilities"
              .formatted(bits, bits, probabilities.length));
    }
    return new Distribution(registers, probabilities.clone());
  }

  /// Probabilities of `bits` bits in one register of the given name.
  public static Distribution of(String register, int bits, double[] probabilities) {
    return of(List.of(new Register(register, 0, bits)), probabilities);
  }

  /// The registers, in order.
  public List<Register> registers() {
    return registers;
  }

  /// Number of bits `m`.
  public int bits() {
    return Integer.numberOfTrailingZeros(probabilities.length);
  }

  /// Number of values, `2^m`.
  public int size() {
    return probabilities.length;
  }

  /// Probability that the bits, read as a number, equal `value`.
  public double probability(int value) {
    return probabilities[value];
  }

  /// Probability of a bit string, rightmost character bit 0.
  public double probability(String bits) {
    return probabilities[Integer.parseInt(bits, 2)];
  }

  /// All probabilities, a copy of length `2^m`.
  public double[] toArray() {
    return probabilities.clone();
  }

  /// The distribution of one register alone.
  ///
  /// @throws IllegalArgumentException when there is no such register
  public Distribution of(String name) {
    var register =
        registers.stream()
            .filter(r -> r.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no register " + name));
    var marginal = new double[1 << register.size()];
    for (var k = 0; k < probabilities.length; k++) {
      marginal[(k >> register.first()) & (marginal.length - 1)] += probabilities[k];
    }
    return of(name, register.size(), marginal);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that
        && registers.equals(that.registers)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * registers.hashCode() + Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return "Distribution" + registers;
  }
}
