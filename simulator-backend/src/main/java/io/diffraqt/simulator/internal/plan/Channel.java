package io.diffraqt.simulator.internal.plan;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.Arrays;
import java.util.List;

/// A channel as flat arrays, for density matrices and for trajectories.
///
/// Its arrays are never written after construction.
public final class Channel {
  private static final double TOLERANCE = 1e-12;

  private final double[][] operators;
  private final double[] probabilities;
  private final double[] superoperator;
  private final boolean[] idle;
  private final int[] words;
  private final double[][] effects;
  private final boolean[] diagonal;

  private Channel(
      double[][] operators,
      double[] probabilities,
      double[] superoperator,
      boolean[] idle,
      int[] words,
      double[][] effects) {
    this.effects = effects;
    this.diagonal = new boolean[operators.length];
    for (var k = 0; k < operators.length; k++) {
      diagonal[k] = isDiagonal(operators[k]);
    }
    this.idle = idle;
    this.words = words;
    this.operators = operators;
    this.probabilities = probabilities;
    this.superoperator = superoperator;
  }

  /// The flat form of a channel. Where every operator is a multiple of a unitary, the operators are
  /// those unitaries and their probabilities do not depend on the state.
  static Channel of(KrausChannel channel) {
    var kraus = channel.operators();
    var probabilities = new double[kraus.size()];
    var operators = new double[kraus.size()][];
    var idle = new boolean[kraus.size()];
    var mixture = true;
    for (var k = 0; k < probabilities.length; k++) {
      probabilities[k] = weight(kraus.get(k));
      mixture &= probabilities[k] >= 0;
    }
    for (var k = 0; k < probabilities.length; k++) {
      var scale = mixture && probabilities[k] > 0 ? 1 / Math.sqrt(probabilities[k]) : 1;
      operators[k] = Flat.of(kraus.get(k), scale);
      idle[k] = mixture && isIdentity(kraus.get(k), scale);
    }
    return new Channel(
        operators,
        mixture ? probabilities : new double[0],
        Flat.of(channel.superoperator(), 1),
        idle,
        mixture ? PauliMatrices.words(operators) : new int[0],
        effects(kraus));
  }

  /// The diagonals of all `K†K`; empty where one of those is not diagonal.
  private static double[][] effects(List<ComplexMatrix> kraus) {
    var effects = new double[kraus.size()][];
    for (var k = 0; k < effects.length; k++) {
      var effect = kraus.get(k).adjoint().times(kraus.get(k));
      if (!effect.isDiagonal(TOLERANCE)) {
        return new double[0][];
      }
      effects[k] = new double[effect.rows()];
      Arrays.setAll(effects[k], v -> effect.re(v, v));
    }
    return effects;
  }

  private static boolean isDiagonal(double[] operator) {
    var size = 1 << Integer.numberOfTrailingZeros(operator.length / 2) / 2;
    for (var k = 0; k < operator.length; k++) {
      if (operator[k] != 0 && k / 2 / size != k / 2 % size) {
        return false;
      }
    }
    return true;
  }

  /// Number of operators.
  public int size() {
    return operators.length;
  }

  /// Whether the operators are unitaries drawn with fixed probabilities.
  public boolean isMixture() {
    return probabilities.length > 0;
  }

  /// The probability of each unitary of a mixture, copied.
  public double[] probabilities() {
    return probabilities.clone();
  }

  /// The Pauli word that each unitary of a mixture is, up to a phase; empty where one is none.
  /// Words are numbered as in [PauliMatrices]; not to be written.
  public int[] words() {
    return words;
  }

  /// For each operator its chance in every basis state of the targets, where nothing else of a
  /// state matters; empty for other channels. Not to be written.
  public double[][] effects() {
    return effects;
  }

  /// Whether only the diagonal of operator `k` is not 0.
  public boolean isDiagonal(int k) {
    return diagonal[k];
  }

  /// Whether operator `k` of a mixture changes nothing.
  public boolean isIdle(int k) {
    return idle[k];
  }

  /// Operator `k`, row-major, real and imaginary parts in turns; not to be written.
  public double[] operator(int k) {
    return operators[k];
  }

  /// The matrix on `ρ` as a vector, row bits of the targets first; not to be written.
  public double[] superoperator() {
    return superoperator;
  }

  private static boolean isIdentity(ComplexMatrix operator, double scale) {
    var identity = ComplexMatrix.identity(operator.rows());
    return operator.times(Complex.of(scale)).distance(identity) <= TOLERANCE;
  }

  /// The factor of a multiple of a unitary, squared; negative when it is none.
  private static double weight(ComplexMatrix operator) {
    var square = operator.adjoint().times(operator);
    var weight = square.re(0, 0);
    var multiple = ComplexMatrix.identity(square.rows()).times(square.at(0, 0));
    return square.distance(multiple) <= TOLERANCE ? weight : -1;
  }
}
