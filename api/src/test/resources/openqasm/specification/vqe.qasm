// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3;
include "stdgates.inc";
const uint n = 4;
const uint prec = 16;
extern get_parameter(uint[prec], uint[prec]) -> angle[prec];
gate entangler a, b, c, d { cx a, b; cx b, c; cx c, d; }
def trial_circuit(qubit[n] q) {
  for int i in [0: n - 1] {
    angle[prec] theta;
    theta = get_parameter(1, i);
    ry(theta) q[i];
  }
  entangler q[0], q[1], q[2], q[3];
}
qubit[n] q;
trial_circuit(q);
