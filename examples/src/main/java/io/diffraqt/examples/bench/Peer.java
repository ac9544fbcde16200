package io.diffraqt.examples.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Another program that can be measured in the same run.
public enum Peer {
  /// Qiskit Aer, package `qiskit-aer`.
  AER,
  /// Qulacs, package `qulacs`.
  QULACS,
  /// PennyLane Lightning, package `pennylane-lightning`.
  LIGHTNING,
  /// qsim, package `qsimcirq`; it has single precision alone.
  QSIM,
  /// NumPy, which draws from probabilities alone, package `numpy`.
  NUMPY,
  /// Qiskit as a compiler, and as a reader and writer of OpenQASM 3, packages `qiskit` and
  /// `qiskit-qasm3-import`.
  QISKIT,
  /// Qiskit's experimental reader and writer of OpenQASM 3, written in Rust.
  QISKIT_RUST,
  /// The reference parser and printer of OpenQASM 3, package `openqasm3`; it makes no circuit.
  OPENQASM3,
  /// MQT Core as a reader and writer of OpenQASM 3, package `mqt-core` before version 4.
  MQT,
  /// Stim, package `stim`, which runs Clifford circuits alone: case K.
  STIM;

  /// The peer of a name, in upper or lower case; the name of its Python package is one too.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Peer named(String name) {
    return Arrays.stream(values())
        .filter(peer -> peer.spellings().contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no peer '%s'; the peers are %s".formatted(name, names())));
  }

  private static String names() {
    return String.join(", ", Arrays.stream(values()).map(Peer::who).toList());
  }

  private List<String> spellings() {
    return List.of(who(), packageName());
  }

  private String packageName() {
    return switch (this) {
      case AER -> "qiskit-aer";
      case LIGHTNING -> "pennylane-lightning";
      case QSIM -> "qsimcirq";
      case MQT -> "mqt-core";
      case QULACS, NUMPY, QISKIT, QISKIT_RUST, OPENQASM3, STIM -> who();
    };
  }

  /// What figures call it.
  String who() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The precision that it runs in when one is asked for: its own where it has one alone.
  Precision nearest(Precision asked) {
    return switch (this) {
      case AER, LIGHTNING -> asked;
      case QSIM -> Precision.SINGLE;
      case QULACS, NUMPY, QISKIT, QISKIT_RUST, OPENQASM3, MQT, STIM -> Precision.DOUBLE;
    };
  }
}
