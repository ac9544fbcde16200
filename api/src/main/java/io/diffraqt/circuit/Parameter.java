package io.diffraqt.circuit;

/// A named free real number in a circuit, in radians where it is an angle.
///
/// Equal names are the same parameter.
///
/// @param name an OpenQASM identifier: letters, digits and `_`, not starting with a digit
public record Parameter(String name) {
  /// @throws IllegalArgumentException when `name` is no identifier
  public Parameter {
    if (!Names.isIdentifier(name)) {
      throw new IllegalArgumentException(
          "parameter name '" + name + "' is no identifier: letters, digits and _ only");
    }
  }

  /// The parameter `name`.
  public static Parameter of(String name) {
    return new Parameter(name);
  }

  /// This parameter as an angle.
  public Angle angle() {
    return Angle.of(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
