package io.diffraqt.result;

import io.diffraqt.circuit.Register;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// How often each bit string was seen; they sum to the shots. Immutable and thread-safe.
///
/// The rightmost character of a bit string is bit 0.
public final class Counts {
  private final List<Register> registers;
  private final SortedMap<String, Long> counts;
  private final long shots;

  private Counts(List<Register> registers, SortedMap<String, Long> counts) {
    this.registers = List.copyOf(registers);
    this.counts = Collections.unmodifiableSortedMap(counts);
    this.shots = counts.values().stream().mapToLong(c -> c).sum();
  }

  /// Counts over the bits of `registers`.
  ///
  /// @param registers without gaps, first bit 0
  /// @param counts bit strings of that many bits; zero counts are left out
  /// @throws IllegalArgumentException when a string has another length or a count is negative
  public static Counts of(List<Register> registers, Map<String, Long> counts) {
    var bits = registers.isEmpty() ? 0 : registers.getLast().end();
    var sorted = new TreeMap<String, Long>();
    counts.forEach((string, count) -> {
      if (string.length() != bits || count < 0 || !isBinary(string)) {
        throw new IllegalArgumentException(
            "count %d of '%s'; expected %d binary digits and a count of 0 or more"
                .formatted(count, string, bits));
      }
      if (count > 0) {
        sorted.put(string, count);
      }
    });
    return new Counts(registers, sorted);
  }

  /// Counts of `bits` bits in one register `c`.
  public static Counts of(int bits, Map<String, Long> counts) {
    return of(registers(bits), counts);
  }

  /// Counts of outcomes read as numbers, bit 0 least significant.
  ///
  /// @param registers at most 63 bits in all
  public static Counts ofValues(List<Register> registers, Map<Long, Long> counts) {
    var bits = registers.isEmpty() ? 0 : registers.getLast().end();
    var strings = new HashMap<String, Long>();
    counts.forEach((value, count) -> strings.merge(binary(value, bits), count, Long::sum));
    return of(registers, strings);
  }

  /// Draws `shots` outcomes of `bits` bits and counts them.
  public static Counts tally(int bits, long shots, LongSupplier outcomes) {
    var counts = new HashMap<Long, Long>();
    for (var shot = 0L; shot < shots; shot++) {
      counts.merge(outcomes.getAsLong(), 1L, Long::sum);
    }
    return ofValues(registers(bits), counts);
  }

  /// The registers, in order.
  public List<Register> registers() {
    return registers;
  }

  /// Number of bits.
  public int bits() {
    return registers.isEmpty() ? 0 : registers.getLast().end();
  }

  /// Sum of all counts.
  public long shots() {
    return shots;
  }

  /// How often this bit string was seen.
  public long count(String bits) {
    return counts.getOrDefault(bits, 0L);
  }

  /// Share of the shots with this bit string; 0 without shots.
  public double frequency(String bits) {
    return shots == 0 ? 0 : (double) count(bits) / shots;
  }

  /// Bit strings seen at least once, rising.
  public SortedMap<String, Long> asMap() {
    return counts;
  }

  /// Counts of one register alone.
  ///
  /// @throws IllegalArgumentException when there is no such register
  public Counts of(String name) {
    var register =
        registers.stream()
            .filter(r -> r.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no register " + name));
    var marginal = new HashMap<String, Long>();
    counts.forEach((string, count) ->
        marginal.merge(
            string.substring(bits() - register.end(), bits() - register.first()),
            count,
            Long::sum));
    return of(List.of(new Register(name, 0, register.size())), marginal);
  }

  /// Both runs together.
  public Counts plus(Counts other) {
    var sum = new HashMap<>(counts);
    other.counts.forEach((string, count) -> sum.merge(string, count, Long::sum));
    return of(registers, sum);
  }

  /// Only the bit strings that `accepts`.
  public Counts keeping(java.util.function.Predicate<String> accepts) {
    var kept = new HashMap<String, Long>();
    counts.forEach((string, count) -> {
      if (accepts.test(string)) {
        kept.put(string, count);
      }
    });
    return of(registers, kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts that
        && registers.equals(that.registers)
        && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * registers.hashCode() + counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }

  private static List<Register> registers(int bits) {
    return bits == 0 ? List.of() : List.of(new Register("c", 0, bits));
  }

  private static boolean isBinary(String string) {
    for (var k = 0; k < string.length(); k++) {
      if (string.charAt(k) != '0' && string.charAt(k) != '1') {
        return false;
      }
    }
    return true;
  }

  private static String binary(long value, int bits) {
    var text = Long.toBinaryString(value);
    if (bits == 0 || text.length() > bits) {
      return bits == 0 && value == 0 ? "" : text;
    }
    return "0".repeat(bits - text.length()) + text;
  }
}
