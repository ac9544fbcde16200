package io.diffraqt.examples.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
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
/// @param ratio how many times as long as ours it took; null for ours
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
    @Nullable Double load,
    @Nullable Ratio ratio)
    implements BenchLine {
  private static final String FORM = "%-4s %-14s %4s %3s %-6s %-10s %10s %10s %6s %10s %11s %5s %s";

  /// A time over another one, both medians of one round.
  ///
  /// @param median of all rounds
  /// @param low of the best round for the other one
  /// @param high of the worst one
  public record Ratio(double median, double low, double high) {
    String text() {
      return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median, low, high);
    }
  }

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
  public List<String> titles() {
    return List.of(
        "case",
        "circuit",
        "n",
        "thr",
        "prec",
        "who",
        "min",
        "median",
        "runs",
        "limit",
        "per s",
        "load",
        "times ours");
  }

  @Override
  public List<String> cells() {
    return List.of(
        of.name(),
        circuit,
        String.valueOf(n),
        String.valueOf(threads),
        precision,
        who,
        time(seconds.min),
        time(seconds.median),
        String.valueOf(seconds.runs),
        time(limitSeconds),
        rate == null ? "" : String.format(Locale.ROOT, "%,.0f", rate),
        load == null ? "" : String.format(Locale.ROOT, "%.1f", load),
        ratio == null ? "" : ratio.text());
  }

  @Override
  public String form() {
    return FORM;
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
