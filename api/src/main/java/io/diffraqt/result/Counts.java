package io.diffraqt.result;

import io.diffraqt.circuit.Register;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// How often each bit string was seen; they sum to the shots. Immutable and thread-safe.
///
/// The rightmost character of a bit string is bit 0.
public final class Counts {
  private final List<Register> registers;
  private final CountTable table;

  private Counts(List<Register> registers, CountTable table) {
    this.registers = List.copyOf(registers);
    this.table = table;
  }

  /// Counts over the bits of `registers`.
  ///
  /// @param registers without gaps, first bit 0
  /// @param counts bit strings of that many bits; zero counts are left out
  /// @throws IllegalArgumentException when a string has another length or a count is negative
  public static Counts of(List<Register> registers, Map<String, Long> counts) {
    var bits = registers.isEmpty() ? 0 : registers.getLast().end();
    counts.forEach((string, count) -> {
      if (string.length() != bits || count < 0 || !isBinary(string)) {
        throw new IllegalArgumentException(
            "count %d of '%s'; expected %d binary digits and a count of 0 or more"
                .formatted(count, string, bits));
      }
    });
    return new Counts(registers, CountTable.of(bits, counts));
  }

  /// Counts of `bits` bits in one register `c`.
  public static Counts of(int bits, Map<String, Long> counts) {
    return of(registers(bits), counts);
  }

  /// Counts of outcomes read as numbers, bit 0 least significant.
  ///
  /// @param registers at most 63 bits in all
  public static Counts ofValues(List<Register> registers, Map<Long, Long> counts) {
    var tally = tally(registers);
    counts.forEach(tally::add);
    return tally.build();
  }

  /// Starts counts that grow outcome by outcome.
  ///
  /// @param registers at most 63 bits in all
  public static Tally tally(List<Register> registers) {
    return new Tally(registers);
  }

  /// Counts that grow; outcomes that come in rising order cost least.
  public static final class Tally {
    private final List<Register> registers;
    private final int bits;
    private final CountTable.Rows rows = new CountTable.Rows();

    private Tally(List<Register> registers) {
      this.bits = registers.isEmpty() ? 0 : registers.getLast().end();
      if (bits > CountTable.MOST_BITS) {
        throw new IllegalArgumentException(
            "%d bits do not fit in a number; at most %d do".formatted(bits, CountTable.MOST_BITS));
      }
      this.registers = registers;
    }

    /// Counts an outcome `count` more times.
    ///
    /// @param value the bits as a number, bit 0 least significant
    /// @throws IllegalArgumentException when the count is negative or the value has more bits
    public void add(long value, long count) {
      if (count < 0 || value >>> bits != 0) {
        throw new IllegalArgumentException(
            "count %d of %d; expected a number of %d bits and a count of 0 or more"
                .formatted(count, value, bits));
      }
      rows.add(value, count);
    }

    /// Counts all that another one has counted.
    ///
    /// @param other over as many bits
    /// @throws IllegalArgumentException when it has another number of bits
    public void addAll(Tally other) {
      if (other.bits != bits) {
        throw new IllegalArgumentException(
            "outcomes of %d bits; expected %d".formatted(other.bits, bits));
      }
      rows.addAll(other.rows);
    }

    /// All that was counted so far.
    public Counts build() {
      return new Counts(registers, rows.table(bits));
    }
  }

  /// Draws `shots` outcomes of `bits` bits and counts them.
  public static Counts tally(int bits, long shots, LongSupplier outcomes) {
    var tally = tally(registers(bits));
    for (var shot = 0L; shot < shots; shot++) {
      tally.add(outcomes.getAsLong(), 1);
    }
    return tally.build();
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
    return table.shots();
  }

  /// How often this bit string was seen.
  public long count(String bits) {
    return bits.length() == bits() && isBinary(bits) ? table.count(bits) : 0;
  }

  /// Share of the shots with this bit string; 0 without shots.
  public double frequency(String bits) {
    return shots() == 0 ? 0 : (double) count(bits) / shots();
  }

  /// Bit strings seen at least once, rising; made anew by each call.
  public SortedMap<String, Long> asMap() {
    return table.strings();
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
    asMap()
        .forEach((string, count) ->
            marginal.merge(
                string.substring(bits() - register.end(), bits() - register.first()),
                count,
                Long::sum));
    return of(List.of(new Register(name, 0, register.size())), marginal);
  }

  /// Both runs together.
  public Counts plus(Counts other) {
    var sum = new HashMap<>(asMap());
    other.asMap().forEach((string, count) -> sum.merge(string, count, Long::sum));
    return of(registers, sum);
  }

  /// Only the bit strings that `accepts`.
  public Counts keeping(Predicate<String> accepts) {
    var kept = new HashMap<String, Long>();
    asMap()
        .forEach((string, count) -> {
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
        && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return 31 * registers.hashCode() + table.hashCode();
  }

  @Override
  public String toString() {
    return asMap().toString();
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
}
