package io.diffraqt.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// What a device charges, in one currency.
///
/// @param currency ISO 4217 code
/// @param perTask for each submitted circuit
/// @param perShot for each shot
/// @param perSecond for each second of the device
/// @param date of the price list; empty for what is free
public record Tariff(
    String currency,
    BigDecimal perTask,
    BigDecimal perShot,
    BigDecimal perSecond,
    Optional<LocalDate> date) {
  /// Costs nothing.
  public static final Tariff FREE =
      new Tariff("USD", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());

  /// Costs something, and nobody says how much; `XXX` is the code for no currency. A budget in
  /// money refuses it.
  public static final Tariff UNKNOWN =
      new Tariff("XXX", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());

  /// A price per task and per shot in US dollars.
  public static Tariff usd(String perTask, String perShot, LocalDate date) {
    return new Tariff(
        "USD",
        new BigDecimal(perTask),
        new BigDecimal(perShot),
        BigDecimal.ZERO,
        Optional.of(date));
  }

  /// Whether the price is known.
  public boolean isKnown() {
    return !currency.equals(UNKNOWN.currency);
  }

  /// Whether it is known that nothing is charged.
  public boolean isFree() {
    return isKnown() && perTask.signum() == 0 && perShot.signum() == 0 && perSecond.signum() == 0;
  }

  /// The price of `tasks` circuits, `shots` shots in all, and `seconds` of the device.
  public BigDecimal price(long tasks, long shots, BigDecimal seconds) {
    return perTask
        .multiply(BigDecimal.valueOf(tasks))
        .add(perShot.multiply(BigDecimal.valueOf(shots)))
        .add(perSecond.multiply(seconds));
  }
}
