package io.diffraqt.openqasm;

/// Counts how deep the reader stands within blocks, parentheses and calls, so that no program
/// exhausts the stack.
final class Nesting {
  private final Source source;
  private int depth;

  Nesting(Source source) {
    this.source = source;
  }

  /// One level deeper; every call is matched by [#leave].
  void enter(int at) {
    if (++depth > Limits.NESTING) {
      throw source.error(
          at, "nesting deeper than the limit of %d levels".formatted(Limits.NESTING));
    }
  }

  /// One level back.
  void leave() {
    depth--;
  }
}
