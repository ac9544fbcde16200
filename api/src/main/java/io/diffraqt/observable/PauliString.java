package io.diffraqt.observable;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A product of X, Y and Z on chosen qubits; identity elsewhere.
///
/// @param factors by qubit, rising
public record PauliString(SortedMap<Integer, Pauli> factors) {
  /// The identity.
  public static final PauliString IDENTITY = new PauliString(new TreeMap<>());

  /// @throws IllegalArgumentException when a qubit is negative
  public PauliString {
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    if (!factors.isEmpty() && factors.firstKey() < 0) {
      throw new IllegalArgumentException("Pauli on qubit " + factors.firstKey());
    }
  }

  /// A single factor.
  public static PauliString of(Pauli pauli, int qubit) {
    return new PauliString(new TreeMap<>(Map.of(qubit, pauli)));
  }

  /// Reads letters `I X Y Z`; the rightmost letter is qubit 0.
  ///
  /// @throws IllegalArgumentException naming the first other letter and its place
  public static PauliString parse(String letters) {
    var factors = new TreeMap<Integer, Pauli>();
    for (var k = 0; k < letters.length(); k++) {
      var qubit = letters.length() - 1 - k;
      switch (letters.charAt(k)) {
        case 'I' -> {}
        case 'X' -> factors.put(qubit, Pauli.X);
        case 'Y' -> factors.put(qubit, Pauli.Y);
        case 'Z' -> factors.put(qubit, Pauli.Z);
        default ->
            throw new IllegalArgumentException(
                "'%c' at place %d of Pauli string '%s'; only I, X, Y, Z"
                    .formatted(letters.charAt(k), k + 1, letters));
      }
    }
    return new PauliString(factors);
  }

  /// Number of factors.
  public int weight() {
    return factors.size();
  }

  /// The least number of qubits it fits on.
  public int span() {
    return factors.isEmpty() ? 0 : factors.lastKey() + 1;
  }

  /// Bits of the qubits with X or Y: what it flips. Qubits below 64 only.
  ///
  /// @throws IllegalStateException when a factor sits on qubit 64 or above
  public long xMask() {
    return mask(Pauli.X) | mask(Pauli.Y);
  }

  /// Bits of the qubits with Z or Y: where 1 changes the sign. Qubits below 64 only.
  ///
  /// @throws IllegalStateException when a factor sits on qubit 64 or above
  public long zMask() {
    return mask(Pauli.Z) | mask(Pauli.Y);
  }

  /// Number of Y factors; the string equals `i^yCount · X-part · Z-part`.
  public int yCount() {
    return (int) factors.values().stream().filter(Pauli.Y::equals).count();
  }

  /// Whether the two differ only where one of them is the identity.
  public boolean commutesQubitWise(PauliString other) {
    return factors.entrySet().stream()
        .allMatch(f -> f.getValue() == other.factors.getOrDefault(f.getKey(), f.getValue()));
  }

  /// Whether the two commute as operators.
  public boolean commutes(PauliString other) {
    var clashes =
        factors.entrySet().stream()
            .filter(f -> f.getValue() != other.factors.getOrDefault(f.getKey(), f.getValue()))
            .count();
    return clashes % 2 == 0;
  }

  /// Letters for `qubits` qubits, the rightmost is qubit 0.
  public String letters(int qubits) {
    var text = new StringBuilder();
    for (var q = Math.max(qubits, span()) - 1; q >= 0; q--) {
      text.append(factors.containsKey(q) ? factors.get(q).name() : "I");
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return weight() == 0 ? "I" : letters(0);
  }

  private long mask(Pauli pauli) {
    if (span() > 64) {
      throw new IllegalStateException(
          "Pauli string on qubit " + (span() - 1) + " has no 64-bit mask");
    }
    var mask = 0L;
    for (var factor : factors.entrySet()) {
      mask |= factor.getValue() == pauli ? 1L << factor.getKey() : 0;
    }
    return mask;
  }
}
