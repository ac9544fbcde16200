package io.diffraqt.transpile;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells how long passes take and when the time limit is reached. Nothing else of a compilation
/// depends on the time.
///
/// @param nanos nanoseconds since an instant of no meaning
record Stopwatch(LongSupplier nanos) {
  static final Stopwatch SYSTEM = new Stopwatch(System::nanoTime);

  long now() {
    return nanos.getAsLong();
  }

  double secondsSince(long start) {
    return (now() - start) * 1e-9;
  }

  Deadline after(Duration limit) {
    return new Deadline(this, now() + limit.toNanos());
  }

  /// An instant after which no new trial starts.
  ///
  /// @param watch that tells
  /// @param end by its clock
  record Deadline(Stopwatch watch, long end) {
    boolean isPast() {
      return watch.now() - end > 0;
    }
  }
}
