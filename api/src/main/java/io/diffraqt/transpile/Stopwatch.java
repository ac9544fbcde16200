package io.diffraqt.transpile;

/// Tells how long passes take and when the time limit is reached. Nothing else of a compilation
/// depends on the time.
final class Stopwatch {
  private Stopwatch() {}

  /// Nanoseconds since an instant of no meaning.
  static long nanos() {
    return System.nanoTime();
  }
}
