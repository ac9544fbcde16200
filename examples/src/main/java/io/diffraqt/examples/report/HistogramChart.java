package io.diffraqt.examples.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// How often values fall into equal bins, as densities whose areas are 1, so that samples of
/// different size can be compared.
///
/// @param caption what the chart shows
/// @param valueLabel what the values mean
/// @param bins at least 1, from the smallest to the largest value of all samples
/// @param samples drawn over each other
public record HistogramChart(String caption, String valueLabel, int bins, List<Sample> samples)
    implements Block {
  public HistogramChart {
    samples = List.copyOf(samples);
    if (bins < 1) {
      throw new IllegalArgumentException("'%s' has %d bins; 1 or more".formatted(caption, bins));
    }
  }

  double lowest() {
    return all().min().orElse(0);
  }

  double highest() {
    return all().max().orElse(1);
  }

  private DoubleStream all() {
    return samples.stream().flatMapToDouble(sample -> Arrays.stream(sample.values));
  }

  /// A named set of values; those that are not finite are left out.
  public static final class Sample {
    private final String name;
    private final double[] values;

    private Sample(String name, double[] values) {
      this.name = name;
      this.values = values;
    }

    public static Sample of(String name, double... values) {
      return new Sample(name, Arrays.stream(values).filter(Double::isFinite).toArray());
    }

    public String name() {
      return name;
    }

    public int count() {
      return values.length;
    }

    /// Share of the values in each bin divided by the bin's width.
    double[] densities(int bins, double low, double high) {
      var densities = new double[bins];
      var width = (high - low) / bins;
      for (var value : values) {
        densities[Math.clamp((long) ((value - low) / width), 0, bins - 1)] += 1 / (width * count());
      }
      return densities;
    }
  }
}
