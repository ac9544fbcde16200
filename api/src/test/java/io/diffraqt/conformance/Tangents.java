package io.diffraqt.conformance;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.ExactBackend.Curvature;
import io.diffraqt.backend.ExactBackend.Forward;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.Complex;
import io.diffraqt.observable.PauliSum;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Derivatives column by column: the state and its tangent pass through the circuit together.
final class Tangents implements Forward {
  private final Circuit circuit;
  private final Bindings bindings;
  private final Request.Exact request;
  private final List<Outcome.Evaluated> outcomes;

  record Pair(Amps state, Amps tangent) {}

  Tangents(
      Circuit circuit, Bindings bindings, Request.Exact request, List<Outcome.Evaluated> outcomes) {
    this.circuit = circuit;
    this.bindings = bindings.arrangedFor(circuit.columns());
    this.request = request;
    this.outcomes = outcomes;
  }

  @Override
  public List<Outcome.Evaluated> outcomes() {
    return outcomes;
  }

  @Override
  public Bindings pullback(List<Cotangent> cotangents) {
    var width = bindings.columns().width();
    var values = new double[bindings.rows() * width];
    for (var row = 0; row < bindings.rows(); row++) {
      for (var column = 0; column < width; column++) {
        values[row * width + column] = derivative(row, column, cotangents.get(row));
      }
    }
    return Bindings.of(bindings.columns(), bindings.rows(), values);
  }

  @Override
  public Optional<Curvature> curvature() {
    return Optional.of(
        new Bends(bindings, there -> new Tangents(circuit, there, request, outcomes)));
  }

  /// State and tangent of each column.
  List<Pair> pairs(int row) {
    return IntStream.range(0, bindings.columns().width()).mapToObj(c -> pair(row, c)).toList();
  }

  private double derivative(int row, int column, Cotangent cotangent) {
    var pair = pair(row, column);
    return ofExpectations(pair, cotangent.expectations())
        + ofProbabilities(pair, cotangent.probabilities());
  }

  private Pair pair(int row, int column) {
    var pair = new Pair(Amps.ground(circuit.qubits()), Amps.zeros(circuit.qubits()));
    for (var instruction : circuit.instructions()) {
      pair =
          switch (instruction) {
            case Instruction.Apply apply -> moved(apply, row, column, pair);
            case Instruction.Prepare prepare -> loaded(prepare, row, column);
            case Instruction.Measure _, Instruction.Barrier _ -> pair;
            case Instruction.Reset _,
                Instruction.Delay _,
                Instruction.Noise _,
                Instruction.Conditional _ ->
                throw new AssertionError("no derivative of " + instruction);
          };
    }
    return pair;
  }

  private Pair moved(Instruction.Apply apply, int row, int column, Pair pair) {
    var radians =
        apply.angles().stream().mapToDouble(a -> a.value(bindings.asFunction(row))).toArray();
    var matrix = apply.gate().matrix(radians);
    var tangent = pair.tangent().times(matrix, apply.qubits());
    for (var k = 0; k < radians.length; k++) {
      for (var term : apply.angles().get(k).terms()) {
        if (bindings.columns().index(term.parameter()).orElseThrow() == column) {
          var slope = apply.gate().derivative(k, radians);
          tangent.add(pair.state().times(slope.times(Complex.of(term.scale())), apply.qubits()));
        }
      }
    }
    return new Pair(pair.state().times(matrix, apply.qubits()), tangent);
  }

  /// Only as the first instruction. With `a` the given amplitudes and `n` their norm, the tangent
  /// of `a/n` is `(e − a·Re⟨a|e⟩/n²)/n`.
  private Pair loaded(Instruction.Prepare prepare, int row, int column) {
    var slot = (Amplitudes.Slot) prepare.amplitudes();
    var from = bindings.columns().offset(slot).orElseThrow();
    var given = Amps.zeros(circuit.qubits());
    var unit = Amps.zeros(circuit.qubits());
    for (var k = 0; k < slot.size(); k++) {
      var place = 0;
      for (var b = 0; b < slot.qubits(); b++) {
        place |= (k >> b & 1) << prepare.qubits().get(b);
      }
      given.re[place] = bindings.value(row, from + k);
      given.im[place] = bindings.value(row, from + slot.size() + k);
      unit.re[place] = column == from + k ? 1 : 0;
      unit.im[place] = column == from + slot.size() + k ? 1 : 0;
    }
    return normalised(given, unit);
  }

  private static Pair normalised(Amps given, Amps unit) {
    var square = given.norm();
    var norm = Math.sqrt(square);
    var share = given.overlap(unit) / square;
    for (var k = 0; k < given.size(); k++) {
      unit.re[k] = (unit.re[k] - share * given.re[k]) / norm;
      unit.im[k] = (unit.im[k] - share * given.im[k]) / norm;
      given.re[k] /= norm;
      given.im[k] /= norm;
    }
    return new Pair(given, unit);
  }

  private double ofExpectations(Pair pair, double[] weights) {
    var sum = 0.0;
    for (var k = 0; k < weights.length; k++) {
      var moved = ReferenceBackend.applied((PauliSum) request.observables().get(k), pair.state());
      sum += 2 * weights[k] * pair.tangent().overlap(moved);
    }
    return sum;
  }

  private double ofProbabilities(Pair pair, double[] weights) {
    var sum = 0.0;
    for (var index = 0; index < pair.state().size() && weights.length > 0; index++) {
      var slope =
          pair.state().re[index] * pair.tangent().re[index]
              + pair.state().im[index] * pair.tangent().im[index];
      sum += 2 * weights[bits(index)] * slope;
    }
    return sum;
  }

  private int bits(int index) {
    var bits = 0;
    for (var instruction : circuit.instructions()) {
      if (instruction instanceof Instruction.Measure(var qubit, var bit, _)) {
        bits |= (index >> qubit & 1) << bit;
      }
    }
    return bits;
  }
}
