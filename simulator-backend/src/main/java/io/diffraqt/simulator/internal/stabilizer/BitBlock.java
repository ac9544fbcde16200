package io.diffraqt.simulator.internal.stabilizer;

/// Turns 64 shots from a word per bit to words per shot.
final class BitBlock {
  private static final int SIDE = 64;

  private BitBlock() {}

  /// Writes the shots of word `w` of each record as rows `row` and on of the table, as many as it
  /// has.
  ///
  /// @param width words of a row
  static void turn(long[][] records, int w, long[] table, int row, int width) {
    var block = new long[SIDE];
    var rows = width == 0 ? 0 : Math.min(SIDE, table.length / width - row);
    for (var column = 0; column < width && rows > 0; column++) {
      for (var k = 0; k < SIDE; k++) {
        var bit = SIDE * column + k;
        block[k] = bit < records.length ? records[bit][w] : 0;
      }
      turn(block);
      for (var k = 0; k < rows; k++) {
        table[(row + k) * width + column] = block[k];
      }
    }
  }

  /// Bit `j` of word `i` becomes bit `i` of word `j`. Source: Warren (2012), "Hacker's Delight",
  /// section 7-3, mirrored so that bit 0 is the least significant one.
  private static void turn(long[] block) {
    var mask = 0x00000000FFFFFFFFL;
    for (var step = 32; step > 0; step >>= 1, mask ^= mask << step) {
      for (var k = 0; k < SIDE; k = (k | step) + 1 & ~step) {
        var differ = (block[k] >>> step ^ block[k | step]) & mask;
        block[k] ^= differ << step;
        block[k | step] ^= differ;
      }
    }
  }
}
