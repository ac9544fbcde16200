package io.diffraqt.openqasm;

import io.diffraqt.circuit.Channel;
import io.diffraqt.circuit.Instruction.Noise;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.CircuitException;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes noise and results as Braket's pragmas, in which the first operand of a matrix is the most
/// significant bit of its index.
final class PragmaText {
  private final StringBuilder out;
  private final Dialect dialect;
  private final Spelling spelling;
  private final String[] qubitNames;

  PragmaText(StringBuilder out, Dialect dialect, Spelling spelling, String[] qubitNames) {
    this.out = out;
    this.dialect = dialect;
    this.spelling = spelling;
    this.qubitNames = qubitNames;
  }

  /// Appends a channel; the writer has made the indent.
  void append(Noise noise) {
    requirePragmas("noise on qubits " + noise.qubits());
    out.append("#pragma braket noise ");
    switch (noise.channel()) {
      case Channel.Named(var kind, var values) -> {
        out.append(kind.channelName()).append('(').append(joined(values)).append(')');
        operands(noise.qubits());
      }
      case Channel.General(var kraus) -> {
        out.append("kraus(");
        for (var k = 0; k < kraus.operators().size(); k++) {
          out.append(k == 0 ? "" : ", ");
          matrix(kraus.operators().get(k));
        }
        out.append(')');
        operands(noise.qubits().reversed());
      }
    }
    out.append('\n');
  }

  private void requirePragmas(String what) {
    if (dialect == Dialect.IBM) {
      throw new CircuitException(
          "the program has %s, for which %s programs have no form; leave it out, or write another"
                  .formatted(what, dialect)
              + " dialect");
    }
  }

  /// Appends a request.
  void append(ResultRequest result) {
    requirePragmas("a request for results");
    out.append("#pragma braket result ");
    switch (result) {
      case ResultRequest.State _ -> out.append("state_vector");
      case ResultRequest.Density(var qubits) -> targets("density_matrix", qubits);
      case ResultRequest.Probability(var qubits) -> targets("probability", qubits);
      case ResultRequest.Amplitude(var states) ->
          out.append("amplitude ")
              .append(
                  states.stream()
                      .map(s -> "\"" + new StringBuilder(s).reverse() + "\"")
                      .collect(Collectors.joining(", ")));
      case ResultRequest.Statistic(var figure, var factors) -> {
        out.append(word(figure)).append(' ');
        product(factors);
      }
      case ResultRequest.OnEach(var figure, var name) ->
          out.append(word(figure)).append(' ').append(name.word()).append(" all");
      case ResultRequest.Gradient gradient -> gradient(gradient);
    }
    out.append('\n');
  }

  private static String word(ResultRequest.Figure figure) {
    return figure.name().toLowerCase(Locale.ROOT);
  }

  private void targets(String word, List<Integer> qubits) {
    out.append(word);
    if (qubits.isEmpty()) {
      out.append(" all");
    } else {
      operands(qubits);
    }
  }

  private void operands(List<Integer> qubits) {
    out.append(' ')
        .append(qubits.stream().map(q -> qubitNames[q]).collect(Collectors.joining(", ")));
  }

  private void product(List<ObservableFactor> factors) {
    for (var k = 0; k < factors.size(); k++) {
      out.append(k == 0 ? "" : " @ ");
      switch (factors.get(k)) {
        case ObservableFactor.Named(var name, var qubit) ->
            out.append(name.word()).append('(').append(qubitNames[qubit]).append(')');
        case ObservableFactor.Matrix(var observable) -> {
          out.append("hermitian(");
          matrix(observable.matrix());
          out.append(')');
          operands(observable.qubits().reversed());
        }
      }
    }
  }

  private void gradient(ResultRequest.Gradient gradient) {
    out.append("adjoint_gradient expectation(");
    for (var k = 0; k < gradient.terms().size(); k++) {
      var coefficient = gradient.terms().get(k).coefficient();
      var negative = Double.doubleToRawLongBits(coefficient) < 0;
      out.append(k == 0 ? negative ? "-" : "" : negative ? " - " : " + ");
      out.append(Math.abs(coefficient)).append(" * ");
      product(gradient.terms().get(k).factors());
    }
    out.append(") ").append(gradient.parameters().isEmpty() ? "all" : names(gradient));
  }

  private String names(ResultRequest.Gradient gradient) {
    return gradient.parameters().stream()
        .map(Parameter::name)
        .map(spelling::name)
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private void matrix(ComplexMatrix matrix) {
    for (var r = 0; r < matrix.rows(); r++) {
      out.append(r == 0 ? "[[" : ", [");
      for (var c = 0; c < matrix.columns(); c++) {
        out.append(c == 0 ? "" : ", ").append(matrix.re(r, c));
        var im = matrix.im(r, c);
        out.append(Double.doubleToRawLongBits(im) < 0 ? " - " : " + ");
        out.append(Math.abs(im)).append("im");
      }
      out.append(']');
    }
    out.append(']');
  }
}
