package io.diffraqt.simulator.internal.kernel;

import jdk.incubator.vector.DoubleVector;

/// Kernels by the Vector API; states smaller than one vector, and rare shapes, stay scalar.
final class VectorKernels implements Kernels {
  private final ScalarKernels scalar = new ScalarKernels();

  @Override
  public String name() {
    return "vector";
  }

  /// Amplitudes whose real parts fill one vector of this machine.
  static int lanes() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  @Override
  public void dense1(Parts psi, int target, double[] m, int at) {
    if (isSmall(psi)) {
      scalar.dense1(psi, target, m, at);
    } else {
      VectorDense1.apply(psi, target, m, at);
    }
  }

  @Override
  public void diagonal1(Parts psi, int target, double[] m, int at) {
    if (isSmall(psi)) {
      scalar.diagonal1(psi, target, m, at);
    } else {
      VectorDiagonal.one(psi, target, m, at);
    }
  }

  @Override
  public void controlled1(Parts psi, Controls controls, int target, double[] m, int at) {
    if (isSmall(psi)) {
      scalar.controlled1(psi, controls, target, m, at);
    } else {
      VectorControlled1.apply(psi, controls, target, m, at);
    }
  }

  @Override
  public void phase(Parts psi, Controls controls, double re, double im) {
    if (isSmall(psi)) {
      scalar.phase(psi, controls, re, im);
    } else {
      VectorDiagonal.phase(psi, controls, re, im);
    }
  }

  @Override
  public void dense2(Parts psi, int first, int second, double[] m, int at) {
    if (!VectorDense2.fits(psi)) {
      scalar.dense2(psi, first, second, m, at);
    } else {
      VectorDense2.apply(psi, first, second, m, at);
    }
  }

  @Override
  public void dense(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    if (isSmall(psi) || (controls.mask() & Lanes.L - 1) != 0) {
      scalar.dense(psi, controls, targets, m, at);
    } else {
      VectorDense.apply(psi, controls, targets, m, at);
    }
  }

  @Override
  public void diagonal(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    if (isSmall(psi)) {
      scalar.diagonal(psi, controls, targets, m, at);
    } else {
      VectorDiagonal.many(psi, controls, targets, m, at);
    }
  }

  @Override
  public void flip(Parts psi, Controls controls, int target) {
    if (isSmall(psi)) {
      scalar.flip(psi, controls, target);
    } else {
      VectorMoves.flip(psi, controls, target);
    }
  }

  /// Within lanes, or under controls on lanes, three controlled flips, each of which moves half of
  /// what a swap moves.
  @Override
  public void swap(Parts psi, Controls controls, int first, int second) {
    var bits = controls.mask() | 1 << first | 1 << second;
    if (isSmall(psi)) {
      scalar.swap(psi, controls, first, second);
    } else if ((bits & Lanes.L - 1) == 0) {
      VectorMoves.swap(psi, controls, 1 << first, 1 << second);
    } else if (controls.isEmpty() && Math.max(first, second) >= Lanes.LOG) {
      VectorMoves.exchange(psi, Math.min(first, second), Math.max(first, second));
    } else {
      VectorMoves.flip(psi, controls.and(first, true), second);
      VectorMoves.flip(psi, controls.and(second, true), first);
      VectorMoves.flip(psi, controls.and(first, true), second);
    }
  }

  @Override
  public void permute(Parts psi, int[] from, Parts out) {
    scalar.permute(psi, from, out);
  }

  @Override
  public void move(Parts psi, IndexMap map, int offset, Parts out) {
    if (isSmall(psi) || !VectorIndexMap.tries(psi, map, offset, out)) {
      scalar.move(psi, map, offset, out);
    }
  }

  @Override
  public void turn(Parts psi, int[] targets, double[] t) {
    if (isSmall(psi)) {
      scalar.turn(psi, targets, t);
    } else {
      VectorTurns.apply(psi, targets, t);
    }
  }

  @Override
  public void phases(Parts psi, PhaseTable table) {
    if (isSmall(psi)) {
      scalar.phases(psi, table);
    } else {
      VectorPhases.apply(psi, table);
    }
  }

  @Override
  public void turnThenPhases(Parts psi, int target, double t, PhaseTable table) {
    if (isSmall(psi)) {
      scalar.turnThenPhases(psi, target, t, table);
    } else {
      VectorTurnedPhases.apply(psi, target, t, table);
    }
  }

  @Override
  public double weight(Parts psi, Controls controls) {
    return isSmall(psi) ? scalar.weight(psi, controls) : VectorSums.weight(psi, controls);
  }

  @Override
  public double[] weights(Parts psi, int length) {
    return length < Lanes.L ? scalar.weights(psi, length) : VectorSums.weights(psi, length);
  }

  @Override
  public void scale(Parts psi, double factor) {
    if (isSmall(psi)) {
      scalar.scale(psi, factor);
    } else {
      VectorSums.scale(psi, factor);
    }
  }

  @Override
  public void overlap(Parts left, Parts right, Controls controls, int[] targets, double[] out) {
    if (isSmall(left) || targets.length > 0) {
      scalar.overlap(left, right, controls, targets, out);
    } else {
      VectorSums.overlap(left, right, controls, out);
    }
  }

  private static boolean isSmall(Parts psi) {
    return psi.size() < Lanes.L;
  }
}
