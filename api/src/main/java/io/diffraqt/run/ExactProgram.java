package io.diffraqt.run;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.StateVector;
import io.diffraqt.transpile.CompiledCircuit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Carries observables from program qubits to device qubits, and states back.
///
/// @param program as the user wrote it
/// @param compiled for the target
record ExactProgram(Circuit program, CompiledCircuit compiled) {
  private static final double LOST = 1e-6;

  /// The qubits over which states are reported, rising.
  static List<Integer> reported(Circuit program) {
    return program.isPhysical()
        ? program.usedQubits()
        : IntStream.range(0, program.qubits()).boxed().toList();
  }

  Request.Exact outward(Request.Exact request) {
    return new Request.Exact(
        request.quantities(),
        request.observables().stream().map(this::outward).toList(),
        request.seed());
  }

  Outcome.Evaluated homeward(Outcome.Evaluated outcome) {
    return new Outcome.Evaluated(
        outcome.probabilities(),
        outcome.expectations(),
        outcome.state().map(this::homeward),
        outcome.densityMatrix().map(this::homeward),
        outcome.acceptance());
  }

  private Observable outward(Observable observable) {
    if (observable.span() > program.qubits()) {
      throw new IllegalArgumentException(
          "an observable acts on qubit %d, and the circuit has %d (0 to %d)"
              .formatted(observable.span() - 1, program.qubits(), program.qubits() - 1));
    }
    return switch (observable) {
      case PauliSum sum ->
          PauliSum.of(
              sum.terms().stream()
                  .map(t -> new PauliSum.Term(t.coefficient(), outward(t.string())))
                  .toList());
      case HermitianObservable(var matrix, var qubits) ->
          new HermitianObservable(matrix, qubits.stream().map(compiled.last()::place).toList());
    };
  }

  private PauliString outward(PauliString string) {
    var factors = new TreeMap<Integer, Pauli>();
    string.factors().forEach((qubit, pauli) -> factors.put(compiled.last().place(qubit), pauli));
    return new PauliString(factors);
  }

  private StateVector homeward(StateVector state) {
    var qubits = reported(program);
    var way = Way.of(qubits.stream().map(compiled.last()::place).toList(), state.qubits());
    if (way.isIdentity() && state.qubits().equals(qubits)) {
      return state;
    }
    var re = new double[1 << qubits.size()];
    var im = new double[re.length];
    var norm = 0.0;
    for (var index = 0; index < re.length; index++) {
      if (way.reaches(index)) {
        re[index] = state.re(way.index(index));
        im[index] = state.im(way.index(index));
        norm += re[index] * re[index] + im[index] * im[index];
      }
    }
    requireAll(norm);
    return StateVector.of(qubits, re, im);
  }

  /// Device qubits that carried no program qubit end in state 0 on a device without noise; where
  /// they do not, no pure state of the program's qubits exists.
  private void requireAll(double norm) {
    if (Math.abs(norm - 1) > LOST) {
      throw new RefusedException(
          "qubits outside of the program hold %.2g of the state; ask for a density matrix"
              .formatted(1 - norm));
    }
  }

  private DensityMatrix homeward(DensityMatrix density) {
    var qubits = reported(program);
    var way = Way.of(qubits.stream().map(compiled.last()::place).toList(), density.qubits());
    if (way.isIdentity() && density.qubits().equals(qubits)) {
      return density;
    }
    var size = 1 << qubits.size();
    var matrix =
        ComplexMatrix.fill(
            size,
            size,
            (row, column) ->
                way.reaches(row) && way.reaches(column)
                    ? traced(density, way, row, column)
                    : Complex.ZERO);
    return new DensityMatrix(qubits, matrix);
  }

  private static Complex traced(DensityMatrix density, Way way, int row, int column) {
    var sum = Complex.ZERO;
    for (var rest : way.rest()) {
      sum = sum.plus(density.at(way.index(row) | rest, way.index(column) | rest));
    }
    return sum;
  }
}
