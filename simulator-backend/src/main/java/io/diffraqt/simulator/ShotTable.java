package io.diffraqt.simulator;

import io.diffraqt.circuit.Register;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.evolve.Bits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/// The recorded bits of shots, in the order in which they were drawn, 64 bits a word. Immutable and
/// thread-safe.
public final class ShotTable {
  private final List<Register> registers;
  private final int bits;
  private final int shots;
  private final int width;
  private final long[] words;

  /// @param words shot after shot, `⌈bits / 64⌉` each; not copied
  ShotTable(List<Register> registers, int shots, long[] words) {
    this.registers = List.copyOf(registers);
    this.bits = registers.isEmpty() ? 0 : registers.getLast().end();
    this.shots = shots;
    this.width = (bits + 63) / 64;
    this.words = words;
  }

  /// How many shots there are.
  public int shots() {
    return shots;
  }

  /// Bits of each shot.
  public int bits() {
    return bits;
  }

  /// The value 0 or 1 of a bit of a shot.
  public int bit(int shot, int bit) {
    Objects.checkIndex(bit, bits);
    return (int) (word(shot, bit >> 6) >>> (bit & 63) & 1);
  }

  /// Bits `64k` to `64k + 63` of a shot, the first one least significant; 0 beyond the last bit.
  public long word(int shot, int k) {
    return words[Objects.checkIndex(shot, shots) * width + Objects.checkIndex(k, width)];
  }

  /// How often each bit string was drawn.
  public Counts counts() {
    var seen = new HashMap<Bits, Long>();
    for (var shot = 0; shot < shots; shot++) {
      var row = Arrays.copyOfRange(words, shot * width, (shot + 1) * width);
      seen.merge(Bits.of(row, bits), 1L, Long::sum);
    }
    var strings = new HashMap<String, Long>();
    seen.forEach((row, count) -> strings.put(row.toString(), count));
    return Counts.of(registers, strings);
  }

  @Override
  public String toString() {
    return "ShotTable[shots=%d, bits=%d]".formatted(shots, bits);
  }
}
