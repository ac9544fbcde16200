package io.diffraqt.simulator.internal.kernel;

/// Kernels in plain Java, for any machine.
public final class ScalarKernels implements Kernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void dense1(Parts psi, int target, double[] m, int at) {
    ScalarDense1.apply(psi, target, m, at);
  }

  @Override
  public void diagonal1(Parts psi, int target, double[] m, int at) {
    ScalarDiagonal.one(psi, target, m, at);
  }

  @Override
  public void controlled1(Parts psi, Controls controls, int target, double[] m, int at) {
    ScalarDense1.controlled(psi, controls, target, m, at);
  }

  @Override
  public void phase(Parts psi, Controls controls, double re, double im) {
    ScalarDiagonal.phase(psi, controls, re, im);
  }

  @Override
  public void dense2(Parts psi, int first, int second, double[] m, int at) {
    ScalarDense.apply(psi, Controls.NONE, new int[] {first, second}, m, at);
  }

  @Override
  public void dense(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    ScalarDense.apply(psi, controls, targets, m, at);
  }

  @Override
  public void diagonal(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    ScalarDiagonal.many(psi, controls, targets, m, at);
  }

  @Override
  public void flip(Parts psi, Controls controls, int target) {
    ScalarMoves.flip(psi, controls, target);
  }

  @Override
  public void swap(Parts psi, Controls controls, int first, int second) {
    ScalarMoves.swap(psi, controls, first, second);
  }

  @Override
  public void permute(Parts psi, int[] from, Parts out) {
    ScalarMoves.permute(psi, from, out);
  }

  @Override
  public void move(Parts psi, IndexMap map, int offset, Parts out) {
    ScalarMoves.move(psi, map, offset, out);
  }

  @Override
  public void turn(Parts psi, int[] targets, double[] t) {
    ScalarTurns.apply(psi, targets, t);
  }

  @Override
  public void phases(Parts psi, PhaseTable table) {
    ScalarPhases.apply(psi, table);
  }

  @Override
  public double weight(Parts psi, Controls controls) {
    return ScalarSums.weight(psi, controls);
  }

  @Override
  public double[] weights(Parts psi, int length) {
    return ScalarSums.weights(psi, length);
  }

  @Override
  public void scale(Parts psi, double factor) {
    ScalarSums.scale(psi, factor);
  }

  @Override
  public void overlap(Parts left, Parts right, Controls controls, int[] targets, double[] out) {
    ScalarSums.overlap(left, right, controls, targets, out);
  }
}
