package io.diffraqt.examples.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/// How far long work has come, with its rate and the remaining time, on standard error.
///
/// On a terminal one line is written over again; in a log there is a line every ten seconds. Not
/// thread-safe: the thread that works reports.
final class Progress implements AutoCloseable {
  private static final int WIDTH = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  private static final Duration IN_LOG = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final boolean terminal;
  private final InstantSource clock;
  private final String what;
  private final String unit;
  private long total;
  private final long start;
  private final long from;
  private long lastShown;
  private boolean shown;

  /// @param from how much was done before, by an earlier process
  private Progress(
      PrintWriter out,
      boolean terminal,
      InstantSource clock,
      String what,
      String unit,
      long from,
      long total) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.what = what;
    this.unit = unit;
    this.from = from;
    this.total = total;
    this.start = clock.millis();
    this.lastShown = start;
  }

  static Progress of(PrintWriter out, String what, String unit, long total) {
    return resumed(out, what, unit, 0, total);
  }

  static Progress resumed(PrintWriter out, String what, String unit, long from, long total) {
    return new Progress(out, isTerminal(), InstantSource.system(), what, unit, from, total);
  }

  /// There is no console at all where input and output are files.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static Progress testing(PrintWriter out, boolean terminal, InstantSource clock, long total) {
    return new Progress(out, terminal, clock, "working", "steps", 0, total);
  }

  /// The same with a total that is known only now.
  void at(long done, long newTotal, String detail) {
    total = newTotal;
    at(done, detail);
  }

  /// Shows that `done` of the total are done, unless something was shown just now.
  void at(long done, String detail) {
    var now = clock.millis();
    var pause = terminal ? ON_TERMINAL : IN_LOG;
    if (done < total && now - lastShown < pause.toMillis()) {
      return;
    }
    lastShown = now;
    show(line(done, detail, now));
  }

  @Override
  public void close() {
    if (terminal && shown) {
      out.println();
      out.flush();
    }
  }

  private void show(String line) {
    shown = true;
    if (terminal) {
      out.print("\r\033[K" + line);
    } else {
      out.println(line);
    }
    out.flush();
  }

  private String line(long done, String detail, long now) {
    var seconds = Math.max(1e-3, (now - start) / 1e3);
    var rate = (done - from) / seconds;
    var left = rate > 0 ? time((total - done) / rate) + " left" : "";
    return String.format(
            Locale.ROOT,
            "%s %s %d/%d %s  %.1f/s  %s  %s",
            what,
            bar(done),
            done,
            total,
            unit,
            rate,
            left,
            detail)
        .stripTrailing();
  }

  private String bar(long done) {
    var full = total == 0 ? WIDTH : (int) (WIDTH * done / total);
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
  }

  private static String time(double seconds) {
    var whole = Math.round(seconds);
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
