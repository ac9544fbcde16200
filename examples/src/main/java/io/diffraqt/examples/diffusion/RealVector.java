package io.diffraqt.examples.diffusion;

import java.util.Arrays;

/// A fixed row of real numbers: angles, gradients, moments. Immutable.
public final class RealVector {
  private final double[] values;

  private RealVector(double[] values) {
    this.values = values;
  }

  /// These numbers, copied.
  public static RealVector of(double... values) {
    return new RealVector(values.clone());
  }

  /// Numbers from `first` up to but not including `end`, as a vector of their own.
  public RealVector range(int first, int end) {
    return new RealVector(Arrays.copyOfRange(values, first, end));
  }

  public int size() {
    return values.length;
  }

  public double value(int index) {
    return values[index];
  }

  /// All numbers, a copy.
  public double[] toArray() {
    return values.clone();
  }

  /// Compares bit by bit.
  @Override
  public boolean equals(Object other) {
    return other instanceof RealVector that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "RealVector[size=" + values.length + "]";
  }
}
