package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts recorded values of the measurements at the end, with the bits recorded before them: as
/// numbers where those have at most 63 bits.
final class Tally {
  private static final int MOST_BITS = 63;

  private final Plan plan;
  private final Readout readout;
  private final boolean isWide;
  private final Counts.Tally numbers;
  private final Map<Bits, Long> wide = new HashMap<>();
  private Bits bits;
  private long base;

  Tally(Plan plan, Readout readout) {
    this.plan = plan;
    this.readout = readout;
    this.isWide = plan.bits() > MOST_BITS;
    this.numbers = Counts.tally(isWide ? List.of() : plan.registers());
    this.bits = Bits.zeros(plan.bits());
  }

  /// What is added from here on was recorded after these bits.
  void after(Bits before) {
    bits = readout.fill(before, 0);
    base = isWide ? 0 : bits.number();
  }

  void add(int recorded, long count) {
    if (isWide) {
      wide.merge(readout.fill(bits, recorded), count, Long::sum);
    } else {
      numbers.add(base | readout.number(recorded), count);
    }
  }

  /// Adds what another thread has counted of the same plan.
  void addAll(Tally other) {
    numbers.addAll(other.numbers);
    other.wide.forEach((key, count) -> wide.merge(key, count, Long::sum));
  }

  Counts counts() {
    if (!isWide) {
      return numbers.build();
    }
    var strings = new HashMap<String, Long>();
    wide.forEach((key, count) -> strings.put(key.toString(), count));
    return Counts.of(plan.registers(), strings);
  }
}
