package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;

/// Blocks of an array, each made of rows that lie apart: those indices that agree in all but some
/// index bits. Immutable.
public final class RowBlocks {
  private final int[] rows;
  private final int rowLength;
  private final int inBlock;
  private final int never;
  private final int blocks;

  private RowBlocks(int[] rows, int rowLength, int inBlock, int never, int blocks) {
    this.rows = rows;
    this.rowLength = rowLength;
    this.inBlock = inBlock;
    this.never = never;
    this.blocks = blocks;
  }

  /// Blocks over some index bits.
  ///
  /// @param inBlock the bits that differ within a block; the lowest bit is one of them
  /// @param length of the array, a power of two
  /// @param never bits beside those that are 0 in every block
  public static RowBlocks of(int inBlock, int length, int never) {
    var rowLength = Integer.lowestOneBit(~inBlock);
    var high = inBlock & -rowLength;
    var rows = new int[1 << Integer.bitCount(high)];
    for (int k = 0, at = 0; k < rows.length; k++) {
      rows[k] = at;
      at = (at | ~high) + 1 & high;
    }
    var blocks = length >> Integer.bitCount(inBlock | never);
    return new RowBlocks(rows, rowLength, inBlock, never, blocks);
  }

  /// How many there are.
  public int blocks() {
    return blocks;
  }

  /// The first block of a part of equal parts.
  public int first(int part, int parts) {
    return (int) ((long) blocks * part / parts);
  }

  /// Entries of each.
  public int blockLength() {
    return rows.length * rowLength;
  }

  /// Whether block `k` holds nothing but zeros.
  boolean isZero(Amplitudes<?> all, int k) {
    var base = base(k);
    for (var row : rows) {
      if (!all.isZero(base | row, rowLength)) {
        return false;
      }
    }
    return true;
  }

  /// Copies block `k` together.
  void load(double[] all, int k, double[] block) {
    var base = base(k);
    for (var row = 0; row < rows.length; row++) {
      System.arraycopy(all, base | rows[row], block, row * rowLength, rowLength);
    }
  }

  /// Copies block `k` back.
  void store(double[] block, int k, double[] all) {
    var base = base(k);
    for (var row = 0; row < rows.length; row++) {
      System.arraycopy(block, row * rowLength, all, base | rows[row], rowLength);
    }
  }

  /// Copies block `k` together.
  ///
  /// @param <A> the precision of both
  public <A extends Amplitudes<A>> void load(A all, int k, A block) {
    var base = base(k);
    for (var row = 0; row < rows.length; row++) {
      block.copy(all, base | rows[row], row * rowLength, rowLength);
    }
  }

  /// Copies block `k` back.
  ///
  /// @param <A> the precision of both
  public <A extends Amplitudes<A>> void store(A block, int k, A all) {
    var base = base(k);
    for (var row = 0; row < rows.length; row++) {
      all.copy(block, row * rowLength, base | rows[row], rowLength);
    }
  }

  /// The bits of a number at the index bits that tell blocks apart.
  private int base(int number) {
    var fixed = inBlock | never;
    var index = 0;
    var rest = number;
    for (var bit = 1; rest != 0; bit <<= 1) {
      if ((fixed & bit) == 0) {
        index |= (rest & 1) == 1 ? bit : 0;
        rest >>= 1;
      }
    }
    return index;
  }
}
