package io.diffraqt.examples.data;

import java.util.stream.IntStream;

/// Stored pixel values of many pictures, end to end. Bytes keep the 60,000 pictures of MNIST in 47
/// MB where doubles take 376 MB.
sealed interface Pixels {
  int length();

  double at(int index);

  void copyTo(int from, double[] target, int offset, int length);

  /// Unsigned: 0 to 255.
  final class Bytes implements Pixels {
    private final byte[] values;

    Bytes(byte[] values) {
      this.values = values;
    }

    int[] toInts() {
      return IntStream.range(0, values.length).map(i -> values[i] & 0xff).toArray();
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index] & 0xff;
    }

    @Override
    public void copyTo(int from, double[] target, int offset, int length) {
      for (var i = 0; i < length; i++) {
        target[offset + i] = values[from + i] & 0xff;
      }
    }
  }

  final class Doubles implements Pixels {
    private final double[] values;

    Doubles(double[] values) {
      this.values = values;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public void copyTo(int from, double[] target, int offset, int length) {
      System.arraycopy(values, from, target, offset, length);
    }
  }
}
