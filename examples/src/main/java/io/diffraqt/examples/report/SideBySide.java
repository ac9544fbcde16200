package io.diffraqt.examples.report;

import java.util.List;

/// Blocks beside each other where there is room, below each other on a phone.
public record SideBySide(List<Block> blocks) implements Block {
  public SideBySide {
    blocks = List.copyOf(blocks);
  }

  public static SideBySide of(Block... blocks) {
    return new SideBySide(List.of(blocks));
  }
}
