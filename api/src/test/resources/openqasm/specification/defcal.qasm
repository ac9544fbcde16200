// Adapted from the example programs of the OpenQASM specification, Apache-2.0,
// Copyright OpenQASM contributors.
OPENQASM 3.0;
defcalgrammar "openpulse";
defcal x $0 {
  play(drive($0), gaussian(1));
}
