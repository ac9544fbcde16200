package io.diffraqt.transpile;

import java.util.Arrays;

/// A growing list of numbers without boxing. Not thread-safe.
final class IntList {
  private int[] values = new int[8];
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int at(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int removeLast() {
    return values[--size];
  }

  /// Keeps the first `length` values.
  void cut(int length) {
    size = length;
  }

  /// The values without repetition, in the order in which they first came.
  int[] distinct() {
    var found = new IntList();
    for (var k = 0; k < size; k++) {
      if (!found.contains(values[k])) {
        found.add(values[k]);
      }
    }
    return found.toArray();
  }

  private boolean contains(int value) {
    for (var k = 0; k < size; k++) {
      if (values[k] == value) {
        return true;
      }
    }
    return false;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
