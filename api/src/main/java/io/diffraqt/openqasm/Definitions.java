package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Checks definitions of gates, and recognises those that say what the gate table says.
final class Definitions {
  /// Any numbers will do that no identity between gates singles out.
  private static final double[][] PROBES = {
    {0.7310585, -1.1752011, 0.3678794, 2.2360679}, {-1.6180339, 0.5772156, 1.4142135, -0.6931471}
  };

  private static final double SAME = 1e-10;

  private final Evaluator evaluator;
  private final GateCalls gates;

  Definitions(Evaluator evaluator, GateCalls gates) {
    this.evaluator = evaluator;
    this.gates = gates;
  }

  /// A definition whose calls are known to name gates and operands that exist.
  Symbol gate(Statement.GateDefinition definition, Scope scope) {
    if (!scope.isGlobal()) {
      throw evaluator.site(definition.at()).error("a gate is defined outside of all blocks");
    }
    check(definition.body(), definition, scope);
    var meaning = recognised(definition);
    return new Symbol.DefinedGate(meaning.orElse(new Meaning.Defined(definition)));
  }

  private void check(List<Statement> body, Statement.GateDefinition definition, Scope scope) {
    for (var statement : body) {
      switch (statement) {
        case Statement.GateCall call -> check(call, definition, scope);
        case Statement.Block(var inner, _) -> check(inner, definition, scope);
        case Statement.For loop -> check(loop.body(), definition, scope);
        case Statement.Barrier _ -> {}
        default ->
            throw evaluator
                .site(statement.at())
                .error("a gate's body holds gates, loops over constants and barriers only");
      }
    }
  }

  private void check(Statement.GateCall call, Statement.GateDefinition definition, Scope scope) {
    gates.meaning(call.name(), call.at(), scope);
    for (var operand : call.operands()) {
      if (!(operand instanceof Expression.Name(var name, _))) {
        throw evaluator.site(operand.at()).error("a gate's body uses its own operands only");
      }
      if (!definition.operands().contains(name)) {
        throw evaluator
            .site(operand.at())
            .error("'" + name + "' is no operand of the gate '" + definition.name() + "'");
      }
    }
  }

  private Optional<Meaning> recognised(Statement.GateDefinition definition) {
    return StandardGate.named(definition.name())
        .filter(gate -> gate != StandardGate.GPHASE)
        .filter(gate -> gate.angleCount() == definition.parameters().size())
        .filter(gate -> gate.qubits() == definition.operands().size())
        .flatMap(gate -> compared(gate, definition));
  }

  private Optional<Meaning> compared(StandardGate gate, Statement.GateDefinition definition) {
    var phases = new ArrayList<Double>();
    for (var probe : PROBES) {
      var angles = Arrays.copyOf(probe, gate.angleCount());
      var body = matrix(definition, angles);
      if (body.isEmpty()) {
        return Optional.empty();
      }
      var table = gate.matrix(angles);
      var overlap = table.adjoint().times(body.get()).trace();
      if (body.get().distance(table.times(unit(overlap))) > SAME) {
        return Optional.empty();
      }
      phases.add(overlap.arg());
    }
    var drift = Math.IEEEremainder(phases.get(0) - phases.get(1), 2 * Math.PI);
    return Math.abs(drift) > SAME
        ? Optional.empty()
        : Optional.of(
            new Meaning.Recognised(gate, Math.abs(phases.get(0)) < SAME ? 0 : phases.get(0)));
  }

  private static Complex unit(Complex number) {
    return Complex.cis(number.arg());
  }

  /// The matrix of the body, or nothing where these numbers do not suit it.
  private Optional<ComplexMatrix> matrix(Statement.GateDefinition definition, double[] angles) {
    var values = Arrays.stream(angles).mapToObj(Angle::of).toList();
    try {
      var steps = gates.expanded(definition, values, definition.at());
      return steps.size() > 200
          ? Optional.empty()
          : Optional.of(GateProduct.of(steps, definition.operands().size()));
    } catch (CircuitException e) {
      return Optional.empty();
    }
  }
}
