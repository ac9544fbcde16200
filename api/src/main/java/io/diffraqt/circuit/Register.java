package io.diffraqt.circuit;

/// A named run of classical bits.
///
/// @param name an OpenQASM identifier
/// @param first index of its bit 0 among all bits of the circuit
/// @param size number of bits, at least 1
public record Register(String name, int first, int size) {
  /// @throws IllegalArgumentException when the name is no identifier or a number out of range
  public Register {
    if (!Names.isIdentifier(name)) {
      throw new IllegalArgumentException("register name '" + name + "' is no identifier");
    }
    if (first < 0 || size < 1) {
      throw new IllegalArgumentException(
          "register %s: first bit %d and size %d; they start at 0 and 1"
              .formatted(name, first, size));
    }
  }

  /// Index of the bit after the last.
  public int end() {
    return first + size;
  }
}
