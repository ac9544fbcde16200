package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.H;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.RY;
import static io.diffraqt.circuit.StandardGate.SX;
import static io.diffraqt.circuit.StandardGate.X;

import io.diffraqt.circuit.Angle;

/// Writes rotations about Y as pulses between rotations about Z.
///
/// @param basis whose gates are used
record ZPieces(OneQubitBasis basis) {
  private static final double HALF = Math.PI / 2;

  /// How one rotation about Y is made: the pulse, and what it adds to the rotations about Z.
  private enum Kind {
    HALF_TURN,
    QUARTER,
    QUARTER_BACK,
    GENERAL
  }

  void emit(EulerChain chain, Emission out, boolean whole) {
    var pending = chain.zs().getFirst();
    var n = chain.ys().size();
    for (var k = 0; k < n; k++) {
      var after = chain.zs().get(k + 1);
      var theta = out.wrapped(chain.ys().get(k));
      if (k == n - 1 && movesBack(theta)) {
        pending = pending.minus(after);
        after = Angle.zero();
      }
      pending = piece(theta, pending, out).plus(after);
    }
    if (whole) {
      basis.addZ(out, pending);
    }
  }

  /// What [#emit] leaves pending at the end.
  Angle trailing(EulerChain chain) {
    if (chain.ys().isEmpty()) {
      return chain.zs().getFirst();
    }
    var scratch = new Emission(0, Angle.zero());
    var theta = scratch.wrapped(chain.ys().getLast());
    var after = movesBack(theta) ? Angle.zero() : chain.zs().getLast();
    return piece(theta, movesBack(theta) ? Angle.of(HALF) : Angle.zero(), scratch).plus(after);
  }

  /// Whether a rotation about Z may pass to the other side with its sign changed.
  private static boolean movesBack(Angle theta) {
    return kind(theta) == Kind.HALF_TURN;
  }

  /// Emits one rotation about Y with `before` in front; what it leaves to do about Z.
  private Angle piece(Angle theta, Angle before, Emission out) {
    return switch (basis.form()) {
      case Z_SX, Z_QUARTER_RX -> quarterPiece(theta, before, out);
      case Z_RX -> rxPiece(theta, before, out);
      case Z_RY -> {
        basis.addZ(out, before);
        out.add(RY, theta);
        yield Angle.zero();
      }
      case Z_H -> {
        basis.addZ(out, before.plus(-HALF));
        out.add(H);
        basis.addZ(out, theta);
        out.add(H);
        yield Angle.of(HALF);
      }
      case U, R, RX_RY -> throw new IllegalStateException("no rotation about Z in " + basis);
    };
  }

  private Angle rxPiece(Angle theta, Angle before, Emission out) {
    var kind = kind(theta);
    if (kind != Kind.GENERAL && basis.gates().contains(SX)) {
      return quarterPiece(theta, before, out);
    }
    if (kind == Kind.HALF_TURN) {
      // A half turn about Y is one about X after a half turn about Z, which joins `before`.
      basis.addZ(out, before.plus(-Math.PI));
      out.add(RX, theta);
      return Angle.zero();
    }
    basis.addZ(out, before.plus(-HALF));
    out.add(RX, theta);
    return Angle.of(HALF);
  }

  private Angle quarterPiece(Angle theta, Angle before, Emission out) {
    return switch (kind(theta)) {
      case HALF_TURN -> {
        basis.addZ(out, before.plus(-Math.PI));
        halfTurn(out);
        yield Angle.zero();
      }
      case QUARTER -> {
        basis.addZ(out, before.plus(-HALF));
        quarterTurn(out);
        yield Angle.of(HALF);
      }
      case QUARTER_BACK -> {
        basis.addZ(out, before.plus(HALF));
        quarterTurn(out);
        yield Angle.of(-HALF);
      }
      case GENERAL -> {
        // Ry(θ) = −Rz(π)·Rx(π/2)·Rz(θ+π)·Rx(π/2).
        basis.addZ(out, before);
        quarterTurn(out);
        basis.addZ(out, theta.plus(Math.PI));
        quarterTurn(out);
        out.addPhase(Math.PI);
        yield Angle.of(Math.PI);
      }
    };
  }

  /// `Rx(π/2)`; `sx` carries a phase of π/4.
  private void quarterTurn(Emission out) {
    if (basis.gates().contains(SX)) {
      out.add(SX);
      out.addPhase(-HALF / 2);
    } else {
      out.add(RX, Angle.of(HALF));
    }
  }

  /// `Rx(π)` by one gate where there is one.
  private void halfTurn(Emission out) {
    if (basis.gates().contains(X)) {
      out.add(X);
      out.addPhase(-HALF);
    } else if (basis.gates().limit(RX).stream().anyMatch(l -> l.allows(Math.PI))) {
      out.add(RX, Angle.of(Math.PI));
    } else {
      quarterTurn(out);
      quarterTurn(out);
    }
  }

  private static Kind kind(Angle theta) {
    if (!theta.isConstant()) {
      return Kind.GENERAL;
    }
    var radians = theta.value(p -> Double.NaN);
    if (EulerChain.isMultiple(radians - Math.PI, 2 * Math.PI)) {
      return Kind.HALF_TURN;
    }
    if (EulerChain.isMultiple(radians - HALF, 2 * Math.PI)) {
      return Kind.QUARTER;
    }
    return EulerChain.isMultiple(radians + HALF, 2 * Math.PI) ? Kind.QUARTER_BACK : Kind.GENERAL;
  }
}
