package io.diffraqt.examples.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measured figure.
///
/// @param of letter of the case
/// @param circuit short name
/// @param n qubits
/// @param threads that the contender was given
/// @param precision of its arithmetic, `double` or `single`
/// @param who was measured: `diffraqt` or a peer
/// @param seconds of one run
/// @param limitSeconds below which the machine cannot stay, as [Machine] defines it
/// @param rate things per second, at the median; null where the case counts nothing
/// @param load mean number of running processes in the minute before; null where unknown
public record Figure(
    @JsonProperty("case") BenchCase of,
    String circuit,
    int n,
    int threads,
    String precision,
    String who,
    Seconds seconds,
    double limitSeconds,
    @Nullable Double rate,
    @Nullable Double load)
    implements BenchLine {
  private static final String ROW = "%-4s %-12s %3s %3s %-6s %-10s %10s %10s %6s %10s %9s %5s";

  /// Wall time of a series of runs.
  ///
  /// @param min of all
  /// @param median of all; the mean of the two in the middle of an even number
  /// @param runs how many
  public record Seconds(double min, double median, int runs) {
    static Seconds of(double[] runs) {
      var sorted = runs.clone();
      Arrays.sort(sorted);
      var middle = sorted.length / 2;
      var median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Seconds(sorted[0], median, sorted.length);
    }
  }

  @Override
  public String header() {
    return ROW.formatted(
        "case", "circuit", "n", "thr", "prec", "who", "min", "median", "runs", "limit", "per s",
        "load");
  }

  @Override
  public String row() {
    return ROW.formatted(
        of,
        circuit,
        n,
        threads,
        precision,
        who,
        time(seconds.min),
        time(seconds.median),
        seconds.runs,
        time(limitSeconds),
        rate == null ? "" : String.format(Locale.ROOT, "%,.0f", rate),
        load == null ? "" : String.format(Locale.ROOT, "%.1f", load));
  }

  /// A time with its unit.
  static String time(double seconds) {
    if (seconds >= 1) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return seconds >= 1e-3
        ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.2f us", seconds * 1e6);
  }
}
