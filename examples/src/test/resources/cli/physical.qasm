OPENQASM 3.0;
include "stdgates.inc";
x $3;
sx $1;
