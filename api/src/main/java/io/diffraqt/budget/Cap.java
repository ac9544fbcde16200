package io.diffraqt.budget;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// The most that may be spent.
///
/// @param scope on whose account
/// @param period in which time
/// @param unit of what
/// @param amount how much, 0 or more; whole for shots
public record Cap(Scope scope, Period period, Unit unit, BigDecimal amount) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /// Refuses amounts that nobody could spend.
  ///
  /// @throws IllegalArgumentException when the amount is negative
  public Cap {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("cap of " + amount + " " + unit + "; 0 or more");
    }
  }

  /// On whose account a cap counts.
  ///
  /// @param provider empty for all
  /// @param device empty for all of the provider
  public record Scope(String provider, String device) {
    /// Everything that is spent anywhere.
    public static final Scope ALL = new Scope("", "");

    /// What is spent at one provider.
    public static Scope provider(String name) {
      return new Scope(name, "");
    }

    /// What is spent on one device.
    public static Scope device(String provider, String device) {
      return new Scope(provider, device);
    }

    /// Whether spending on this account counts.
    public boolean covers(Account account) {
      return (provider.isEmpty() || provider.equals(account.provider()))
          && (device.isEmpty() || device.equals(account.device()));
    }

    @Override
    public String toString() {
      return provider.isEmpty() ? "all" : device.isEmpty() ? provider : provider + ":" + device;
    }
  }

  /// In which time spending counts; by the calendar of the clock's zone.
  public enum Period {
    /// Since the named run began.
    RUN,
    /// Today.
    DAY,
    /// This calendar month.
    MONTH,
    /// Since the account began.
    EVER
  }

  /// What is counted.
  public sealed interface Unit {
    /// Shots.
    record Shots() implements Unit {
      @Override
      public String toString() {
        return "shots";
      }
    }

    /// Seconds of the provider's device.
    record Seconds() implements Unit {
      @Override
      public String toString() {
        return "seconds";
      }
    }

    /// Money.
    ///
    /// @param currency ISO 4217 code
    record Money(String currency) implements Unit {
      /// Refuses what is no currency code.
      ///
      /// @throws IllegalArgumentException when the code has another form
      public Money {
        if (!CURRENCY.matcher(currency).matches()) {
          throw new IllegalArgumentException(
              "currency '" + currency + "'; three capital letters, such as USD");
        }
      }

      @Override
      public String toString() {
        return currency;
      }
    }

    /// Reads `shots`, `seconds` or a currency code.
    ///
    /// @throws IllegalArgumentException when it is none of them
    static Unit parse(String text) {
      return switch (text) {
        case "shots" -> new Shots();
        case "seconds" -> new Seconds();
        case String currency -> new Money(currency);
      };
    }
  }

  /// Shots in all, for ever.
  public static Cap ofShots(long shots) {
    return new Cap(Scope.ALL, Period.EVER, new Unit.Shots(), BigDecimal.valueOf(shots));
  }
}
