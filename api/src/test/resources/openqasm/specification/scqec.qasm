// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3;
include "stdgates.inc";
const uint d = 3;
const uint n = d**2;
const uint shots = 10;
uint[32] failures;
extern zlast(bit[n], int, int) -> bit;
qubit[n] data;
qubit[n-1] ancilla;
bit[n-1] layer;
bit[n] data_outcomes;
bit outcome;
def hadamard_layer(qubit[n-1] ancilla) {
  for uint row in [0: d-2] {
    for uint col in [0: d-2] {
      bit[32] sum = bit[32](row + col);
      if (sum[0] == 1) h ancilla[row * (d - 1) + col];
    }
  }
  for uint i in [0: d - 2] { h ancilla[(d - 1)**2 + (d - 1) + i]; }
}
def cycle(qubit[n] data, qubit[n-1] ancilla) -> bit[n-1] {
  reset ancilla;
  hadamard_layer(ancilla);
  for uint i in [0: (d - 3) / 2] {
    cx data[d * (d - 1) + 2 * i], ancilla[(d - 1)**2 + (d - 1) / 2 + i];
  }
  hadamard_layer(ancilla);
  return measure ancilla;
}
for uint shot in [1: shots] {
  reset data;
  layer = cycle(data, ancilla);
  data_outcomes = measure data;
  outcome = zlast(data_outcomes, shot, d);
  failures += int[1](outcome);
}
