package io.diffraqt.gradient;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.AngleKind;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.result.Estimate;
import java.util.ArrayList;
import java.util.List;

/// A circuit in which every angle that depends on parameters has a parameter of its own, so that
/// each can be shifted alone.
///
/// Source: Schuld, Bergholm, Gogolin, Izaac, Killoran 2019 (two terms); Anselmetti, Wierichs,
/// Gogolin, Parrish 2021, equation 5 (four terms).
final class ParameterShift {
  private static final double NEAR = (Math.sqrt(2) + 1) / (4 * Math.sqrt(2));
  private static final double FAR = -(Math.sqrt(2) - 1) / (4 * Math.sqrt(2));

  private final Circuit original;
  private final List<Place> places = new ArrayList<>();
  private final Circuit circuit;

  /// @param angle as the program has it
  /// @param kind which rule holds
  /// @param own the parameter in its place
  private record Place(Angle angle, AngleKind kind, Parameter own) {}

  /// @param shift in radians
  /// @param weight of the expectation value there
  private record Term(double shift, double weight) {}

  private ParameterShift(Circuit original) {
    this.original = original;
    if (!original.columns().slots().isEmpty()) {
      throw new IllegalArgumentException(
          "amplitudes %s have no shift rule; use a backend that differentiates"
              .formatted(original.columns().slots()));
    }
    var builder =
        original.isPhysical()
            ? Circuit.onDeviceQubits(original.qubits())
            : Circuit.onQubits(original.qubits());
    original.registers().forEach(r -> builder.register(r.name(), r.size()));
    this.circuit =
        builder.addAll(original.instructions().stream().map(this::freed).toList()).build();
  }

  static ParameterShift of(Circuit circuit) {
    return new ParameterShift(circuit);
  }

  Circuit circuit() {
    return circuit;
  }

  /// For each row: the values themselves, then every place at every shift of its rule.
  Bindings table(Bindings values) {
    var rows = new ArrayList<double[]>();
    for (var row = 0; row < values.rows(); row++) {
      var at = values.asFunction(row);
      var base = places.stream().mapToDouble(p -> p.angle().value(at)).toArray();
      rows.add(base);
      for (var k = 0; k < places.size(); k++) {
        for (var term : rule(places.get(k).kind())) {
          var moved = base.clone();
          moved[k] += term.shift();
          rows.add(moved);
        }
      }
    }
    var own = places.stream().map(Place::own).toList();
    return Bindings.ofRows(own, rows.toArray(double[][]::new));
  }

  /// @param estimates of the rows that [#table] made for one row of values
  Gradient gradient(List<Estimate> estimates) {
    var parameters = original.parameters();
    var sums = new double[parameters.size()];
    var squares = new double[parameters.size()];
    var next = 1;
    for (var place : places) {
      var slope = 0.0;
      var variance = 0.0;
      for (var term : rule(place.kind())) {
        var estimate = estimates.get(next++);
        slope += term.weight() * estimate.value();
        variance += Math.pow(term.weight() * estimate.standardError(), 2);
      }
      for (var part : place.angle().terms()) {
        var index = parameters.indexOf(part.parameter());
        sums[index] += part.scale() * slope;
        squares[index] += part.scale() * part.scale() * variance;
      }
    }
    var derivatives = new ArrayList<Gradient.Derivative>();
    for (var k = 0; k < sums.length; k++) {
      derivatives.add(new Gradient.Derivative(parameters.get(k), sums[k], Math.sqrt(squares[k])));
    }
    return new Gradient(estimates.getFirst(), derivatives);
  }

  private static List<Term> rule(AngleKind kind) {
    var right = Math.PI / 2;
    return switch (kind) {
      case ROTATION, PHASE -> List.of(new Term(right, 0.5), new Term(-right, -0.5));
      case CONTROLLED_ROTATION ->
          List.of(
              new Term(right, NEAR),
              new Term(-right, -NEAR),
              new Term(3 * right, FAR),
              new Term(-3 * right, -FAR));
      case AXIS ->
          List.of(
              new Term(right / 2, 2 * NEAR),
              new Term(-right / 2, -2 * NEAR),
              new Term(1.5 * right, 2 * FAR),
              new Term(-1.5 * right, -2 * FAR));
    };
  }

  private Instruction freed(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Apply(var gate, var angles, var qubits) -> {
        var own = new ArrayList<Angle>();
        for (var k = 0; k < angles.size(); k++) {
          own.add(
              angles.get(k).isConstant() ? angles.get(k) : place(angles.get(k), gate.angleKind(k)));
        }
        yield new Instruction.Apply(gate, own, qubits);
      }
      case Instruction.Conditional(var condition, var then, var otherwise) ->
          new Instruction.Conditional(
              condition,
              then.stream().map(this::freed).toList(),
              otherwise.stream().map(this::freed).toList());
      case Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _ ->
          instruction;
    };
  }

  private Angle place(Angle angle, AngleKind kind) {
    var own = Parameter.of("place_" + places.size());
    places.add(new Place(angle, kind, own));
    return own.angle();
  }
}
