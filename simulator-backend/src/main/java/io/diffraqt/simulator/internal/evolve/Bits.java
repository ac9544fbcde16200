package io.diffraqt.simulator.internal.evolve;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The values of all classical bits. Immutable.
public final class Bits {
  private final long[] words;
  private final int size;

  private Bits(long[] words, int size) {
    this.words = words;
    this.size = size;
  }

  /// All bits 0.
  public static Bits zeros(int size) {
    return new Bits(new long[(size + 63) / 64], size);
  }

  /// Bits from words, bit `k` at `k % 64` of word `k / 64`; the array is not copied.
  ///
  /// @param words `⌈size / 64⌉` of them, zero from bit `size` on, never written afterwards
  public static Bits of(long[] words, int size) {
    return new Bits(words, size);
  }

  /// These, with one bit set to `value`.
  public Bits with(int bit, int value) {
    var changed = words.clone();
    set(changed, bit, value);
    return new Bits(changed, size);
  }

  /// These, with `bits[k]` set to bit `k` of `values`.
  public Bits with(int[] bits, int values) {
    var changed = words.clone();
    for (var k = 0; k < bits.length; k++) {
      set(changed, bits[k], values >> k & 1);
    }
    return new Bits(changed, size);
  }

  private static void set(long[] words, int bit, int value) {
    var mask = 1L << (bit & 63);
    words[bit >> 6] = value == 1 ? words[bit >> 6] | mask : words[bit >> 6] & ~mask;
  }

  /// The value 0 or 1 of a bit.
  public int value(int bit) {
    return (int) (words[bit >> 6] >>> (bit & 63) & 1);
  }

  /// The bits as a number.
  ///
  /// @throws IllegalStateException when there are more than 30
  public int index() {
    if (size > 30) {
      throw new IllegalStateException(size + " bits have no int index");
    }
    return size == 0 ? 0 : (int) words[0];
  }

  /// The bits as a number.
  ///
  /// @throws IllegalStateException when there are more than 63
  long number() {
    if (size > 63) {
      throw new IllegalStateException(size + " bits are no number");
    }
    return size == 0 ? 0 : words[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bits that && size == that.size && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  /// One character per bit, bit 0 rightmost.
  @Override
  public String toString() {
    var digits = new byte[size];
    for (var bit = 0; bit < size; bit++) {
      digits[size - 1 - bit] = (byte) ('0' + value(bit));
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }
}
