package io.diffraqt.openqasm;

import io.diffraqt.circuit.StandardGate;
import java.util.Map;
import java.util.Set;

/// The names that a dialect gives to gates, and those that nothing else may have.
final class Vocabulary {
  /// Rows of the gate table that Braket has, by its names.
  static final Map<StandardGate, String> BRAKET_NAMES =
      Map.ofEntries(
          Map.entry(StandardGate.ID, "i"),
          Map.entry(StandardGate.X, "x"),
          Map.entry(StandardGate.Y, "y"),
          Map.entry(StandardGate.Z, "z"),
          Map.entry(StandardGate.H, "h"),
          Map.entry(StandardGate.S, "s"),
          Map.entry(StandardGate.SDG, "si"),
          Map.entry(StandardGate.T, "t"),
          Map.entry(StandardGate.TDG, "ti"),
          Map.entry(StandardGate.SX, "v"),
          Map.entry(StandardGate.SXDG, "vi"),
          Map.entry(StandardGate.RX, "rx"),
          Map.entry(StandardGate.RY, "ry"),
          Map.entry(StandardGate.RZ, "rz"),
          Map.entry(StandardGate.P, "phaseshift"),
          Map.entry(StandardGate.R, "prx"),
          Map.entry(StandardGate.U, "U"),
          Map.entry(StandardGate.CX, "cnot"),
          Map.entry(StandardGate.CY, "cy"),
          Map.entry(StandardGate.CZ, "cz"),
          Map.entry(StandardGate.CSX, "cv"),
          Map.entry(StandardGate.CP, "cphaseshift"),
          Map.entry(StandardGate.SWAP, "swap"),
          Map.entry(StandardGate.ISWAP, "iswap"),
          Map.entry(StandardGate.ECR, "ecr"),
          Map.entry(StandardGate.RXX, "xx"),
          Map.entry(StandardGate.RYY, "yy"),
          Map.entry(StandardGate.RZZ, "zz"),
          Map.entry(StandardGate.CCX, "ccnot"),
          Map.entry(StandardGate.CSWAP, "cswap"),
          Map.entry(StandardGate.GPHASE, "gphase"));

  /// Words of the language.
  static final Set<String> KEYWORDS =
      Set.of(
          "OPENQASM", "include", "defcalgrammar", "def", "cal", "defcal", "gate", "extern", "box",
          "let", "break", "continue", "if", "else", "end", "return", "for", "while", "in",
          "switch", "case", "default", "pragma", "input", "output", "const", "readonly", "mutable",
          "qreg", "qubit", "creg", "bool", "bit", "int", "uint", "float", "angle", "complex",
          "array", "void", "duration", "stretch", "gphase", "inv", "pow", "ctrl", "negctrl",
          "durationof", "delay", "reset", "measure", "barrier", "true", "false", "opaque", "im",
          "pi", "tau", "euler", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "exp", "log",
          "sqrt", "floor", "ceiling", "mod", "popcount", "rotl", "rotr", "real", "imag",
          "sizeof", "U", "CX");

  private Vocabulary() {}
}
