OPENQASM 3.0;
include "stdgates.inc";
qubit[300] q;
bit[300] c;
h q[0];
for int i in [0:298] {
  cx q[i], q[i + 1];
}
c = measure q;
