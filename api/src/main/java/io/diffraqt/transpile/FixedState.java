package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.Complex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Gates that make a known state from zeros.
///
/// A qubit in a product with the others gets one gate; controls on which an angle does not depend
/// are left out, so that sparse states cost less than the `2^n − 2` gates `cx` of a real and
/// `2^(n+1) − 2n − 2` of a complex one.
final class FixedState {
  private static final double TOLERANCE = 1e-12;

  private final List<Apply> out = new ArrayList<>();

  private FixedState() {}

  /// The gates in time order, global phase included.
  static List<Apply> gates(Amplitudes.Fixed state, List<Integer> operands) {
    var work = new FixedState();
    var amplitudes =
        IntStream.range(0, 1 << state.qubits())
            .mapToObj(k -> new Complex(state.re(k), state.im(k)))
            .toArray(Complex[]::new);
    work.entangled(work.withoutProducts(amplitudes, new ArrayList<>(operands)));
    return work.out;
  }

  /// A state and the qubits that hold it.
  private record Held(Complex[] amplitudes, List<Integer> operands) {}

  /// Prepares the qubits that are in a product with the rest and takes them out.
  private Held withoutProducts(Complex[] amplitudes, List<Integer> operands) {
    for (var k = 0; k < operands.size() && operands.size() > 1; k++) {
      var factor = factor(amplitudes, k);
      if (factor.length == 2) {
        single(factor, operands.get(k));
        var rest = projected(amplitudes, k, factor);
        var left = new ArrayList<>(operands);
        left.remove(k);
        return withoutProducts(rest, left);
      }
    }
    return new Held(amplitudes, operands);
  }

  /// The state of qubit `k` where it is in a product with the rest; empty otherwise.
  private static Complex[] factor(Complex[] a, int k) {
    var bit = 1 << k;
    var best =
        IntStream.range(0, a.length)
            .filter(j -> (j & bit) == 0)
            .boxed()
            .max((x, y) -> Double.compare(weight(a, x, bit), weight(a, y, bit)))
            .orElseThrow();
    var norm = Math.sqrt(weight(a, best, bit));
    var zero = a[best].times(1 / norm);
    var one = a[best | bit].times(1 / norm);
    var product =
        IntStream.range(0, a.length)
            .filter(j -> (j & bit) == 0)
            .allMatch(j -> a[j].times(one).minus(a[j | bit].times(zero)).abs() < TOLERANCE);
    return product ? new Complex[] {zero, one} : new Complex[0];
  }

  private static double weight(Complex[] a, int j, int bit) {
    return a[j].squaredAbs() + a[j | bit].squaredAbs();
  }

  private static Complex[] projected(Complex[] a, int k, Complex[] factor) {
    var bit = 1 << k;
    return IntStream.range(0, a.length)
        .filter(j -> (j & bit) == 0)
        .mapToObj(
            j -> factor[0].conjugate().times(a[j]).plus(factor[1].conjugate().times(a[j | bit])))
        .toArray(Complex[]::new);
  }

  private void single(Complex[] state, int qubit) {
    var angles = StateAngles.of(1, k -> state[k]);
    rotate(StandardGate.RY, angles.y(0), List.of(), qubit);
    rotate(StandardGate.RZ, angles.z(0), List.of(), qubit);
    phase(angles.phase());
  }

  private void entangled(Held held) {
    var n = held.operands().size();
    var angles = StateAngles.of(n, k -> held.amplitudes()[k]);
    for (var t = n - 1; t >= 0; t--) {
      var controls = held.operands().subList(t + 1, n);
      var target = held.operands().get(t);
      rotate(StandardGate.RY, angles.y(t), controls, target);
      rotate(StandardGate.RZ, angles.z(t), controls, target);
    }
    phase(angles.phase());
  }

  /// Rotations by an angle for each value of the controls, those without influence left out.
  private void rotate(StandardGate gate, double[] angles, List<Integer> controls, int target) {
    for (var k = 0; k < controls.size(); k++) {
      if (!depends(angles, 1 << k)) {
        var fewer = new ArrayList<>(controls);
        fewer.remove(k);
        rotate(gate, without(angles, k), fewer, target);
        return;
      }
    }
    if (Arrays.stream(angles).anyMatch(a -> Math.abs(a) > TOLERANCE)) {
      out.addAll(aligned(gate, angles, controls, target));
    }
  }

  /// The second multiplexer on the same qubits starts with the `cx` that ends the first.
  private List<Apply> aligned(
      StandardGate gate, double[] angles, List<Integer> controls, int target) {
    var constants = Multiplexer.constants(Multiplexer.transformed(angles));
    var mirrored = Multiplexer.mirrored(gate, constants, controls, target);
    if (controls.isEmpty() || out.isEmpty() || !out.getLast().equals(mirrored.getFirst())) {
      return Multiplexer.gates(gate, constants, controls, target);
    }
    out.removeLast();
    return mirrored.subList(1, mirrored.size());
  }

  private static boolean depends(double[] angles, int bit) {
    return IntStream.range(0, angles.length)
        .anyMatch(j -> Math.abs(angles[j] - angles[j ^ bit]) > TOLERANCE);
  }

  private static double[] without(double[] angles, int k) {
    return IntStream.range(0, angles.length)
        .filter(j -> (j >> k & 1) == 0)
        .mapToDouble(j -> angles[j])
        .toArray();
  }

  private void phase(double radians) {
    GlobalPhase.instruction(Angle.of(radians)).ifPresent(out::add);
  }
}
