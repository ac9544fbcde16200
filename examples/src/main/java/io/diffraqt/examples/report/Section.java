package io.diffraqt.examples.report;

import java.util.List;

/// A heading and what stands below it.
public record Section(String heading, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }

  public static Section of(String heading, Block... blocks) {
    return new Section(heading, List.of(blocks));
  }
}
