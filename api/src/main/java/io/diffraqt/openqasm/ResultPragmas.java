package io.diffraqt.openqasm;

import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.CircuitException;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.openqasm.ResultRequest.Figure;
import io.diffraqt.openqasm.Statement.Result;
import io.diffraqt.openqasm.Statement.Term;
import java.util.List;
import java.util.stream.Collectors;

/// Makes requests of Braket's result pragmas.
///
/// @param program whose qubits they name
/// @param evaluator of numbers
/// @param operands of the program
/// @param instructions the reader of matrices
record ResultPragmas(
    Program program, Evaluator evaluator, Operands operands, PragmaInstructions instructions) {
  /// @throws CircuitException when the pragma stands under a condition on measured bits, or names
  ///   what is not there
  ResultRequest request(Result result, Scope scope) {
    var site = evaluator.site(result.at());
    if (program.isConditional()) {
      throw site.error(
          "a result is asked for under a condition on measured bits; ask for it at the end");
    }
    try {
      return switch (result.kind()) {
        case STATE_VECTOR -> new ResultRequest.State();
        case DENSITY_MATRIX -> new ResultRequest.Density(qubits(result, scope));
        case PROBABILITY -> new ResultRequest.Probability(qubits(result, scope));
        case AMPLITUDE -> amplitude(result);
        case EXPECTATION -> statistic(Figure.EXPECTATION, result, scope);
        case VARIANCE -> statistic(Figure.VARIANCE, result, scope);
        case SAMPLE -> statistic(Figure.SAMPLE, result, scope);
        case ADJOINT_GRADIENT -> gradient(result, scope);
      };
    } catch (IllegalArgumentException e) {
      throw site.error(String.valueOf(e.getMessage()));
    }
  }

  private List<Integer> qubits(Result result, Scope scope) {
    return operands.together(result.at(), result.on(), scope);
  }

  private ResultRequest amplitude(Result result) {
    for (var state : result.states()) {
      if (!state.matches("[01]+")) {
        throw new IllegalArgumentException(
            "'%s' is no basis state; write one 0 or 1 for each qubit".formatted(state));
      }
    }
    return new ResultRequest.Amplitude(
        result.states().stream().map(s -> new StringBuilder(s).reverse().toString()).toList());
  }

  private ResultRequest statistic(Figure figure, Result result, Scope scope) {
    var factors = result.terms().getFirst().factors();
    var first = factors.getFirst();
    if (factors.size() == 1 && isOnEach(first, scope)) {
      return new ResultRequest.OnEach(figure, name(first));
    }
    return new ResultRequest.Statistic(figure, factors(result.terms().getFirst(), scope));
  }

  /// Without operand, or with a register of other than one qubit, which Braket reads alike.
  private boolean isOnEach(Statement.Factor factor, Scope scope) {
    return factor.rows().isEmpty()
        && (factor.on().isEmpty()
            || operands.qubits(factor.on().getFirst(), scope).indices().size() != 1);
  }

  private List<ObservableFactor> factors(Term term, Scope scope) {
    return term.factors().stream().map(f -> factor(f, scope)).toList();
  }

  private ObservableFactor factor(Statement.Factor factor, Scope scope) {
    if (factor.name().equals("hermitian")) {
      var on = operands.together(factor.at(), factor.on(), scope);
      var matrix = instructions.matrix(factor.rows(), factor.at(), on.size(), scope);
      return new ObservableFactor.Matrix(new HermitianObservable(matrix, on.reversed()));
    }
    if (isOnEach(factor, scope)) {
      throw evaluator
          .site(factor.at())
          .error("a factor of a product acts on one qubit; write it once for each qubit");
    }
    var qubit = operands.qubits(factor.on().getFirst(), scope).indices().getFirst();
    return new ObservableFactor.Named(name(factor), qubit);
  }

  private ObservableFactor.Name name(Statement.Factor factor) {
    return ObservableFactor.Name.called(factor.name())
        .orElseThrow(() ->
            evaluator
                .site(factor.at())
                .error(
                    "there is no observable '%s'; there are i, x, y, z, h and hermitian"
                        .formatted(factor.name())));
  }

  private ResultRequest gradient(Result result, Scope scope) {
    return new ResultRequest.Gradient(
        result.terms().stream()
            .map(t -> new ResultRequest.Weighted(coefficient(t, scope), factors(t, scope)))
            .toList(),
        result.on().stream().map(e -> parameter(e, scope)).toList());
  }

  private double coefficient(Term term, Scope scope) {
    var written = term.coefficient();
    return written instanceof Expression.Omitted
        ? 1
        : Conversions.real(evaluator.site(written.at()), evaluator.value(written, scope));
  }

  private Parameter parameter(Expression expression, Scope scope) {
    if (evaluator.value(expression, scope) instanceof Value.Linear(var angle)
        && angle.terms().size() == 1
        && angle.equals(angle.terms().getFirst().parameter().angle())) {
      return angle.terms().getFirst().parameter();
    }
    throw evaluator
        .site(expression.at())
        .error(
            "a derivative is taken by an input; there are "
                + program.parameters().stream()
                    .map(Parameter::name)
                    .collect(Collectors.joining(", ")));
  }
}
