package io.diffraqt.backend;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Where a job stands.
public sealed interface JobStatus {
  /// Waiting for the device.
  ///
  /// @param position in the queue, 1 is next, if the vendor says so
  record Queued(OptionalInt position) implements JobStatus {}

  /// On the device.
  record Running() implements JobStatus {}

  /// Finished, its result can be read.
  ///
  /// @param bill what was charged, as far as the vendor says
  record Done(Bill bill) implements JobStatus {}

  /// Finished without a result.
  ///
  /// @param reason the vendor's words
  /// @param bill what was charged nevertheless
  record Failed(String reason, Bill bill) implements JobStatus {}

  /// Ended on request.
  ///
  /// @param bill what was charged until then
  record Cancelled(Bill bill) implements JobStatus {}

  /// What a vendor says it charged; empty parts are unknown, not zero.
  ///
  /// @param shots that ran
  /// @param deviceTime on the device
  /// @param money in the currency of the tariff
  record Bill(OptionalLong shots, Optional<Duration> deviceTime, Optional<BigDecimal> money) {
    /// Nothing is known.
    public static final Bill UNKNOWN =
        new Bill(OptionalLong.empty(), Optional.empty(), Optional.empty());

    /// Only shots are known, and they were free.
    public static Bill free(long shots) {
      return new Bill(
          OptionalLong.of(shots), Optional.of(Duration.ZERO), Optional.of(BigDecimal.ZERO));
    }
  }

  /// Whether nothing will change any more.
  default boolean isFinal() {
    return switch (this) {
      case Queued _, Running _ -> false;
      case Done _, Failed _, Cancelled _ -> true;
    };
  }
}
