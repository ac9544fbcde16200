package io.diffraqt.budget;

import java.math.BigDecimal;

/// How a cap stands.
///
/// @param cap the cap
/// @param spent what was settled
/// @param reserved what is held for submissions under way
public record Balance(Cap cap, BigDecimal spent, BigDecimal reserved) {
  /// What may still be reserved; negative where a bill was higher than its estimate.
  public BigDecimal left() {
    return cap.amount().subtract(spent).subtract(reserved);
  }
}
