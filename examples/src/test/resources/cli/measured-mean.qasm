OPENQASM 3.0;
qubit q;
bit c;
h q;
c = measure q;
#pragma braket result expectation x(q)
