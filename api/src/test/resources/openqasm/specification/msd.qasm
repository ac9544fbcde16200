// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3;
include "stdgates.inc";
def ymeasure(qubit q) -> bit { s q; h q; return measure q; }
def distill(qubit[2] magic, qubit[3] scratch) -> bool {
  bit temp;
  bit[3] checks;
  temp = ymeasure(magic[0]);
  if (temp == 1) ry(-pi / 2) scratch[0];
  checks = measure scratch;
  bool success = !(bool(checks[0]) | bool(checks[1]) | bool(checks[2]));
  return success;
}
qubit[2] magic;
qubit[3] scratch;
bool success = false;
while (!success) {
  reset magic;
  ry(pi / 4) magic;
  success = distill(magic, scratch);
}
