package io.diffraqt.examples.bench;

import java.util.Arrays;
import java.util.List;

/// What is measured, by the letter or the word that users know it by.
public enum BenchCase {
  /// A pure state: layers of `rx` and `rz` and a ladder of `cx`, ten deep.
  A("state", 8, 12, 16, 20),
  /// A pure state: the quantum Fourier transform of a product state, and a circuit of random
  /// matrices on pairs of qubits.
  B("fourier", 16, 20),
  /// A batch of small circuits that differ in their angles.
  C("batch", 8),
  /// The derivative of `Σ Z` by every angle, and a product with its Hessian; on few qubits also a
  /// batch of gradients, and the metric of the state.
  D("gradient", 8, 16),
  /// A density matrix under depolarising noise and read-out error.
  E("density", 4, 6, 8),
  /// Shots of a noisy circuit, each a pure state of its own.
  F("trajectories", 16),
  /// Shots of one pure state.
  G("shots", 20),
  /// Programs compiled for devices.
  H("transpile"),
  /// Programs as text.
  I("openqasm", 20),
  /// Clifford circuits: one shot of a tableau, and noisy shots as a table of bits; at 49 qubits
  /// those of a surface code too.
  K("clifford", 49, 100, 1000),
  /// Submissions to a provider that answers at once: what journal and budget cost.
  R("runtime", 2);

  private final String word;
  private final List<Integer> usualSizes;

  BenchCase(String word, Integer... usualSizes) {
    this.word = word;
    this.usualSizes = List.of(usualSizes);
  }

  /// The case of a letter or a word, in upper or lower case.
  ///
  /// @throws IllegalArgumentException when there is none
  public static BenchCase named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(name) || one.word.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no case '%s'; the cases are %s".formatted(name, names())));
  }

  private static String names() {
    return String.join(
        ", ", Arrays.stream(values()).map(one -> one.name() + " (" + one.word + ")").toList());
  }

  /// Numbers of qubits that are measured unless others are asked for.
  public List<Integer> usualSizes() {
    return usualSizes;
  }

  /// The largest number of qubits that can be asked for: states are large, text and tableaus not.
  int mostQubits() {
    return switch (this) {
      case A, B, C, D, E, F, G, I, R -> 30;
      case H -> 1_000;
      case K -> 10_000;
    };
  }

  /// Whether it is of pure states, and not of their derivatives.
  public boolean takesSingle() {
    return switch (this) {
      case A, B, C, F, G -> true;
      case D, E, H, I, K, R -> false;
    };
  }

  /// Whether a program of one's own can take the place of its circuit.
  boolean takesPrograms() {
    return this == A || this == H || this == I;
  }
}
