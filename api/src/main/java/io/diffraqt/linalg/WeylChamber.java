package io.diffraqt.linalg;

/// Moves an interaction into the Weyl chamber by local gates.
final class WeylChamber {
  private static final double QUARTER = Math.PI / 4;
  private static final double EDGE = 1e-9;

  private static final ComplexMatrix[] PAULI = {
    ComplexMatrix.real(2, 2, 0, 1, 1, 0),
    ComplexMatrix.ofRows(
        new Complex[] {Complex.ZERO, Complex.I.times(-1)}, new Complex[] {Complex.I, Complex.ZERO}),
    ComplexMatrix.real(2, 2, 1, 0, 0, -1)
  };

  private final double[] t;
  private double phase;
  private final ComplexMatrix[] left;
  private final ComplexMatrix[] right;

  WeylChamber(Kak raw) {
    t = new double[] {raw.a(), raw.b(), raw.c()};
    phase = raw.phase();
    left = new ComplexMatrix[] {raw.left0(), raw.left1()};
    right = new ComplexMatrix[] {raw.right0(), raw.right1()};
  }

  Kak reduced() {
    for (var k = 0; k < 3; k++) {
      shift(k);
    }
    sort();
    makePositive();
    if (t[0] > QUARTER - EDGE && t[2] < 0) {
      // On this face the signs of a and c may change together.
      negate(0, 2);
      shiftBy(0, 1);
    }
    return new Kak(phase, t[0], t[1], t[2], left[0], left[1], right[0], right[1]);
  }

  /// Brings coordinate `k` into `(−π/4, π/4]` with the local gate `exp(iπ/2·PP) = i·P⊗P`.
  private void shift(int k) {
    var turns = (int) Math.ceil((t[k] - QUARTER - EDGE) / (2 * QUARTER));
    shiftBy(k, -turns);
  }

  private void shiftBy(int k, int turns) {
    t[k] += turns * 2 * QUARTER;
    phase -= turns * 2 * QUARTER;
    if (turns % 2 != 0) {
      right[0] = PAULI[k].times(right[0]);
      right[1] = PAULI[k].times(right[1]);
      // The two Pauli gates are their own inverse for odd turns of either sign.
    }
  }

  private void sort() {
    for (var pass = 0; pass < 2; pass++) {
      for (var k = 0; k < 2; k++) {
        if (Math.abs(t[k]) < Math.abs(t[k + 1])) {
          exchange(k, k + 1);
        }
      }
    }
  }

  /// Exchanges two coordinates by quarter turns about the third axis on both qubits.
  private void exchange(int i, int j) {
    var turn = quarterTurn(3 - i - j);
    surround(turn, turn);
    var kept = t[i];
    t[i] = t[j];
    t[j] = kept;
  }

  private void makePositive() {
    if (t[0] < 0 && t[1] < 0) {
      negate(0, 1);
    } else if (t[0] < 0) {
      negate(0, 2);
    } else if (t[1] < 0) {
      negate(1, 2);
    }
  }

  /// Changes two signs by a half turn about the third axis on operand 0.
  private void negate(int i, int j) {
    surround(PAULI[3 - i - j], ComplexMatrix.identity(2));
    t[i] = -t[i];
    t[j] = -t[j];
  }

  /// Uses `N(t) = V†·N(t')·V` for `V = on1 ⊗ on0`.
  private void surround(ComplexMatrix on0, ComplexMatrix on1) {
    left[0] = left[0].times(on0.adjoint());
    left[1] = left[1].times(on1.adjoint());
    right[0] = on0.times(right[0]);
    right[1] = on1.times(right[1]);
  }

  private static ComplexMatrix quarterTurn(int axis) {
    return ComplexMatrix.identity(2)
        .minus(PAULI[axis].times(Complex.I))
        .times(Complex.of(Math.sqrt(0.5)));
  }
}
