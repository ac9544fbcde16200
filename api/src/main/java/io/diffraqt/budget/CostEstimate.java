package io.diffraqt.budget;

import io.diffraqt.backend.Submission;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.Schedule;
import io.diffraqt.transpile.Timetable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a submission will cost, as far as is known before it is sent.
///
/// Where the device charges by time, the lower bound counts the circuits alone, and the upper bound
/// adds a millisecond between shots, a second per circuit and ten per submission.
///
/// @param circuits number of executions
/// @param shots of all of them
/// @param seconds of the device
/// @param money in `currency`; empty where the price is unknown
/// @param currency ISO 4217 code
/// @param priceDate of the price list; empty for what is free
/// @param overheads what of it is not the program itself, by purpose
public record CostEstimate(
    long circuits,
    long shots,
    Range seconds,
    Optional<Range> money,
    String currency,
    Optional<LocalDate> priceDate,
    List<Overhead> overheads) {
  private static final BigDecimal PER_SHOT = new BigDecimal("0.001");
  private static final BigDecimal PER_SUBMISSION = BigDecimal.TEN;
  private static final int DIGITS = 9;

  /// A lower and an upper bound.
  ///
  /// @param least lower bound
  /// @param most upper bound; this much is reserved
  public record Range(BigDecimal least, BigDecimal most) {
    /// Both sums.
    public Range plus(Range other) {
      return new Range(least.add(other.least), most.add(other.most));
    }
  }

  /// Copies the overheads.
  public CostEstimate {
    overheads = List.copyOf(overheads);
  }

  /// The cost of a program alone.
  public CostEstimate(
      long circuits,
      long shots,
      Range seconds,
      Optional<Range> money,
      String currency,
      Optional<LocalDate> priceDate) {
    this(circuits, shots, seconds, money, currency, priceDate, List.of());
  }

  /// What is bought so that a program's result is better: calibration of the read-out, twirled
  /// copies, folded circuits. It is a part of the sums, shown on its own.
  ///
  /// @param purpose what it is for
  /// @param circuits number of executions
  /// @param shots of all of them
  public record Overhead(String purpose, long circuits, long shots) {}

  /// The same cost as one that serves a purpose; add it to that of the program.
  public CostEstimate asOverhead(String purpose) {
    return new CostEstimate(
        circuits,
        shots,
        seconds,
        money,
        currency,
        priceDate,
        List.of(new Overhead(purpose, circuits, shots)));
  }

  /// The cost of nothing on a device.
  public static CostEstimate none(Target target) {
    var tariff = target.tariff();
    return new CostEstimate(0, 0, free(), Optional.of(free()), tariff.currency(), tariff.date());
  }

  /// The cost of a submission on a device.
  public static CostEstimate of(Submission submission, Target target) {
    var circuits = (long) submission.size();
    var shots = submission.shots();
    var seconds = target.tariff().isFree() ? free() : seconds(submission, target);
    return new CostEstimate(
        circuits,
        shots,
        seconds,
        money(target, circuits, shots, seconds),
        target.tariff().currency(),
        target.tariff().date());
  }

  private static Optional<Range> money(Target target, long circuits, long shots, Range seconds) {
    var tariff = target.tariff();
    return tariff.isKnown()
        ? Optional.of(
            new Range(
                tariff.price(circuits, shots, seconds.least()),
                tariff.price(circuits, shots, seconds.most())))
        : Optional.empty();
  }

  private static Range free() {
    return new Range(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private static Range seconds(Submission submission, Target target) {
    var running = BigDecimal.ZERO;
    for (var run : submission.runs()) {
      var shots = new Submission(submission.key(), List.of(run)).shots();
      var each =
          target
              .calibration()
              .map(c -> Timetable.of(run.circuit(), c, Schedule.AS_SOON).seconds())
              .orElse(0.0);
      running = running.add(BigDecimal.valueOf(each).multiply(BigDecimal.valueOf(shots)));
    }
    var pauses = PER_SHOT.multiply(BigDecimal.valueOf(submission.shots()));
    var most = running.add(pauses).add(BigDecimal.valueOf(submission.size())).add(PER_SUBMISSION);
    return new Range(rounded(running, RoundingMode.DOWN), rounded(most, RoundingMode.UP));
  }

  private static BigDecimal rounded(BigDecimal value, RoundingMode mode) {
    return value.setScale(DIGITS, mode).stripTrailingZeros();
  }

  /// Both together; an unknown price stays unknown.
  ///
  /// @throws IllegalArgumentException when the currencies differ
  public CostEstimate plus(CostEstimate other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "prices in %s and %s cannot be added".formatted(currency, other.currency));
    }
    return new CostEstimate(
        circuits + other.circuits,
        shots + other.shots,
        seconds.plus(other.seconds),
        money.flatMap(mine -> other.money.map(mine::plus)),
        currency,
        earlier(priceDate, other.priceDate),
        together(overheads, other.overheads));
  }

  private static List<Overhead> together(List<Overhead> some, List<Overhead> others) {
    var byPurpose = new LinkedHashMap<String, Overhead>();
    Stream.concat(some.stream(), others.stream())
        .forEach(o -> byPurpose.merge(o.purpose(), o, CostEstimate::sum));
    return List.copyOf(byPurpose.values());
  }

  private static Overhead sum(Overhead one, Overhead other) {
    return new Overhead(one.purpose, one.circuits + other.circuits, one.shots + other.shots);
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isPresent() && other.isPresent() && other.get().isBefore(one.get()) || one.isEmpty()
        ? other
        : one;
  }
}
