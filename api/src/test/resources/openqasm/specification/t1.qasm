// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3.0;
include "stdgates.inc";
duration stride = 1us;
const uint points = 50;
const uint shots = 1000;
int[32] counts0;
extern tabulate(int[32], int[32], int[32]);
bit c0;
for uint p in [0 : points-1] {
  for uint i in [1 : shots] {
    reset $0;
    x $0;
    delay[p * stride] $0;
    c0 = measure $0;
    counts0 += int[1](c0);
  }
  tabulate(counts0, shots, p);
}
