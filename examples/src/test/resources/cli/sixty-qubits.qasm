OPENQASM 3.0;
include "stdgates.inc";
qubit[60] q;
h q;
