package io.diffraqt.transpile;

import java.util.Arrays;
import java.util.List;

/// Where each program qubit is while routing goes on, and which one a device qubit holds. Not
/// thread-safe.
final class Placement {
  private final int[] place;
  private final int[] held;

  private Placement(int[] place, int[] held) {
    this.place = place;
    this.held = held;
  }

  /// Program qubit `k` on device qubit `places[k]`.
  static Placement of(int[] places, int deviceQubits) {
    var held = new int[deviceQubits];
    Arrays.fill(held, -1);
    for (var k = 0; k < places.length; k++) {
      held[places[k]] = k;
    }
    return new Placement(places.clone(), held);
  }

  Placement copy() {
    return new Placement(place.clone(), held.clone());
  }

  /// Number of program qubits.
  int qubits() {
    return place.length;
  }

  int place(int qubit) {
    return place[qubit];
  }

  /// The program qubit on a device qubit; −1 where there is none.
  int held(int deviceQubit) {
    return held[deviceQubit];
  }

  void exchange(int a, int b) {
    var onA = held[a];
    var onB = held[b];
    held[a] = onB;
    held[b] = onA;
    if (onA >= 0) {
      place[onA] = b;
    }
    if (onB >= 0) {
      place[onB] = a;
    }
  }

  int deviceQubits() {
    return held.length;
  }

  int[] places() {
    return place.clone();
  }

  Layout layout() {
    return new Layout(List.copyOf(Arrays.stream(place).boxed().toList()));
  }
}
