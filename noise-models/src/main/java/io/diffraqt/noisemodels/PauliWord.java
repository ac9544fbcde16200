package io.diffraqt.noisemodels;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;

/// Matrices of Pauli words; in a word's text the rightmost letter belongs to operand 0.
final class PauliWord {
  private static final String LETTERS = "IXYZ";

  private PauliWord() {}

  /// The word number `index` in base 4, least significant digit for operand 0; 0 is the identity.
  static ComplexMatrix matrix(int index, int qubits) {
    var product = ComplexMatrix.identity(1);
    for (var k = 0; k < qubits; k++) {
      product = letter(LETTERS.charAt(index >> 2 * k & 3)).kron(product);
    }
    return product;
  }

  /// @throws IllegalArgumentException when a letter is none of `I`, `X`, `Y`, `Z`
  static ComplexMatrix matrix(String word) {
    var product = ComplexMatrix.identity(1);
    for (var k = 0; k < word.length(); k++) {
      product = product.kron(letter(word.charAt(k)));
    }
    return product;
  }

  private static ComplexMatrix letter(char letter) {
    return switch (letter) {
      case 'I' -> ComplexMatrix.identity(2);
      case 'X' -> ComplexMatrix.real(2, 2, 0, 1, 1, 0);
      case 'Y' ->
          ComplexMatrix.ofRows(
              new Complex[] {Complex.ZERO, new Complex(0, -1)},
              new Complex[] {Complex.I, Complex.ZERO});
      case 'Z' -> ComplexMatrix.real(2, 2, 1, 0, 0, -1);
      default -> throw new IllegalArgumentException("'" + letter + "' is none of I, X, Y and Z");
    };
  }
}
