package io.diffraqt.openqasm;

import io.diffraqt.circuit.Channel;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Noise;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes gates and noise of Braket's pragmas.
///
/// @param evaluator of their numbers
/// @param operands of the program
record PragmaInstructions(Evaluator evaluator, Operands operands) {
  /// A matrix as a gate.
  ///
  /// @throws io.diffraqt.error.CircuitException when it is not unitary, or does not fit the
  ///   operands
  Apply gate(Statement.Unitary unitary, Scope scope) {
    var on = operands.together(unitary.at(), unitary.on(), scope);
    var matrix = matrix(unitary.rows(), unitary.at(), on.size(), scope);
    return checked(
        unitary.at(),
        () -> new Apply(new UnitaryGate("unitary", matrix), List.of(), on.reversed()));
  }

  /// A channel of the table.
  ///
  /// @throws io.diffraqt.error.CircuitException when there is none of this name, or values or
  ///   operands do not fit it
  Instruction noise(Statement.Noise noise, Scope scope) {
    var kind =
        StandardChannel.named(noise.name())
            .orElseThrow(() ->
                evaluator
                    .site(noise.at())
                    .error(
                        "there is no noise '%s'; there are %s and kraus"
                            .formatted(noise.name(), names())));
    var values =
        noise.values().stream()
            .map(v -> Conversions.real(evaluator.site(v.at()), evaluator.value(v, scope)))
            .toList();
    var on = operands.together(noise.at(), noise.on(), scope);
    requireQubits(noise.at(), kind, on);
    return checked(noise.at(), () -> new Noise(new Channel.Named(kind, values), on));
  }

  private void requireQubits(int at, StandardChannel kind, List<Integer> on) {
    if (on.size() != kind.qubits()) {
      throw evaluator
          .site(at)
          .error(
              "%s takes %d qubit(s), and got %d; write one pragma for each place where it acts"
                  .formatted(kind.channelName(), kind.qubits(), on.size()));
    }
  }

  private static String names() {
    return Arrays.stream(StandardChannel.values())
        .map(StandardChannel::channelName)
        .collect(Collectors.joining(", "));
  }

  /// Kraus matrices.
  ///
  /// @throws io.diffraqt.error.CircuitException when they are no channel, or do not fit the
  ///   operands
  Instruction noise(Statement.Kraus kraus, Scope scope) {
    var on = operands.together(kraus.at(), kraus.on(), scope);
    if (on.size() > Limits.CHANNEL_QUBITS) {
      throw evaluator
          .site(kraus.at())
          .error(
              "noise on %d qubits; at most %d can be read"
                  .formatted(on.size(), Limits.CHANNEL_QUBITS));
    }
    var matrices =
        kraus.operators().stream().map(m -> matrix(m, kraus.at(), on.size(), scope)).toList();
    return checked(
        kraus.at(),
        () -> new Noise(new Channel.General(new KrausChannel(matrices)), on.reversed()));
  }

  private <T> T checked(int at, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw evaluator.site(at).error(String.valueOf(e.getMessage()));
    }
  }

  /// The entries of a matrix on so many qubits.
  ///
  /// @throws io.diffraqt.error.CircuitException when it is too large or of another size
  ComplexMatrix matrix(List<List<Expression>> rows, int at, int qubits, Scope scope) {
    var site = evaluator.site(at);
    if (qubits > Limits.MATRIX_QUBITS) {
      throw site.error(
          "a matrix on %d qubits; at most %d can be read".formatted(qubits, Limits.MATRIX_QUBITS));
    }
    var size = 1 << qubits;
    if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
      throw site.error(
          "a matrix on %d qubits has %d rows of %d entries, found %d rows of %s"
              .formatted(qubits, size, size, rows.size(), rows.stream().map(List::size).toList()));
    }
    return matrix(rows, scope);
  }

  private ComplexMatrix matrix(List<List<Expression>> rows, Scope scope) {
    var size = rows.size();
    var re = new double[size * size];
    var im = new double[size * size];
    for (var k = 0; k < size * size; k++) {
      var entry = rows.get(k / size).get(k % size);
      var value = Conversions.complex(evaluator.site(entry.at()), evaluator.value(entry, scope));
      re[k] = value.re();
      im[k] = value.im();
    }
    return ComplexMatrix.of(size, size, re, im);
  }
}
