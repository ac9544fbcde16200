// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3;
include "stdgates.inc";
const uint n = 3;
const float theta = 3 * pi / 8;
qubit q;
qubit r;
angle[n] c = 0;
h r;
uint[n] power = 1;
for uint i in [0: n - 1] {
  reset q;
  h q;
  ctrl @ pow(power) @ phase(theta) q, r;
  inv @ phase(c) q;
  h q;
  measure q -> c[0];
  c <<= 1;
  power <<= 1;
}
