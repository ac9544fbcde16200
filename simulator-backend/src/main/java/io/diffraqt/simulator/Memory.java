package io.diffraqt.simulator;

import io.diffraqt.error.UnsupportedCircuitException;
import java.util.List;

/// How large a state fits on the heap.
final class Memory {
  /// Java arrays end at 2^31 entries.
  private static final int MOST_BITS = 30;

  private static final int BYTES_PER_AMPLITUDE = 16;

  private Memory() {}

  /// The largest number of qubits whose amplitudes fit on an empty heap.
  static int mostQubits() {
    var fits = Runtime.getRuntime().maxMemory() / BYTES_PER_AMPLITUDE;
    return Math.min(MOST_BITS, 63 - Long.numberOfLeadingZeros(fits));
  }

  /// Whether a vector of `2^bits` amplitudes fits now.
  static boolean fits(int bits) {
    return bits <= MOST_BITS && (long) BYTES_PER_AMPLITUDE << bits <= available();
  }

  /// Refuses a vector of `2^bits` amplitudes that does not fit.
  ///
  /// @param what is stored, for the message
  /// @throws UnsupportedCircuitException saying what it needs and what there is
  static void require(String what, int bits) {
    if (!fits(bits)) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "%s takes %s, and %s are available; use fewer qubits%s"
                  .formatted(
                      what,
                      bits <= 59
                          ? bytes((long) BYTES_PER_AMPLITUDE << bits)
                          : "2^%d bytes".formatted(bits + 4),
                      bytes(available()),
                      bits <= MOST_BITS ? ", or give java a larger heap with -Xmx" : "")));
    }
  }

  private static long available() {
    var runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }

  private static String bytes(long count) {
    return "%,d bytes (%.1f GiB)".formatted(count, count / (double) (1 << 30));
  }
}
