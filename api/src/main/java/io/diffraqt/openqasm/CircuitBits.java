package io.diffraqt.openqasm;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The circuit's classical bits while a program is read, and when each was measured last.
final class CircuitBits {
  private final List<Register> registers = new ArrayList<>();
  private long[] measuredAt = new long[64];
  private int count;
  private long clock;

  /// Adds a register and gives its first bit.
  int add(Site site, String name, long size) {
    if (size < 1 || size > Limits.BITS - count) {
      throw site.error(
          "a register of %d bits beside %d others; the limit is 1 to %d in all"
              .formatted(size, count, Limits.BITS));
    }
    var first = count;
    registers.add(new Register(free(name), first, (int) size));
    count += (int) size;
    if (count > measuredAt.length) {
      measuredAt = Arrays.copyOf(measuredAt, Math.max(count, 2 * measuredAt.length));
    }
    return first;
  }

  /// The name, or one like it that no register has.
  private String free(String name) {
    var candidate = name;
    for (var k = 1; isTaken(candidate); k++) {
      candidate = name + "_" + k;
    }
    return candidate;
  }

  private boolean isTaken(String name) {
    return registers.stream().anyMatch(r -> r.name().equals(name));
  }

  List<Register> registers() {
    return registers;
  }

  /// Number of bits.
  int count() {
    return count;
  }

  /// The register that a bit belongs to.
  Register registerAt(int bit) {
    return registers.stream().filter(r -> bit < r.end()).findFirst().orElseThrow();
  }

  /// Measurements so far.
  long clock() {
    return clock;
  }

  /// Notes that a bit is measured now.
  void measure(int bit) {
    measuredAt[bit] = ++clock;
  }

  /// Whether a bit was ever measured.
  boolean isMeasured(int bit) {
    return measuredAt[bit] > 0;
  }

  /// Whether some bit of a condition was measured again after `stamp`.
  boolean isStale(Condition condition, long stamp) {
    return switch (condition) {
      case Condition.Bit(var index) -> measuredAt[index] > stamp;
      case Condition.Compare(var list, _, _) ->
          list.stream().anyMatch(bit -> measuredAt[bit] > stamp);
      case Condition.Not(var inner) -> isStale(inner, stamp);
      case Condition.All(var parts) -> parts.stream().anyMatch(p -> isStale(p, stamp));
      case Condition.Any(var parts) -> parts.stream().anyMatch(p -> isStale(p, stamp));
    };
  }
}
