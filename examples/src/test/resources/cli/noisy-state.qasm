OPENQASM 3.0;
qubit[2] q;
h q[0];
#pragma braket noise phase_flip(0.1) q[0]
cnot q[0], q[1];
#pragma braket result state_vector
