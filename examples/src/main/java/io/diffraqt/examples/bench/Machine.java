package io.diffraqt.examples.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;

/// What the machine does at most, measured by loops that do nothing else.
///
/// @param multiplyAdds double multiply-adds per second of all threads, from chains of eight over an
///   array in the first cache
/// @param bytes per second to and from memory of all threads, from an update in place of an array
///   larger than the caches; each double counts as read once and written once
/// @param characters per second of one thread, where the ends of lines in a text are counted
record Machine(double multiplyAdds, double bytes, double characters) {
  /// Per thread; with all caches of common machines smaller than it.
  private static final int LARGE = 1 << 24;

  private static final int IN_CACHE = 1 << 11;
  private static final int CHAIN = 8;
  private static final int TEXT = 1 << 18;

  /// Measures with as many threads as the contenders get.
  ///
  /// @param seconds for each of the three, in each thread
  static Machine measured(int threads, double seconds) {
    return new Machine(
        together(threads, () -> best(seconds, new double[IN_CACHE], Machine::chains)),
        together(threads, () -> best(seconds, new double[LARGE], Machine::update)),
        characters(seconds));
  }

  private static double together(int threads, Callable<Double> loop) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var sum = 0.0;
      for (var rate : pool.invokeAll(Collections.nCopies(threads, loop))) {
        sum += rate.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while measuring");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the machine cannot be measured: " + e.getMessage(), e);
    }
  }

  /// The best rate that one of several passes reached; the first ones only warm up.
  private static double best(double seconds, double[] array, ToDoubleFunction<double[]> pass) {
    Arrays.fill(array, 1);
    var rate = 0.0;
    var start = System.nanoTime();
    do {
      var before = System.nanoTime();
      var units = pass.applyAsDouble(array);
      rate = Math.max(rate, units / ((System.nanoTime() - before) * 1e-9));
    } while (System.nanoTime() - start < seconds * 1e9);
    return rate;
  }

  /// The values tend to 1, so that none ever becomes denormal.
  private static double chains(double[] a) {
    var sweeps = 200;
    for (var sweep = 0; sweep < sweeps; sweep++) {
      chain(a);
    }
    return (double) sweeps * CHAIN * a.length;
  }

  private static void chain(double[] a) {
    for (var i = 0; i < a.length; i++) {
      var x = a[i];
      x = Math.fma(x, 0.75, 0.25);
      x = Math.fma(x, 0.75, 0.25);
      x = Math.fma(x, 0.75, 0.25);
      x = Math.fma(x, 0.75, 0.25);
      x = Math.fma(x, 0.75, 0.25);
      x = Math.fma(x, 0.75, 0.25);
      x = Math.fma(x, 0.75, 0.25);
      a[i] = Math.fma(x, 0.75, 0.25);
    }
  }

  private static double update(double[] a) {
    for (var i = 0; i < a.length; i++) {
      a[i] = 1.5 - 0.5 * a[i];
    }
    return 2.0 * Double.BYTES * a.length;
  }

  private static double characters(double seconds) {
    var text = "rx(0.25) q[1];\n".repeat(TEXT / 15);
    var lines = new double[1];
    return best(
        seconds,
        lines,
        found -> {
          found[0] += lines(text);
          return text.length();
        });
  }

  private static int lines(String text) {
    var lines = 0;
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }

  /// The least time for work: what arithmetic or memory takes, whichever takes longer.
  Limit limit(double multiplyAddsNeeded, double bytesNeeded) {
    return new Limit(Math.max(multiplyAddsNeeded / multiplyAdds, bytesNeeded / bytes));
  }

  /// The least time to look at each character of a text.
  Limit reading(String text) {
    return new Limit(text.length() / characters);
  }

  /// @param seconds below which this machine cannot stay
  record Limit(double seconds) {}
}
