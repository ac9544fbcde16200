package io.diffraqt.simulator;

import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import java.util.List;
import java.util.Locale;

/// How large a state fits on the heap.
final class Memory {
  /// Java arrays end at 2^31 entries.
  private static final int MOST_BITS = 30;

  /// More takes hours.
  private static final int MOST_TABLEAU_QUBITS = 1 << 15;

  /// Two bits for each of the two rows of a qubit and each other qubit.
  private static final int TABLEAU_PAIRS_PER_BYTE = 2;

  private Memory() {}

  /// Of an amplitude or an entry of a density matrix.
  private static int bytes(Form form) {
    return form == Form.SINGLE ? 2 * Float.BYTES : 2 * Double.BYTES;
  }

  /// The largest number of index bits of a state that fits on an empty heap.
  static int mostBits(Form form) {
    var fits = Runtime.getRuntime().maxMemory() / bytes(form);
    return Math.min(MOST_BITS, 63 - Long.numberOfLeadingZeros(fits));
  }

  /// The largest number of qubits that a tableau is made for: two of them fit on an empty heap.
  static int mostTableauQubits() {
    var each = Runtime.getRuntime().maxMemory() / 2;
    return (int) Math.min(MOST_TABLEAU_QUBITS, Math.sqrt((double) each * TABLEAU_PAIRS_PER_BYTE));
  }

  /// Whether a density matrix of `2^bits` entries takes at most half of an empty heap: always the
  /// same answer, so that a choice by it repeats itself.
  static boolean holdsWell(int bits) {
    return bits < mostBits(Form.MIXED);
  }

  /// Whether a state of `2^bits` entries fits now.
  private static boolean fits(Form form, int bits) {
    return bits <= MOST_BITS && fits((long) bytes(form) << bits);
  }

  /// What earlier runs left behind counts as taken until the collector has looked.
  private static boolean fits(long bytes) {
    if (bytes <= available() || bytes > Runtime.getRuntime().maxMemory()) {
      return bytes <= available();
    }
    System.gc();
    return bytes <= available();
  }

  /// How many workers with so many states of `2^bits` entries each fit now.
  static int workers(Form form, int bits, int states) {
    var each = states * (bytes(form) * Math.pow(2, bits));
    return (int) Math.min(Integer.MAX_VALUE, available() / each);
  }

  /// Refuses a pure state that does not fit.
  ///
  /// @param form with amplitudes
  /// @throws UnsupportedCircuitException saying what it needs and what there is
  static void requireState(Form form, int qubits) {
    if (!fits(form, qubits)) {
      throw refused("a state of %d qubits".formatted(qubits), form, qubits, mostBits(form));
    }
  }

  /// Refuses a density matrix that does not fit.
  ///
  /// @throws UnsupportedCircuitException saying what it needs and what there is
  static void requireDensity(int qubits) {
    if (!fits(Form.MIXED, 2 * qubits)) {
      var what = "a density matrix of %d qubits".formatted(qubits);
      throw refused(what, Form.MIXED, 2 * qubits, mostBits(Form.MIXED) / 2);
    }
  }

  /// Refuses one more state beside those of other branches where it does not fit.
  ///
  /// @param bits it has `2^bits` amplitudes or coefficients
  /// @throws UnsupportedCircuitException saying what it needs and what there is
  static void requireBranch(Form form, int bits) {
    if (!fits(form, bits)) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "outcomes in the middle of it part, and the state of one more branch takes %s where %s of %s are left; use fewer qubits or fewer threads, or give java a larger heap with -Xmx"
                  .formatted(
                      bytes((long) bytes(form) << bits),
                      bytes(available()),
                      bytes(Runtime.getRuntime().maxMemory()))));
    }
  }

  /// How many tables of recorded bits fit now.
  static int tables(int shots, int bits) {
    return (int) Math.min(Integer.MAX_VALUE, available() / (Long.BYTES * words(shots, bits) + 1));
  }

  private static long words(int shots, int bits) {
    return (long) shots * ((bits + 63) / 64);
  }

  /// Refuses a table of recorded bits that does not fit.
  ///
  /// @throws UnsupportedCircuitException saying what it needs and what there is
  static void requireTable(int shots, int bits) {
    var words = words(shots, bits);
    if (words > Integer.MAX_VALUE - 8 || !fits(Long.BYTES * words)) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "a table of %,d shots of %,d bits takes %s, and %s are available; draw fewer at a time"
                  .formatted(shots, bits, bytes(Long.BYTES * words), bytes(available()))));
    }
  }

  /// Refuses square matrices of real numbers that do not fit, with the copies that they are made
  /// of.
  ///
  /// @throws UnsupportedCircuitException saying what they need and what there is
  static void requireMatrices(int count, int size) {
    var entries = (double) count * size * size;
    var needed = 4 * Double.BYTES * entries;
    if (entries > Integer.MAX_VALUE - 8 || needed > available()) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "%,d matrices of %,d × %,d take %s, and %s are available; ask for fewer rows, or for products"
                  .formatted(count, size, size, bytes((long) needed), bytes(available()))));
    }
  }

  private static UnsupportedCircuitException refused(String what, Form form, int bits, int most) {
    var needed =
        bits <= 59
            ? bytes((long) bytes(form) << bits)
            : "2^%d bytes".formatted(bits + Integer.numberOfTrailingZeros(bytes(form)));
    var larger = bits <= MOST_BITS ? ", or give java a larger heap with -Xmx" : "";
    return new UnsupportedCircuitException(
        "simulator",
        List.of(
            "%s takes %s, and %s are available; this heap holds at most %d qubits, use fewer%s"
                .formatted(what, needed, bytes(available()), most, larger)));
  }

  private static long available() {
    var runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }

  private static String bytes(long count) {
    return String.format(Locale.ROOT, "%,d bytes (%.1f GiB)", count, count / 0x1p30);
  }
}
