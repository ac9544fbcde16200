// One rotation by a free angle: P(1) = sin²(theta/2).
OPENQASM 3.0;
include "stdgates.inc";
input float[64] theta;
bit[1] c;
qubit[1] q;
ry(theta) q[0];
c = measure q;
