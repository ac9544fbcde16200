package io.diffraqt.examples.data;

/// Which share of a published data set, as its authors cut it.
public enum Part {
  TRAIN("train"),
  VALIDATION("val"),
  TEST("test");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /// `train`, `val` or `test`, as file names and origins have it.
  public String label() {
    return label;
  }
}
