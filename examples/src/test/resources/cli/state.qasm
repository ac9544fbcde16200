OPENQASM 3.0;
include "stdgates.inc";
bit[1] c;
qubit[1] q;
@diffraqt.prepare slot x
diffraqt_prepare q[0];
c[0] = measure q[0];
