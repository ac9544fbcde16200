OPENQASM 3.0;
include "stdgates.inc";
input int n;
qubit q;
bit c;
for int i in [1:n] {
  x q;
}
c = measure q;
