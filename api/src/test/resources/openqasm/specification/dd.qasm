// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3.0;
include "stdgates.inc";
stretch a;
duration start_stretch = a - .5 * durationof({x $0;});
delay[start_stretch] $0;
x $0;
