package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.evolve.Gates;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.kernel.TangentLoops;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;
import java.util.List;

/// A vector and its derivative along a direction of the bindings, which steps move together. Not
/// thread-safe.
final class Jet {
  private final Kernels kernels;
  private Parts value;
  private Parts slope;
  private Parts spare;

  /// All zeros.
  Jet(Kernels kernels, int size) {
    this.kernels = kernels;
    this.value = Parts.zeros(size);
    this.slope = Parts.zeros(size);
    this.spare = Parts.zeros(size);
  }

  Parts value() {
    return value;
  }

  Parts slope() {
    return slope;
  }

  /// All qubits in state 0, which does not change.
  void restart() {
    clear();
    value.re()[0] = 1;
  }

  void clear() {
    for (var parts : List.of(value, slope)) {
      Arrays.fill(parts.re(), 0);
      Arrays.fill(parts.im(), 0);
    }
  }

  void set(Saved saved) {
    value.set(saved.value());
    slope.set(saved.slope());
  }

  Saved saved() {
    return new Saved(value.copy(), slope.copy());
  }

  /// A copy of both vectors.
  record Saved(Parts value, Parts slope) {}

  /// A matrix that no binding changes.
  ///
  /// @param m where it starts at `at`
  void apply(Step.Unitary step, double[] m, int at) {
    Gates.apply(kernels, value, step, m, at);
    Gates.apply(kernels, slope, step, m, at);
  }

  /// A matrix and its derivative, which both start at `at`.
  void apply(Step.Unitary step, double[] m, double[] dm, int at) {
    if (step.targets().length == 1 && step.controls().isEmpty()) {
      TangentLoops.apply(kernels, value, slope, step.targets()[0], m, dm, at);
      return;
    }
    spare.set(value);
    clearOutside(step.controls(), spare);
    Gates.apply(kernels, spare, step, dm, at);
    apply(step, m, at);
    TangentLoops.add(spare, slope);
  }

  private void clearOutside(Controls controls, Parts parts) {
    for (var rest = controls.mask(); rest != 0; rest &= rest - 1) {
      var bit = Integer.lowestOneBit(rest);
      var fails = new Controls(bit, ~controls.value() & bit);
      kernels.phase(parts, fails, 0, 0);
    }
  }

  void flip(Controls controls, int target) {
    kernels.flip(value, controls, target);
    kernels.flip(slope, controls, target);
  }

  void swap(Controls controls, int first, int second) {
    kernels.swap(value, controls, first, second);
    kernels.swap(slope, controls, first, second);
  }

  /// @param from the old index for each new one
  void permute(int[] from) {
    kernels.permute(value, from, spare);
    var moved = spare;
    spare = value;
    value = moved;
    kernels.permute(slope, from, spare);
    moved = spare;
    spare = slope;
    slope = moved;
  }

  /// Clears what a kept measurement drops.
  void project(Step.Measure measure) {
    var dropped = Path.dropped(measure);
    kernels.phase(value, dropped, 0, 0);
    kernels.phase(slope, dropped, 0, 0);
  }

  /// Multiplies by `s = 1/√p`, whose derivative is `−s·p'/2p`.
  ///
  /// @param rate `p'`
  void scale(double probability, double rate) {
    var s = 1 / Math.sqrt(probability);
    var half = rate / (2 * probability);
    for (var k = 0; k < value.size(); k++) {
      value.re()[k] *= s;
      value.im()[k] *= s;
      slope.re()[k] = s * slope.re()[k] - half * value.re()[k];
      slope.im()[k] = s * slope.im()[k] - half * value.im()[k];
    }
  }

  /// `this ← this − Re⟨this|other⟩·other`, and the same differentiated.
  void removeAlong(Jet other) {
    var along = real(value, other.value);
    var rate = real(slope, other.value) + real(value, other.slope);
    for (var k = 0; k < value.size(); k++) {
      value.re()[k] -= along * other.value.re()[k];
      value.im()[k] -= along * other.value.im()[k];
      slope.re()[k] -= rate * other.value.re()[k] + along * other.slope.re()[k];
      slope.im()[k] -= rate * other.value.im()[k] + along * other.slope.im()[k];
    }
  }

  /// The probability of all that is left, and its derivative.
  double[] weight() {
    return new double[] {real(value, value), 2 * real(value, slope)};
  }

  private double real(Parts left, Parts right) {
    var overlap = new double[2];
    kernels.overlap(left, right, Controls.NONE, new int[0], overlap);
    return overlap[0];
  }
}
