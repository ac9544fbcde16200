package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Condition.Relation;
import java.util.Arrays;
import java.util.List;

/// In which of many shots a condition holds, 64 shots a word.
///
/// Numbers are compared bit by bit, the most significant first.
final class Feedback {
  private final long[][] records;
  private final int words;

  /// @param records by bit, one word per 64 shots
  Feedback(long[][] records, int words) {
    this.records = records;
    this.words = words;
  }

  /// One bit per shot; the array is the caller's.
  long[] holds(Condition condition) {
    return switch (condition) {
      case Condition.Bit(var index) -> records[index].clone();
      case Condition.Compare(var bits, var relation, var value) -> compared(bits, relation, value);
      case Condition.Not(var inner) -> not(holds(inner));
      case Condition.All(var parts) -> all(parts);
      // Not all of the opposites.
      case Condition.Any(var parts) ->
          not(all(parts.stream().<Condition>map(Condition.Not::new).toList()));
    };
  }

  private long[] all(List<Condition> parts) {
    var all = new long[words];
    Arrays.fill(all, -1);
    for (var part : parts) {
      var one = holds(part);
      Arrays.setAll(all, w -> all[w] & one[w]);
    }
    return all;
  }

  private static long[] not(long[] shots) {
    var opposite = new long[shots.length];
    Arrays.setAll(opposite, w -> ~shots[w]);
    return opposite;
  }

  private long[] compared(List<Integer> bits, Relation relation, long value) {
    var holds = new long[words];
    for (var w = 0; w < words; w++) {
      var fits = value >= 0 && value >>> bits.size() == 0;
      var equal = fits ? -1L : 0;
      var less = fits || value < 0 ? 0 : -1L;
      for (var k = bits.size() - 1; k >= 0; k--) {
        var ones = records[bits.get(k)][w];
        var expected = -(value >>> k & 1);
        less |= equal & expected & ~ones;
        equal &= ~(ones ^ expected);
      }
      holds[w] |= relation.holds(-1) ? less : 0;
      holds[w] |= relation.holds(0) ? equal : 0;
      holds[w] |= relation.holds(1) ? ~(less | equal) : 0;
    }
    return holds;
  }
}
