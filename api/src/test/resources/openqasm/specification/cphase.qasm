// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
gate cphase(θ) a, b
{
  U(0, 0, θ / 2) a;
  CX a, b;
  U(0, 0, -θ / 2) b;
  CX a, b;
  U(0, 0, θ / 2) b;
}
qubit[2] q;
cphase(π / 2) q[0], q[1];
