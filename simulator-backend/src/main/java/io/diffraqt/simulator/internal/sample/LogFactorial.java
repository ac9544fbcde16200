package io.diffraqt.simulator.internal.sample;

/// `ln k!`, relative error below 1e-14.
final class LogFactorial {
  private static final double[] SMALL = small();
  private static final double HALF_LOG_2PI = .5 * Math.log(2 * Math.PI);

  private LogFactorial() {}

  /// Stirling's series from 64 on. Source: Abramowitz and Stegun (1964), 6.1.41.
  static double of(double k) {
    if (k < SMALL.length) {
      return SMALL[(int) k];
    }
    var x = k + 1;
    var inverse = 1 / x;
    var square = inverse * inverse;
    var series = inverse * (1 / 12. - square * (1 / 360. - square / 1260));
    return (x - .5) * Math.log(x) - x + HALF_LOG_2PI + series;
  }

  private static double[] small() {
    var table = new double[64];
    for (var k = 2; k < table.length; k++) {
      table[k] = table[k - 1] + Math.log(k);
    }
    return table;
  }
}
