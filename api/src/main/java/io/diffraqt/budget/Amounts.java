package io.diffraqt.budget;

import io.diffraqt.backend.JobStatus.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// Shots, seconds of a device, and money.
///
/// @param shots 0 or more
/// @param seconds to nine digits after the point
/// @param money in `currency`, to nine digits after the point
/// @param currency ISO 4217 code
public record Amounts(long shots, BigDecimal seconds, BigDecimal money, String currency) {
  private static final int DIGITS = 9;

  /// Rounds up to what is stored.
  public Amounts {
    seconds = seconds.setScale(DIGITS, RoundingMode.UP);
    money = money.setScale(DIGITS, RoundingMode.UP);
  }

  static Amounts most(CostEstimate estimate) {
    return new Amounts(
        estimate.shots(),
        estimate.seconds().most(),
        estimate.money().map(CostEstimate.Range::most).orElse(BigDecimal.ZERO),
        estimate.currency());
  }

  static Amounts ofNanos(long shots, long nanoseconds, long nanomoney, String currency) {
    return new Amounts(
        shots,
        BigDecimal.valueOf(nanoseconds, DIGITS),
        BigDecimal.valueOf(nanomoney, DIGITS),
        currency);
  }

  long nanoseconds() {
    return seconds.unscaledValue().longValueExact();
  }

  long nanomoney() {
    return money.unscaledValue().longValueExact();
  }

  /// What was billed; where the provider does not say, what was held is taken as spent.
  Amounts billed(Bill bill) {
    return new Amounts(
        bill.shots().orElse(shots),
        bill.deviceTime().map(Amounts::seconds).orElse(seconds),
        bill.money().orElse(money),
        currency);
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), DIGITS));
  }
}
