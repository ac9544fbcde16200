package io.diffraqt.circuit;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table of named channels: one row each with its name, number of qubits, names of its
/// probabilities, and Kraus matrices.
///
/// Names and values are those of Amazon Braket's noise pragmas, the only ones that a program's text
/// has for channels.
public enum StandardChannel {
  /// X with probability `p`.
  BIT_FLIP("bit_flip", 1, p -> mixture(1, p[0], 0, 0), "p"),
  /// Z with probability `p`.
  PHASE_FLIP("phase_flip", 1, p -> mixture(1, 0, 0, p[0]), "p"),
  /// X, Y or Z, each with its own probability.
  PAULI_CHANNEL("pauli_channel", 1, p -> mixture(1, p), "px", "py", "pz"),
  /// X, Y or Z, each with probability `p/3`.
  DEPOLARIZING("depolarizing", 1, p -> mixture(1, p[0] / 3, p[0] / 3, p[0] / 3), "p"),
  /// Each of the 15 products of Paulis other than the identity with probability `p/15`.
  TWO_QUBIT_DEPOLARIZING(
      "two_qubit_depolarizing",
      2,
      p -> mixture(2, Arrays.stream(new double[15]).map(_ -> p[0] / 15).toArray()),
      "p"),
  /// Z on one of two qubits or on both, each with probability `p/3`.
  TWO_QUBIT_DEPHASING("two_qubit_dephasing", 2, p -> dephasing(p[0] / 3), "p"),
  /// Decay from 1 to 0 with probability `gamma`.
  AMPLITUDE_DAMPING("amplitude_damping", 1, p -> decay(p[0], 1), "gamma"),
  /// Decay with probability `gamma`, downwards with probability `p` and upwards otherwise.
  GENERALIZED_AMPLITUDE_DAMPING(
      "generalized_amplitude_damping", 1, p -> decay(p[0], p[1]), "gamma", "p"),
  /// Coherences are multiplied by `√(1 − gamma)`.
  PHASE_DAMPING("phase_damping", 1, p -> loss(p[0]), "gamma");

  private static final List<ComplexMatrix> PAULIS =
      List.of(GateMatrices.ID, GateMatrices.X, GateMatrices.Y, GateMatrices.Z);

  private final String channelName;
  private final int qubits;
  private final Function<double[], List<ComplexMatrix>> operators;
  private final List<String> valueNames;

  StandardChannel(
      String name,
      int qubits,
      Function<double[], List<ComplexMatrix>> operators,
      String... valueNames) {
    this.channelName = name;
    this.qubits = qubits;
    this.operators = operators;
    this.valueNames = List.of(valueNames);
  }

  /// The row with this name.
  public static Optional<StandardChannel> named(String name) {
    return Arrays.stream(values()).filter(c -> c.channelName.equals(name)).findFirst();
  }

  /// Its name.
  public String channelName() {
    return channelName;
  }

  /// Number of qubits it acts on.
  public int qubits() {
    return qubits;
  }

  /// What each of its values is called.
  public List<String> valueNames() {
    return valueNames;
  }

  /// This channel with these probabilities.
  ///
  /// @throws IllegalArgumentException as [Channel.Named] does
  public Channel.Named of(Double... values) {
    return new Channel.Named(this, List.of(values));
  }

  KrausChannel kraus(List<Double> values) {
    var all = operators.apply(values.stream().mapToDouble(v -> v).toArray());
    return new KrausChannel(all.stream().filter(StandardChannel::isNotZero).toList());
  }

  void require(List<Double> values) {
    if (values.size() != valueNames.size()) {
      throw new IllegalArgumentException(
          "%s takes %d values (%s), and got %d"
              .formatted(
                  channelName, valueNames.size(), String.join(", ", valueNames), values.size()));
    }
    for (var k = 0; k < values.size(); k++) {
      if (!(values.get(k) >= 0 && values.get(k) <= 1)) {
        throw new IllegalArgumentException(
            "%s with %s = %s; it must be a probability, 0 to 1"
                .formatted(channelName, valueNames.get(k), values.get(k)));
      }
    }
    if (this == PAULI_CHANNEL && values.stream().mapToDouble(v -> v).sum() > 1) {
      throw new IllegalArgumentException(
          "%s with probabilities %s; their sum must be at most 1".formatted(channelName, values));
    }
  }

  /// The products of Paulis with these probabilities, the identity with what is left. Digit `k` to
  /// the base 4 of a product's number, which starts at 1, is the Pauli on operand `k`.
  private static List<ComplexMatrix> mixture(int qubits, double... probabilities) {
    var operators = new ArrayList<ComplexMatrix>();
    operators.add(scaled(word(0, qubits), 1 - Arrays.stream(probabilities).sum()));
    for (var k = 0; k < probabilities.length; k++) {
      operators.add(scaled(word(k + 1, qubits), probabilities[k]));
    }
    return operators;
  }

  private static List<ComplexMatrix> dephasing(double each) {
    var probabilities = new double[15];
    for (var word : new int[] {3, 12, 15}) {
      probabilities[word - 1] = each;
    }
    return mixture(2, probabilities);
  }

  private static ComplexMatrix word(int number, int qubits) {
    var low = PAULIS.get(number & 3);
    return qubits == 1 ? low : PAULIS.get(number >> 2).kron(low);
  }

  private static List<ComplexMatrix> decay(double gamma, double down) {
    var stays = Math.sqrt(1 - gamma);
    var falls = Math.sqrt(gamma);
    return List.of(
        scaled(ComplexMatrix.real(2, 2, 1, 0, 0, stays), down),
        scaled(ComplexMatrix.real(2, 2, 0, falls, 0, 0), down),
        scaled(ComplexMatrix.real(2, 2, stays, 0, 0, 1), 1 - down),
        scaled(ComplexMatrix.real(2, 2, 0, 0, falls, 0), 1 - down));
  }

  private static List<ComplexMatrix> loss(double gamma) {
    return List.of(
        ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(1 - gamma)),
        ComplexMatrix.real(2, 2, 0, 0, 0, Math.sqrt(gamma)));
  }

  /// Rounding may leave a probability below 0 where the exact one is 0.
  private static ComplexMatrix scaled(ComplexMatrix matrix, double probability) {
    return matrix.times(Complex.of(Math.sqrt(Math.max(0, probability))));
  }

  private static boolean isNotZero(ComplexMatrix matrix) {
    return matrix.distance(matrix.times(Complex.ZERO)) > 0;
  }
}
