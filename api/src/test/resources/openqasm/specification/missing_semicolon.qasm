// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3;
include "stdgates.inc";
qubit[2] q
h q[0];
