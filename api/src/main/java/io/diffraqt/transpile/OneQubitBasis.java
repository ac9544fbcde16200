package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.GateSet;
import java.util.Optional;

/// How a target's gates make any one-qubit unitary.
///
/// @param form the pattern of gates
/// @param gates what the target runs
record OneQubitBasis(Form form, GateSet gates) {
  private static final double HALF = Math.PI / 2;

  /// A pattern of gates; the first one that a target can follow is taken.
  enum Form {
    /// `u` alone.
    U(StandardGate.U),
    /// `rz` (or `p`) around `rx`.
    Z_RX(StandardGate.RX),
    /// `rz` (or `p`) around `sx`, twice for a general angle.
    Z_SX(StandardGate.SX),
    /// `rz` (or `p`) around `rx` by π/2 alone, twice for a general angle.
    Z_QUARTER_RX(StandardGate.RX),
    /// `rz` (or `p`) around `ry`.
    Z_RY(StandardGate.RY),
    /// `rz` (or `p`) around `h`, twice for a general angle.
    Z_H(StandardGate.H),
    /// `ry` around `rx`.
    RX_RY(StandardGate.RX),
    /// `r` alone; frames about Z are moved on where the circuit allows it.
    R(StandardGate.R);

    private final StandardGate pulse;

    Form(StandardGate pulse) {
      this.pulse = pulse;
    }

    private boolean isIn(GateSet gates) {
      return switch (this) {
        case U, R -> gates.containsFreely(pulse);
        case RX_RY -> gates.containsFreely(pulse) && gates.containsFreely(StandardGate.RY);
        case Z_RX, Z_SX, Z_RY, Z_H -> gates.containsFreely(pulse) && turnsAboutZ(gates);
        case Z_QUARTER_RX ->
            gates.contains(pulse)
                && gates.limit(pulse).stream().allMatch(l -> l.allows(HALF))
                && turnsAboutZ(gates);
      };
    }

    private static boolean turnsAboutZ(GateSet gates) {
      return gates.containsFreely(StandardGate.RZ) || gates.containsFreely(StandardGate.P);
    }
  }

  /// The first pattern that these gates allow; empty when they cannot make every rotation.
  static Optional<OneQubitBasis> of(GateSet gates) {
    for (var form : Form.values()) {
      if (form.isIn(gates)) {
        return Optional.of(new OneQubitBasis(form, gates));
      }
    }
    return Optional.empty();
  }

  /// The run as gates of the target.
  Emission emit(EulerChain chain, int qubit) {
    return emit(chain, qubit, true);
  }

  /// The run as gates of the target without its last rotation about Z, which [#trailing] gives.
  Emission emitWithoutTrailing(EulerChain chain, int qubit) {
    return emit(chain, qubit, false);
  }

  /// The rotation about Z that [#emitWithoutTrailing] leaves out.
  Angle trailing(EulerChain chain) {
    return switch (form) {
      case R -> chain.zs().stream().reduce(Angle.zero(), Angle::plus);
      case U, RX_RY -> chain.ys().isEmpty() ? chain.zs().getFirst() : Angle.zero();
      case Z_RX, Z_SX, Z_QUARTER_RX, Z_RY, Z_H -> new ZPieces(this).trailing(chain);
    };
  }

  private Emission emit(EulerChain chain, int qubit, boolean whole) {
    var out = new Emission(qubit, chain.phase());
    switch (form) {
      case U -> emitU(chain, out, whole);
      case R -> emitR(chain, out, whole);
      case RX_RY -> emitRxRy(chain, out, whole);
      case Z_RX, Z_SX, Z_QUARTER_RX, Z_RY, Z_H -> new ZPieces(this).emit(chain, out, whole);
    }
    return out;
  }

  /// Adds a rotation about Z by the gate that the target has for it.
  void addZ(Emission out, Angle angle) {
    if (gates.containsFreely(StandardGate.RZ)) {
      out.addRotation(StandardGate.RZ, angle);
    } else {
      var wrapped = out.wrapped(angle);
      if (!EulerChain.isZero(wrapped)) {
        out.addPhase(wrapped.times(-.5));
        out.add(gates.contains(StandardGate.P) ? StandardGate.P : StandardGate.U, uAngles(wrapped));
      }
    }
  }

  private Angle[] uAngles(Angle z) {
    return gates.contains(StandardGate.P)
        ? new Angle[] {z}
        : new Angle[] {Angle.zero(), Angle.zero(), z};
  }

  private void emitU(EulerChain chain, Emission out, boolean whole) {
    var n = chain.ys().size();
    for (var k = 0; k < n; k++) {
      var phi = k == n - 1 ? chain.zs().get(n) : Angle.zero();
      var lambda = chain.zs().get(k);
      out.addPhase(phi.plus(lambda).times(-.5));
      out.add(StandardGate.U, chain.ys().get(k), phi, lambda);
    }
    if (n == 0 && whole) {
      addZ(out, chain.zs().getFirst());
    }
  }

  /// Moves all rotations about Z to the end: `R(θ, φ)·Rz(z) = Rz(z)·R(θ, φ − z)`.
  private void emitR(EulerChain chain, Emission out, boolean whole) {
    var frame = chain.zs().getFirst();
    var n = chain.ys().size();
    for (var k = 0; k < n - 1; k++) {
      out.add(StandardGate.R, chain.ys().get(k), frame.negated().plus(HALF));
      frame = frame.plus(chain.zs().get(k + 1));
    }
    var theta = n == 0 ? Angle.zero() : chain.ys().getLast();
    var axis = n == 0 ? Angle.zero() : frame.negated().plus(HALF);
    var rest = n == 0 ? frame : frame.plus(chain.zs().getLast());
    finishR(out, theta, axis, whole ? out.wrapped(rest) : Angle.zero());
  }

  /// `Rz(z)·R(θ, φ) = R(π, φ + z/2)·R(θ − π, φ)`.
  private static void finishR(Emission out, Angle theta, Angle axis, Angle rest) {
    if (!EulerChain.isZero(rest)) {
      out.add(StandardGate.R, theta.plus(-Math.PI), axis);
      out.add(StandardGate.R, Angle.of(Math.PI), axis.plus(rest.times(.5)));
    } else if (!EulerChain.isZero(theta)) {
      out.add(StandardGate.R, theta, axis);
    }
  }

  /// `Rz(z) = Rx(π/2)·Ry(z)·Rx(−π/2)`.
  private void emitRxRy(EulerChain chain, Emission out, boolean whole) {
    for (var k = 0; k < chain.zs().size(); k++) {
      if (k > 0) {
        out.addRotation(StandardGate.RY, chain.ys().get(k - 1));
      }
      var z = whole || !chain.ys().isEmpty() ? out.wrapped(chain.zs().get(k)) : Angle.zero();
      if (!EulerChain.isZero(z)) {
        out.add(StandardGate.RX, Angle.of(-HALF));
        out.add(StandardGate.RY, z);
        out.add(StandardGate.RX, Angle.of(HALF));
      }
    }
  }
}
