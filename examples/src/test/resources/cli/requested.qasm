OPENQASM 3.0;
input float theta;
qubit[2] q;
rx(theta) q[0];
cnot q[0], q[1];
#pragma braket result expectation z all
#pragma braket result variance z(q[0])
#pragma braket result probability q[1]
#pragma braket result amplitude "00", "11"
#pragma braket result adjoint_gradient expectation(2 * z(q[0]) - 0.5 * i(q[1])) theta
