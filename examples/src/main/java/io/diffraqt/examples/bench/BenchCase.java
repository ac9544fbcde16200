package io.diffraqt.examples.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is measured, by the letter that users know it by.
public enum BenchCase {
  /// A pure state: layers of `rx` and `rz` and a ladder of `cx`, ten deep.
  A(8, 12, 16, 20),
  /// A pure state: the quantum Fourier transform of a product state, and a circuit of random
  /// matrices on pairs of qubits.
  B(16, 20),
  /// A batch of small circuits that differ in their angles.
  C(8),
  /// The derivative of `Σ Z` by every angle, and a batch of those on few qubits.
  D(8, 16),
  /// A density matrix under depolarising noise and read-out error.
  E(4, 6, 8),
  /// Shots of a noisy circuit, each a pure state of its own.
  F(16),
  /// Shots of one pure state.
  G(20),
  /// Programs as text.
  I(20);

  private final List<Integer> usualSizes;

  BenchCase(Integer... usualSizes) {
    this.usualSizes = List.of(usualSizes);
  }

  /// The case of a letter, in upper or lower case.
  ///
  /// @throws IllegalArgumentException when there is none
  public static BenchCase named(String letter) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(letter.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no case '%s'; the cases are %s".formatted(letter, letters())));
  }

  private static String letters() {
    return String.join(", ", Arrays.stream(values()).map(BenchCase::name).toList());
  }

  /// Numbers of qubits that are measured unless others are asked for.
  public List<Integer> usualSizes() {
    return usualSizes;
  }

  /// Whether a program of one's own can take the place of its circuit.
  boolean takesPrograms() {
    return this == A || this == I;
  }
}
