package io.diffraqt.examples.cli;

import io.diffraqt.openqasm.ObservableFactor;
import java.util.List;
import java.util.stream.Collectors;

/// Says what a product of observables is, in the words of the program.
final class ObservableText {
  private ObservableText() {}

  static String of(List<ObservableFactor> factors) {
    return factors.stream().map(ObservableText::of).collect(Collectors.joining(" @ "));
  }

  private static String of(ObservableFactor factor) {
    return switch (factor) {
      case ObservableFactor.Named(var name, var qubit) -> "%s(%d)".formatted(name, qubit);
      case ObservableFactor.Matrix(var observable) -> "hermitian" + observable.qubits();
    };
  }
}
