package io.diffraqt.error;

import java.util.List;

/// A well-formed program which the chosen target cannot run; nothing was sent or spent.
public final class UnsupportedCircuitException extends QuantumException {
  private final List<String> violations;

  /// @param target the target's name
  /// @param violations one sentence each, at least one
  public UnsupportedCircuitException(String target, List<String> violations) {
    super(target + " cannot run this circuit: " + String.join("; ", violations));
    this.violations = List.copyOf(violations);
  }

  /// One sentence for each thing that the target refuses.
  public List<String> violations() {
    return violations;
  }
}
