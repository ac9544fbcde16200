package io.diffraqt.simulator;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import java.util.List;

/// Observables as whole matrices, for comparison.
final class Dense {
  private Dense() {}

  static ComplexMatrix of(Observable observable, int qubits) {
    return switch (observable) {
      case PauliSum sum -> of(sum, qubits);
      case HermitianObservable(var matrix, var on) -> embed(matrix, on, qubits);
    };
  }

  private static ComplexMatrix of(PauliSum sum, int qubits) {
    var all = ComplexMatrix.identity(1 << qubits).times(Complex.ZERO);
    for (var term : sum.terms()) {
      var product = ComplexMatrix.identity(1 << qubits);
      for (var factor : term.string().factors().entrySet()) {
        var one = embed(factor.getValue().matrix(), List.of(factor.getKey()), qubits);
        product = product.times(one);
      }
      all = all.plus(product.times(Complex.of(term.coefficient())));
    }
    return all;
  }

  private static ComplexMatrix embed(ComplexMatrix small, List<Integer> on, int qubits) {
    return ComplexMatrix.fill(
        1 << qubits,
        1 << qubits,
        (r, c) -> {
          var rest = r ^ c;
          for (var q : on) {
            rest &= ~(1 << q);
          }
          return rest == 0 ? small.at(part(r, on), part(c, on)) : Complex.ZERO;
        });
  }

  private static int part(int index, List<Integer> on) {
    var part = 0;
    for (var k = 0; k < on.size(); k++) {
      part |= (index >> on.get(k) & 1) << k;
    }
    return part;
  }
}
